"""What holds for a workbook beyond its schema, or Excel offers to repair it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from xml.etree.ElementTree import Element

from openpyxl.utils import coordinate_to_tuple, range_boundaries
from tests.unit.exchange.office.package import (
    ESCAPE,
    RELATIONS,
    Package,
    local,
    package_faults,
    package_of,
    several,
    utf16,
)

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WORKBOOK = "xl/workbook.xml"
_ROWS, _COLUMNS = 1_048_576, 16_384
_TEXT, _NAME, _HEADER, _LIST = 32_767, 31, 255, 255
_WIDEST, _TALLEST, _FONTS, _STYLES, _LINKS = 255, 409.5, 1_024, 64_000, 65_530
_UNFIT_IN_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_DEFINED = re.compile(r"(?:_xlnm\.(?:_FilterDatabase|Print_Titles|Print_Area)|[^\W\d][\w.]*)")
_AREA = re.compile(r"'((?:[^']|'')+)'!(\$[A-Z]+\$\d+:\$[A-Z]+\$\d+|\$[A-Z]+:\$[A-Z]+|\$\d+:\$\d+)")
_LOCATION = re.compile(r"'((?:[^']|'')+)'![A-Z]+\d+")

Area = tuple[int, int, int, int]  # first column and row, last column and row


@dataclass(frozen=True, slots=True)
class _Book:
    """What sheets are called, and how many styles there are."""

    names: tuple[str, ...]
    styles: int


def workbook_faults(data: bytes) -> list[str]:
    """Everything that doesn't hold of a workbook."""
    package = package_of(data)
    return [*package_faults(package), *_faults(package)]


def _faults(package: Package) -> Iterator[str]:
    root = package.trees[_WORKBOOK]
    sheets = list(_all(root, "sheet"))
    names = tuple(sheet.get("name", "") for sheet in sheets)
    styles = package.trees["xl/styles.xml"]
    book = _Book(names, len(_one(styles, "cellXfs")))
    yield from _name_faults(names)
    yield from (
        f"two sheets have the number {id}" for id in several(sheet.get("sheetId") for sheet in sheets)
    )
    shown = [sheet.get("state", "visible") == "visible" for sheet in sheets]
    active = int(next(iter(_all(root, "workbookView"))).get("activeTab", "0"))
    if active >= len(shown) or not shown[active]:
        yield "the active sheet is none that is shown"
    yield from _defined_faults(root, names)
    yield from _style_faults(styles)
    for sheet, name in zip(sheets, names, strict=True):
        tree = package.trees.get(package.target(_WORKBOOK, sheet.get(f"{RELATIONS}id")) or "")
        if tree is not None:  # else the relation is a fault, or the part
            yield from (f"{name}: {fault}" for fault in _sheet_faults(tree, book))


def _all(root: Element, name: str) -> Iterator[Element]:
    return root.iter(_MAIN + name)


def _one(root: Element, name: str) -> Element:
    (found,) = _all(root, name)
    return found


def _name_faults(names: tuple[str, ...]) -> Iterator[str]:
    folded = (unicodedata.normalize("NFKC", name).casefold() for name in names)
    yield from (f"two sheets are called {name!r}" for name in several(folded))
    for name in names:
        if not 0 < utf16(name) <= _NAME:
            yield f"the name {name!r} of a sheet has {utf16(name)} signs"
        if (
            _UNFIT_IN_NAME.search(name)
            or name.strip("'") != name
            or ESCAPE.search(name)
            or name.casefold() == "history"
        ):
            yield f"no sheet may be called {name!r}"


def _defined_faults(root: Element, names: tuple[str, ...]) -> Iterator[str]:
    defined = list(_all(root, "definedName"))
    for twice in several((each.get("name", "").casefold(), each.get("localSheetId")) for each in defined):
        yield f"{twice} is defined twice"
    for each in defined:
        name, at = each.get("name", ""), int(each.get("localSheetId", "-1"))
        areas = _AREA.findall(each.text or "")
        if (
            not _DEFINED.fullmatch(name)
            or ",".join(f"'{sheet}'!{area}" for sheet, area in areas) != each.text
        ):
            yield f"{name} can't be defined as {each.text}"
        elif not 0 <= at < len(names) or {sheet.replace("''", "'") for sheet, _ in areas} != {names[at]}:
            yield f"{name} of sheet {at} is defined as {each.text}"


def _style_faults(styles: Element) -> Iterator[str]:
    held = {
        name: len(_one(styles, name)) for name in ("fonts", "fills", "borders", "cellXfs", "cellStyleXfs")
    }
    for name, most in (("fonts", _FONTS), ("cellXfs", _STYLES)):
        if held[name] > most:
            yield f"{held[name]} {name}"
    for name in ("cellXfs", "cellStyleXfs"):
        for number, style in enumerate(_one(styles, name)):
            for key, of in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
                if int(style.get(key, "0")) >= held[of]:
                    yield f"style {number} names {key} {style.get(key)}"


