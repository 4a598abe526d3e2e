"""Workbooks to try the import on, made here: whole ones, broken ones, and ones that would do harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

Cell = str | float | None


def book(
    sheets: Mapping[str, Sequence[Sequence[Cell]]], merged: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """A workbook with these sheets; `merged` are areas such as B1:C1, by sheet."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for area in (merged or {}).get(title, ()):
            sheet.merge_cells(area)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def packed(data: bytes, way: int) -> bytes:
    """The workbook packed in another way, such as zipfile.ZIP_LZMA."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", way) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return stream.getvalue()


def shifted(data: bytes) -> bytes:
    """The workbook with a directory that says of itself that it begins far behind its place."""
    at = data.rindex(b"PK\5\6") + 16
    return data[:at] + b"\xff\xff\xff\x7f" + data[at + 4 :]


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The workbook with other content in one of its parts, or with one more part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part.filename, old.read(part))
        new.writestr(name, content)
    return stream.getvalue()
