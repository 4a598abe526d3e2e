"""Classes in the place of colours that tell the parts of a pie chart apart."""

from __future__ import annotations

import colorsys
import re
from xml.etree import ElementTree

# How many colours the stylesheet has before it begins again.
SERIES = 6

_HEX = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})\Z")
_CALL = re.compile(r"(rgb|hsl)a?\(\s*([\d.]+)\s*,\s*([\d.]+)%?\s*,\s*([\d.]+)%?")
_FILL = re.compile(r"(?:^|;)\s*fill\s*:\s*([^;]+)")


def name_series(root: ElementTree.Element) -> None:
    """Gives a slice and its line in the legend one class. merman writes one colour in two notations."""
    seen: dict[tuple[int, int, int], int] = {}
    for element in root.iter():
        found = _FILL.search(element.get("style", ""))
        colour = _rgb(found[1].strip() if found else element.get("fill", ""))
        if colour is not None and element.tag.endswith(("}path", "}rect")):
            number = seen.setdefault(colour, len(seen)) % SERIES
            element.set("class", f"{element.get('class', '')} series-{number}".strip())


def _rgb(text: str) -> tuple[int, int, int] | None:
    if found := _HEX.match(text):
        return int(found[1], 16), int(found[2], 16), int(found[3], 16)
    if not (call := _CALL.match(text)):
        return None
    first, second, third = float(call[2]), float(call[3]), float(call[4])
    if call[1] == "rgb":
        return round(first), round(second), round(third)
    red, green, blue = colorsys.hls_to_rgb(first / 360, third / 100, second / 100)
    return round(red * 255), round(green * 255), round(blue * 255)
