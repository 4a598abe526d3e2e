"""The look into a workbook before it is opened: the same for exports of ours and for maps from elsewhere."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Mapping

import pytest

from mkdocs_journeys.exchange.workbook.bounds import A_MAP, A_WIKI, Bounds, ExcessError, look_into

TYPES = '<Types xmlns="a"><Override PartName="/xl/a.xml" ContentType="application/worksheet+xml"/></Types>'


def archive(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in {"[Content_Types].xml": TYPES.encode(), **parts}.items():
            file.writestr(name, content)
    return stream.getvalue()


def refusal(data: bytes, bounds: Bounds) -> str:
    try:
        look_into(data, bounds)
    except ExcessError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("bounds", [A_MAP, A_WIKI], ids=["map", "wiki"])
def test_a_workbook_within_its_bounds_is_fine_and_one_beyond_is_refused(bounds: Bounds) -> None:
    small = dataclasses.replace(bounds, unpacked=2 * 1024 * 1024, parts=3, tags=400)
    text = b"<" + b" " * 1024 * 1024
    assert refusal(archive({"a": text}), small) == ""
    size = "The workbook unpacks to 2 MiB in 3 files; at most 2 MiB in 3 are read."
    assert refusal(archive({"a": text, "b": text}), small) == size
    parts = "The workbook unpacks to 0 MiB in 4 files; at most 2 MiB in 3 are read."
    assert refusal(archive(dict.fromkeys("abc", b"<a/>")), small) == parts
    assert refusal(archive({"a": b"<a/>" * 390}), small) == ""
    assert refusal(archive({"a": b"<a/>" * 401}), small) == "The workbook has more than 100 texts."


def test_pictures_are_not_unpacked() -> None:
    small = dataclasses.replace(A_MAP, unpacked=2_000, tags=10)
    assert refusal(archive({"xl/media/a.png": b"\x89PNG" + b"<" * 5_000}), small) == ""


def test_sheets_that_are_read_by_rows_may_have_many_cells() -> None:
    data = archive({"xl/a.xml": b"<c/>" * 500})
    assert refusal(data, dataclasses.replace(A_WIKI, tags=400)) == ""
    assert refusal(data, dataclasses.replace(A_MAP, tags=400)) == "The workbook has more than 100 texts."


def test_sheets_that_are_read_by_rows_are_bounded_too() -> None:
    small = dataclasses.replace(A_WIKI, tags=10, tags_by_rows=400)
    assert refusal(archive({"xl/a.xml": b"<c/>" * 400}), small) == ""
    assert refusal(archive({"xl/a.xml": b"<c/>" * 401}), small) == "The workbook has more than 100 texts."
