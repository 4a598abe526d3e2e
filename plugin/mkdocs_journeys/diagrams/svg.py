"""Mermaid text as inline SVG, by merman where it is installed."""

from __future__ import annotations

import atexit
import json
import math
import re
from functools import cache
from typing import Any
from xml.etree import ElementTree

from mkdocs_journeys.diagrams.refusal import DiagramRefusal
from mkdocs_journeys.diagrams.sanitise import rebuilt
from mkdocs_journeys.diagrams.shield import shielded
from mkdocs_journeys.diagrams.slim import slim

# The content of a page on a phone that is 360 px wide.
PHONE_WIDTH = 328

# Type size and width of a label's lines, tried one after the other until a flowchart fits on a phone.
FITS = ((13, 185), (13, 150), (13, 125), (12, 125), (12, 100), (12, 84))

# merman measures a narrow font. Readers have wider ones, so that boxes are laid out for type of this size.
ROOM = {13: 15, 12: 14}

_FLOWCHART = re.compile(r"\s*(?:%%.*\n\s*)*(?:flowchart|graph)\b")
_ID = re.compile(r"[A-Za-z][\w-]*\Z", re.ASCII)
_BOX = re.compile(r"[\s,]+")
_VIEW = re.compile(r'<svg\b[^>]*?\sviewBox="([^"]*)"')


def is_available() -> bool:
    """Whether pictures can be drawn here: merman is an extra, and has no wheel for some platforms."""
    return _engine() is not None


def render(source: str, diagram_id: str, title: str = "") -> str | None:
    """The picture of a Mermaid text; None where merman is not installed.

    `diagram_id` begins with a letter, is ASCII, and is used once on a page. `title` is what the picture is
    called by those who can't see it. Raises DiagramRefusal where the text can't be drawn.
    """
    if not _ID.match(diagram_id):
        raise ValueError(f"not an id for a diagram: {diagram_id!r}")
    engine = _engine()
    if engine is None:
        return None
    safe = shielded(source)
    size, root = _fitted(engine, safe, diagram_id) if _FLOWCHART.match(source) else (13, None)
    if root is None:
        root = rebuilt(_drawn(engine, safe, _options(diagram_id)), em=ROOM[13])
    return _finished(root, diagram_id, title, size)


@cache
def _engine() -> Any:
    try:
        import merman
    except (ImportError, OSError):
        return None
    # It must go before the module that knows how to take it apart.
    atexit.register(_engine.cache_clear)
    return merman.MermanEngine(json.dumps({"resources": {"profile": "constrained"}}), None)


def _fitted(engine: Any, source: str, diagram_id: str) -> tuple[int, ElementTree.Element]:
    """A flowchart with lines as long as a phone is wide, or the narrowest there is."""
    tried: list[tuple[float, int, str]] = []
    for size, wrap in FITS:
        drawn = _drawn(engine, source, _options(diagram_id, size, wrap))
        view = _VIEW.match(drawn)
        tried.append((_box(view[1] if view else "")[0], size, drawn))
        if tried[-1][0] <= PHONE_WIDTH:
            break
    _, size, drawn = min(tried, key=lambda attempt: attempt[0])
    return size, rebuilt(drawn, em=ROOM[size])


def _options(diagram_id: str, size: int = 13, wrap: int = 170) -> str:
    flowchart = {
        "htmlLabels": False,
        "wrappingWidth": wrap,
        "nodeSpacing": 14,
        "rankSpacing": 30,
        "padding": 9,
        "diagramPadding": 4,
        "minNodeWidth": 0,
    }
    config = {
        "theme": "default",
        "look": "classic",
        "layout": "dagre",
        "htmlLabels": False,
        "securityLevel": "strict",
        "flowchart": flowchart,
        "journey": {"width": 132, "height": 54, "taskMargin": 12, "taskFontSize": 13},
        "themeVariables": {"fontSize": f"{ROOM[size]}px"},
    }
    return json.dumps({"site_config": config, "svg": {"diagram_id": diagram_id}})


def _drawn(engine: Any, source: str, options: str) -> str:
    try:
        return str(engine.render_svg(source, options))
    except Exception as error:  # merman's errors have no base of their own
        raise DiagramRefusal(f"The diagram can't be drawn: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    """What merman says, without the rest of its record."""
    found = re.search(r"""message=(?:'([^']*)'|"([^"]*)")""", str(error))
    text = (found[1] or found[2]) if found else str(error).splitlines()[0]
    if text.startswith("resource limit"):
        return "it is too large. Split it."
    return text.strip().rstrip(".") + "."


def _box(view: str) -> tuple[float, float]:
    """Width and height of what a picture shows."""
    box = [float(part) for part in _BOX.split((view or "0 0 0 0").strip())]
    return box[2], box[3]


def _finished(root: ElementTree.Element, diagram_id: str, title: str, size: int) -> str:
    """The picture with its size, its name, and the classes that the stylesheet knows."""
    width, height = _box(root.get("viewBox", ""))
    kind = re.sub(r"[^a-z]", "", root.get("data-kind", "").removesuffix("-v2").lower())
    wide = ["jm-diagram--wide"] if width > PHONE_WIDTH else []
    view = root.get("viewBox", "")
    own_title = root.get("data-title", "")
    root.attrib.clear()
    root.attrib |= {
        "class": " ".join(["jm-diagram", f"jm-diagram--{kind}", *wide]),
        "id": diagram_id,
        "viewBox": view,
        "width": str(math.ceil(width)),
        "height": str(math.ceil(height)),
        "font-size": str(size),
        "direction": "ltr",  # of the drawing, on a page of any direction; rows have their own
    }
    if title := title or own_title:
        root.set("role", "img")
        name = ElementTree.Element("title", {"id": f"{diagram_id}-title"})
        name.text = title
        root.insert(0, name)
        root.set("aria-labelledby", f"{diagram_id}-title")
    slim(root, diagram_id)
    # No text and no attribute holds a bare `>`.
    return ElementTree.tostring(root, encoding="unicode").replace(" />", "/>")
