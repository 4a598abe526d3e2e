"""What holds for a presentation beyond its schema, or PowerPoint offers to repair it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.unit.exchange.office.package import (
    RELATIONS,
    Package,
    local,
    package_faults,
    package_of,
    several,
)

_MAIN = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PRESENTATION = "ppt/presentation.xml"
_FIRST_SLIDE, _FIRST_MASTER, _LAST = 256, 2**31, 2**32
_FARTHEST = 27_273_042_316_900
_SMALLEST_PAGE, _LARGEST_PAGE = 914_400, 51_206_400
_SIZES, _WIDEST_LINE, _WIDEST_INSET = (100, 400_000), 20_116_800, 2**31 - 1
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# Of the slides that have notes.
_PAGES = r"ppt/(slides|notesSlides|slideLayouts|slideMasters|notesMasters)/\w+\.xml"


def presentation_faults(data: bytes) -> list[str]:
    """Everything that doesn't hold of a presentation."""
    package = package_of(data)
    return [*package_faults(package), *_faults(package)]


def _faults(package: Package) -> Iterator[str]:
    yield from _list_faults(package)
    for name, tree in package.named(r"ppt/slides/\w+\.xml"):
        yield from _kinds_faults(package, name, {"slideLayout": 1, "notesSlide": 1})
        notes = [each.target for each in package.relations[name] if each.kind == "notesSlide"]
        for each in notes:
            yield from _kinds_faults(package, each, {"notesMaster": 1, "slide": 1})
            if name not in {relation.target for relation in package.relations[each]}:
                yield f"{each} are the notes of another slide than {name}"
        if not any(each.get("type") in ("title", "ctrTitle") for each in tree.iter(f"{_MAIN}ph")):
            yield f"{name} has no title"
    for name, tree in package.named(_PAGES):
        ids = [each.get("id", "") for each in tree.iter(f"{_MAIN}cNvPr")]
        yield from (f"{name}: two shapes have the number {id}" for id in several(ids))
        yield from (f"{name}: a shape has the number {id}" for id in ids if not 0 < int(id) < _LAST)
        for element in tree.iter():
            yield from (f"{name}: {fault}" for fault in _element_faults(element))


def _kinds_faults(package: Package, name: str, kinds: dict[str, int]) -> Iterator[str]:
    """What is missing of the relations that a part must have."""
    found = [each.kind for each in package.relations.get(name, ())]
    for kind, times in kinds.items():
        if found.count(kind) != times:
            yield f"{name} has {found.count(kind)} relations of the kind {kind}"


def _list_faults(package: Package) -> Iterator[str]:
    """What doesn't hold of the lists of slides, masters and layouts."""
    root = package.trees[_PRESENTATION]
    slides = [int(each.get("id", "0")) for each in root.iter(f"{_MAIN}sldId")]
    masters = [int(each.get("id", "0")) for each in root.iter(f"{_MAIN}sldMasterId")]
    for _, tree in package.named(r"ppt/slideMasters/\w+\.xml"):
        masters += [int(each.get("id", "0")) for each in tree.iter(f"{_MAIN}sldLayoutId")]
    yield from (f"two slides or layouts have the number {id}" for id in several([*slides, *masters]))
    yield from (f"a slide has the number {id}" for id in slides if not _FIRST_SLIDE <= id < _FIRST_MASTER)
    yield from (
        f"a master or layout has the number {id}" for id in masters if not _FIRST_MASTER <= id < _LAST
    )
    for kind, of in (("sldId", "slide"), ("sldMasterId", "slideMaster"), ("notesMasterId", "notesMaster")):
        listed = [package.target(_PRESENTATION, e.get(f"{RELATIONS}id")) for e in root.iter(_MAIN + kind)]
        related = [each.target for each in package.relations[_PRESENTATION] if each.kind == of]
        if sorted(map(str, listed)) != sorted(related):
            yield f"of the parts {related}, the list of {kind} has {listed}"
    for each in root.iter(f"{_MAIN}sldSz"):
        wide, tall = int(each.get("cx", "0")), int(each.get("cy", "0"))
        if not all(_SMALLEST_PAGE <= length <= _LARGEST_PAGE for length in (wide, tall)):
            yield f"slides of {wide} by {tall}"
        if each.get("type") == "screen4x3" and 3 * wide != 4 * tall:
            yield f"slides of {wide} by {tall} are said to be 4:3"


def _element_faults(element: Element) -> Iterator[str]:
    name = local(element)
    if name in ("off", "chOff", "ext", "chExt") and "uri" not in element.attrib:
        least = -_FARTHEST if name in ("off", "chOff") else 0
        for key, value in element.attrib.items():
            if not least <= int(value) <= _FARTHEST:
                yield f"{name} with {key} {value}"
    elif name == "path":
        yield from (f"path with {key} {element.get(key)}" for key in "wh" if int(element.get(key, "0")) < 0)
    elif name in ("rPr", "defRPr", "endParaRPr"):
        if not _SIZES[0] <= int(element.get("sz", "1800")) <= _SIZES[1]:
            yield f"type of size {element.get('sz')}"
        if not _LANGUAGE.fullmatch(element.get("lang", "en")):
            yield f"text in {element.get('lang')!r}"
    elif name == "ln" and not 0 <= int(element.get("w", "0")) <= _WIDEST_LINE:
        yield f"a line as wide as {element.get('w')}"
    elif name == "bodyPr":
        for key in ("lIns", "rIns", "tIns", "bIns"):
            if not 0 <= int(element.get(key, "0")) <= _WIDEST_INSET:
                yield f"{key} {element.get(key)}"
    elif name == "gd" and not re.fullmatch(r"val -?\d+", element.get("fmla", "")):
        yield f"the formula {element.get('fmla')}"
    elif name == "srgbClr" and not re.fullmatch(r"[0-9A-F]{6}", element.get("val", "")):
        yield f"the colour {element.get('val')}"
    elif name == "txBody" and element.find(f"{_DRAWING}p") is None:
        yield "a text without a paragraph"
    elif name == "grpSp" and not any(local(each) in ("sp", "cxnSp", "pic", "grpSp") for each in element):
        yield "a group of nothing"
    told = [element.text or "", element.get("descr", ""), element.get("name", "")]
    for text in told if name in ("t", "cNvPr") else ():
        if _UNSEEN.search(text):
            yield f"a text with signs that nobody can see: {text[:60]!r}"