def _sheet_faults(sheet: Element, book: _Book) -> Iterator[str]:
    yield from _cell_faults(sheet, book.styles)
    yield from _column_faults(sheet, book.styles)
    yield from _area_faults(sheet)
    yield from _pane_faults(sheet)
    yield from _choice_faults(sheet)
    links = list(_all(sheet, "hyperlink"))
    if len(links) > _LINKS:
        yield f"{len(links)} links"
    for link in links:
        found = _LOCATION.fullmatch(link.get("location", ""))
        if not found or found[1].replace("''", "'") not in book.names:
            yield f"{link.get('ref')} leads to {link.get('location')!r}"
    for header in ("oddHeader", "oddFooter"):
        for text in _all(sheet, header):
            if utf16(text.text or "") > _HEADER:
                yield f"{header} has {utf16(text.text or '')} signs"


def _cell_faults(sheet: Element, styles: int) -> Iterator[str]:
    last = 0
    for row in _all(sheet, "row"):
        number = int(row.get("r", "0"))
        if not last < number <= _ROWS:
            yield f"row {number} follows row {last}"
        last = number
        if not 0 <= float(row.get("ht", "0")) <= _TALLEST:
            yield f"row {number} is {row.get('ht')} tall"
        column = 0
        for cell in row:
            at = cell.get("r", "")
            down, across = coordinate_to_tuple(at)
            if down != number or not column < across <= _COLUMNS:
                yield f"{at} stands in row {number} after column {column}"
            column = across
            if int(cell.get("s", "0")) >= styles:
                yield f"{at} has style {cell.get('s')}"
            yield from (f"{at}: {fault}" for fault in _content_faults(cell))


def _content_faults(cell: Element) -> Iterator[str]:
    kind, held = cell.get("t", "n"), [local(each) for each in cell]
    if held and (kind, held) not in (("inlineStr", ["is"]), ("n", ["v"])):
        yield f"a cell of kind {kind} with {held}"
    text = "".join(cell.itertext())
    if kind == "n" and held == ["v"] and not re.fullmatch(r"-?\d+(\.\d+)?(E[+-]?\d+)?", text, re.IGNORECASE):
        yield f"the number {text!r}"
    if utf16(text) > _TEXT:
        yield f"a text of {utf16(text)} signs"
    if any(found != "_x005F_" for found in ESCAPE.findall(text)):
        yield f"a text that Excel would change: {text[:60]!r}"


def _column_faults(sheet: Element, styles: int) -> Iterator[str]:
    spans = [(int(each.get("min", "0")), int(each.get("max", "0")), each) for each in _all(sheet, "col")]
    for first, end, each in spans:
        if not 0 < first <= end <= _COLUMNS:
            yield f"columns {first} to {end}"
        if not 0 <= float(each.get("width", "0")) <= _WIDEST or int(each.get("style", "0")) >= styles:
            yield f"column {first} has width {each.get('width')} and style {each.get('style')}"
    yield from (f"column {other[0]} after {one[1]}" for one, other in pairwise(spans) if other[0] <= one[1])


def _bounds(ref: str) -> Area:
    found: Area = range_boundaries(ref)  # type: ignore[assignment]
    return found


def _touch(one: Area, other: Area) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _area_faults(sheet: Element) -> Iterator[str]:
    merged = [(each.get("ref", ""), _bounds(each.get("ref", ""))) for each in _all(sheet, "mergeCell")]
    filters = [(each.get("ref", ""), _bounds(each.get("ref", ""))) for each in _all(sheet, "autoFilter")]
    for ref, area in (*merged, *filters):
        if not (0 < area[0] <= area[2] <= _COLUMNS and 0 < area[1] <= area[3] <= _ROWS):
            yield f"the area {ref}"
    yield from (f"{ref} is one cell" for ref, area in merged if area[:2] == area[2:])
    ordered = sorted([*merged, *filters], key=lambda each: each[1][1])
    yield from (
        f"{one} and {other} overlap" for (one, a), (other, b) in combinations(ordered, 2) if _touch(a, b)
    )


def _pane_faults(sheet: Element) -> Iterator[str]:
    for pane in _all(sheet, "pane"):
        across, down = int(pane.get("xSplit", "0")), int(pane.get("ySplit", "0"))
        first = coordinate_to_tuple(pane.get("topLeftCell", "A1"))
        kind = {(True, True): "bottomRight", (True, False): "topRight", (False, True): "bottomLeft"}
        if first != (down + 1, across + 1) or pane.get("activePane") != kind.get((across > 0, down > 0)):
            yield f"the pane {pane.attrib}"


def _choice_faults(sheet: Element) -> Iterator[str]:
    for lists in _all(sheet, "dataValidations"):
        if int(lists.get("count", "0")) != len(lists):
            yield f"{len(lists)} lists of choices, said to be {lists.get('count')}"
    for offer in _all(sheet, "dataValidation"):
        formula = _one(offer, "formula1").text or ""
        listed = formula[1:-1]
        if formula != f'"{listed}"' or '"' in listed or not 0 < utf16(listed) <= _LIST:
            yield f"the list of choices {formula[:60]}"
        for key, most in (("promptTitle", 32), ("errorTitle", 32), ("prompt", 255), ("error", 225)):
            if utf16(offer.get(key, "")) > most:
                yield f"{key} has {utf16(offer.get(key, ''))} signs"
        for ref in offer.get("sqref", "").split():
            _, first, _, last = _bounds(ref)
            if not 0 < first <= last <= _ROWS:
                yield f"choices for {ref}"
