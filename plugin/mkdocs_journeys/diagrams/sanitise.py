"""An SVG built anew from what is known to be harmless.

Fences come from strangers, so nothing is taken out of merman's SVG: a new tree is built of allowed elements
and attributes, and all else is left behind, its style above all. Colours come from the site's stylesheet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

from mkdocs_journeys.diagrams.refusal import DiagramRefusal
from mkdocs_journeys.diagrams.series import SERIES, name_series
from mkdocs_journeys.diagrams.shield import unshielded
from mkdocs_journeys.diagrams.svg_text import rows, text_of, with_direction

FLOWCHART = "flowchart-v2"
SMALLEST = 12.0
SVG = "{http://www.w3.org/2000/svg}"
HTML = "{http://www.w3.org/1999/xhtml}"

ELEMENTS = frozenset(
    {
        "svg",
        "g",
        "defs",
        "marker",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
    }
)
NUMBERS = frozenset(
    {
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "width",
        "height",
        "d",
        "points",
        "transform",
        "viewBox",
        "dx",
        "dy",
        "refX",
        "refY",
        "markerWidth",
        "markerHeight",
        "orient",
        "stroke-width",
        "stroke-dasharray",
        "opacity",
        "fill-opacity",
        "font-size",
    }
)
WORDS = frozenset(
    {
        "text-anchor",
        "dominant-baseline",
        "markerUnits",
        "font-weight",
        "font-style",
        "direction",
    }
)
STYLED = frozenset({"text-anchor", "font-size", "font-weight", "font-style", "dominant-baseline"})
LINKED = frozenset({"marker-start", "marker-end", "marker-mid"})
# What diagrams.css knows.
CLASSES = frozenset(
    {
        *("node", "label-container", "node-bkg", "background", "labelBkg"),
        *("n2", "n1", "z", "p1", "p2", "first", "last", "away"),
        *("edge-pattern-dotted", "edge-pattern-dashed", "edge-thickness-thick", "edge-thickness-invisible"),
        *("journey-section", "task", "face", "data-point", "link"),
        *(f"{kind}-{number}" for kind in ("series", "actor") for number in range(SERIES)),
    }
)

_NUMERIC = re.compile(r"[\w\s.,()+%-]*\Z")
_WORD = re.compile(r"(?:[a-zA-Z-]+|\d{3})\Z")
_LOCAL = re.compile(r"url\(#([\w.-]+)\)\Z")
_FLOAT = re.compile(r"-?\d*\.\d+(?:e[+-]?\d+)?")


def rebuilt(svg: str, em: float) -> ElementTree.Element:
    """The tree of allowed elements, without names of namespaces.

    `em` is the size of type that the picture was laid out for, in px: rows keep the distances made for it.
    """
    if "<!DOCTYPE" in svg or "<!ENTITY" in svg:
        raise DiagramRefusal("The diagram can't be drawn: its picture has a document type.")
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314 - no document type, so no entities
    except ElementTree.ParseError as error:
        raise DiagramRefusal(f"The diagram can't be drawn: its picture is broken ({error}).") from error
    if _kind(root) == "pie":
        name_series(root)
    # Only the style of flowcharts, which stays behind, put labels around their middle.
    built = _built(root, in_label=None if _kind(root) != FLOWCHART else False)
    if built is None or built.tag != "svg":
        raise DiagramRefusal("The diagram can't be drawn: there is no picture.")
    _keep_used_ids(built)
    _settle_rows(built, em)
    built.set("data-kind", _kind(root))
    built.set("data-title", unshielded(root.findtext(f"{SVG}title", "")).strip())
    return built


def _kind(root: ElementTree.Element) -> str:
    return root.get("aria-roledescription", "")


def _built(element: ElementTree.Element, *, in_label: bool | None) -> ElementTree.Element | None:
    """The element anew, or None where nothing of it is left."""
    name = element.tag.removeprefix(SVG) if isinstance(element.tag, str) else ""
    if name == "switch":
        return _first_drawn(element, in_label=in_label)
    if name == "foreignObject":
        return _as_text(element)
    if name not in ELEMENTS:
        return None
    made = ElementTree.Element(name, _attributes(element))
    if in_label is not None:
        in_label = in_label or "label" in element.get("class", "").split()
    if name == "text":
        return _text(element, made, in_label=in_label)
    for child in element:
        kept = _built(child, in_label=in_label)
        if kept is not None:
            made.append(kept)
    return None if _is_empty(made) else made


def _first_drawn(switch: ElementTree.Element, *, in_label: bool | None) -> ElementTree.Element | None:
    """Of a switch, what is drawn where HTML in SVG is not known: the text."""
    texts = [child for child in switch if child.tag == f"{SVG}text"] or list(switch)[:1]
    made = ElementTree.Element("g")
    made.extend(kept for child in texts if (kept := _built(child, in_label=in_label)) is not None)
    return made if len(made) else None


def _as_text(element: ElementTree.Element) -> ElementTree.Element | None:
    """HTML in SVG as a line of text in the middle of its box."""
    words = " ".join(unshielded("".join(element.itertext())).split())
    if not words:
        return None
    x, y, width, height = (_number(element.get(key)) for key in ("x", "y", "width", "height"))
    made = ElementTree.Element("text", {"x": short(x + width / 2), "y": short(y + height / 2)})
    made.attrib |= {"text-anchor": "middle", "dominant-baseline": "central"}
    made.text = words
    return with_direction(made, words)


def _text(
    element: ElementTree.Element, made: ElementTree.Element, *, in_label: bool | None
) -> ElementTree.Element | None:
    """A text with its rows; the label of a node stands around its middle."""
    words = text_of(element)
    if not words.strip():
        return None
    if in_label:
        made.attrib.setdefault("text-anchor", "middle")
    rows(element, made, _attributes)
    return with_direction(made, words)


def _attributes(element: ElementTree.Element) -> dict[str, str]:
    """The allowed attributes, in a settled order, numbers to two places."""
    styled = {key: value for key, value in _style(element.get("style", "")).items() if key in STYLED}
    given: Mapping[str, str] = {**element.attrib, **styled}
    found = {}
    for key in sorted(given):
        value = _allowed(key, given[key].strip())
        if value:
            found[key] = value
    return found


def _allowed(key: str, value: str) -> str | None:
    if key == "font-size" and 0 < _number(value) < SMALLEST:
        return short(SMALLEST)
    if key in NUMBERS:
        return rounded(value) if _NUMERIC.match(value) else None
    if key in ("fill", "stroke"):
        return value if value == "none" else None
    if key in WORDS:
        return value if _WORD.match(value) else None
    if key == "class":
        return " ".join(dict.fromkeys(name for name in value.split() if name in CLASSES)) or None
    if key in LINKED:
        return value if _LOCAL.match(value) else None
    return value if key == "id" and re.fullmatch(r"[\w.-]+", value, re.ASCII) else None


def _style(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split(";"))
    return {key.strip(): value.partition("!")[0].strip() for key, _, value in pairs}


def rounded(value: str) -> str:
    """Numbers to two places: smaller, and the same wherever they were computed."""
    return _FLOAT.sub(lambda found: short(float(found[0])), value)


def short(number: float) -> str:
    """A number to two places, without zeros at its end."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _number(value: str | None) -> float:
    try:
        return float((value or "0").removesuffix("px"))
    except ValueError:
        return 0.0


def _is_empty(made: ElementTree.Element) -> bool:
    if made.tag == "rect":
        return not (_number(made.get("width", "0").rstrip("%")) and made.get("height"))
    return made.tag in ("g", "defs", "marker") and not len(made)


def _settle_rows(root: ElementTree.Element, em: float) -> None:
    """Distances of rows in px: in em they would shrink with the type that is drawn."""
    for row in root.iter("tspan"):
        for key in ("y", "dy"):
            value = row.get(key, "")
            if value.endswith("em"):
                row.set(key, short(float(value.removesuffix("em")) * em))


def _keep_used_ids(root: ElementTree.Element) -> None:
    """Only what is referred to keeps its id; a marker that nothing uses goes."""
    used = {
        found[1] for element in root.iter() for key in LINKED if (found := _LOCAL.match(element.get(key, "")))
    }
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == "marker" and child.get("id") not in used:
                parent.remove(child)
    for element in root.iter():
        if element.tag != "marker":
            element.attrib.pop("id", None)
