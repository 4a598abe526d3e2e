"""The same picture in fewer bytes: merman writes for programs that change a picture, readers only see it."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from xml.etree import ElementTree

from mkdocs_journeys.diagrams.sanitise import LINKED, short

# A line that bends by no more than this, in px, is straight to the eye.
STRAIGHT = 0.25

_NUMBER = re.compile(r"-?\d*\.?\d+\Z")
_TRANSLATE = re.compile(r"translate\(\s*(-?\d*\.?\d+)(?:[\s,]+(-?\d*\.?\d+))?\s*\)\s*")
_PATH = re.compile(r"M[\d\s.,-]+(?:[LC][\d\s.,-]+)+\Z")
_VALUE = re.compile(r"-?\d*\.?\d+")
_REFERENCE = re.compile(r"url\(#(.+)\)\Z")

Point = tuple[float, float]


def slim(root: ElementTree.Element, diagram_id: str) -> None:
    """Takes away what changes nothing: groups of nothing, detours of straight lines, places given twice."""
    _ungroup(root)
    for text in root.iter("text"):
        _settle_rows(text)
    # What is inside of a group comes first.
    for element in reversed(list(root.iter())):
        if element.tag in ("g", "text"):
            _settle_places(element)
        elif element.tag == "path" and "marker-mid" not in element.attrib:
            element.set("d", _straight(element.get("d", "")))
    for node in root.iter("g"):
        _unname_box(node)
    _join_first_rows(root)
    _share_anchor(root)
    _name_markers(root, diagram_id)


def _ungroup(parent: ElementTree.Element) -> None:
    """What a group says nothing about stands without it; what is alone in one takes over its place."""
    kept: list[ElementTree.Element] = []
    for child in parent:
        _ungroup(child)
        if child.tag == "g" and not child.attrib:
            kept += child
        elif child.tag in ("g", "defs") and not len(child):
            continue
        elif child.tag == "g" and child.attrib.keys() == {"transform"} and _is_alone(child):
            kept.append(_moved(child[0], child.attrib["transform"]))
        else:
            kept.append(child)
    if parent.tag not in ("text", "tspan"):
        parent[:] = kept


def _is_alone(group: ElementTree.Element) -> bool:
    """Whether one thing is in a group that can be moved by itself: a picture in the picture can't."""
    return len(group) == 1 and group[0].tag != "svg"


def _moved(element: ElementTree.Element, transform: str) -> ElementTree.Element:
    element.set("transform", f"{transform} {element.get('transform', '')}".strip())
    return element


def _settle_rows(text: ElementTree.Element) -> None:
    """Each row says itself where it stands, once."""
    if not _has_placed_rows(text):
        return
    for row in text:
        if row.get("text-anchor") == text.get("text-anchor"):
            row.attrib.pop("text-anchor", None)
        _shift(row, 0, float(row.attrib.pop("dy", "0")))
    for key in ("x", "y"):
        text.attrib.pop(key, None)


def _has_placed_rows(text: ElementTree.Element) -> bool:
    """Whether all of a text stands in rows, and each of them where it says."""
    return bool(len(text)) and not text.text and not any(row.tail or not _is_placed(row) for row in text)


def _is_placed(row: ElementTree.Element) -> bool:
    return all(_NUMBER.match(row.get(key, default)) for key, default in (("x", ""), ("y", ""), ("dy", "0")))


def _settle_places(element: ElementTree.Element) -> None:
    """What is moved as a whole says where it stands: boxes and rows of text, alone or in a group."""
    moved = _translation(element.get("transform", ""))
    parts = list(element) if element.tag == "g" else [element]
    if moved is None or any(part.get("transform") and part is not element for part in parts):
        return
    if all(_is_box(part) or (part.tag == "text" and _has_placed_rows(part)) for part in parts):
        del element.attrib["transform"]
        for part in parts:
            for each in part if part.tag == "text" else [part]:
                _shift(each, *moved)


def _is_box(part: ElementTree.Element) -> bool:
    return part.tag == "rect" and all(_NUMBER.match(part.get(key, "0")) for key in ("x", "y"))


def _translation(transform: str) -> Point | None:
    """How far something is moved that is only moved."""
    if not transform or _TRANSLATE.sub("", transform):
        return None
    found = _TRANSLATE.findall(transform)
    return sum(float(x) for x, _ in found), sum(float(y or 0) for _, y in found)


def _shift(element: ElementTree.Element, x: float, y: float) -> None:
    element.set("x", short(float(element.get("x", "0")) + x))
    element.set("y", short(float(element.get("y", "0")) + y))


def _straight(path: str) -> str:
    """A line of one piece without its detours; any other path as it is."""
    if not _PATH.match(path):
        return path
    values = [float(value) for value in _VALUE.findall(path)]
    if not values or len(values) % 2:
        return path
    points = list(zip(values[::2], values[1::2], strict=True))
    begin, end = points[0], points[-1]
    if not _is_on(points, begin, end):
        return path
    there = f"M{short(begin[0])} {short(begin[1])}"
    if short(begin[0]) == short(end[0]):
        return f"{there}V{short(end[1])}"
    if short(begin[1]) == short(end[1]):
        return f"{there}H{short(end[0])}"
    return f"{there}L{short(end[0])} {short(end[1])}"


def _is_on(points: list[Point], begin: Point, end: Point) -> bool:
    """Whether points lie on the line between two of them, one behind the other."""
    dx, dy = end[0] - begin[0], end[1] - begin[1]
    length = math.hypot(dx, dy)
    if not length:
        return False
    along = [((x - begin[0]) * dx + (y - begin[1]) * dy) / length for x, y in points]
    beside = [abs((x - begin[0]) * dy - (y - begin[1]) * dx) / length for x, y in points]
    return max(beside) <= STRAIGHT and all(one <= two for one, two in pairwise(along))


def _unname_box(node: ElementTree.Element) -> None:
    """The stylesheet knows the box of a node by where it stands."""
    if "node" in node.get("class", "").split():
        for box in node.iterfind("rect[@class='label-container']"):
            del box.attrib["class"]


def _join_first_rows(root: ElementTree.Element) -> None:
    """A text begins where its first row does."""
    for text in root.iter("text"):
        if _has_placed_rows(text) and text[0].attrib.keys() == {"x", "y"} and not len(text[0]):
            row = text[0]
            text.attrib |= row.attrib
            text.text = row.text
            text.remove(row)


def _share_anchor(root: ElementTree.Element) -> None:
    """What all texts say of their rows is said once, for the whole picture."""
    texts = list(root.iter("text"))
    anchors = {text.get("text-anchor", "") for text in texts}
    if len(texts) > 1 and len(anchors) == 1 and "" not in anchors:
        root.set("text-anchor", anchors.pop())
        for text in texts:
            del text.attrib["text-anchor"]


def _name_markers(root: ElementTree.Element, diagram_id: str) -> None:
    """The ends of lines are numbered: what merman calls them is long, and stands at each line."""
    names = {
        marker.attrib["id"]: f"{diagram_id}-{number}"
        for number, marker in enumerate(root.iter("marker"), start=1)
        if "id" in marker.attrib
    }
    for element in root.iter():
        if element.tag == "marker" and "id" in element.attrib:
            element.set("id", names[element.attrib["id"]])
        for key in LINKED & element.attrib.keys():
            found = _REFERENCE.match(element.attrib[key])
            if found and found[1] in names:
                element.set(key, f"url(#{names[found[1]]})")
            else:
                del element.attrib[key]
