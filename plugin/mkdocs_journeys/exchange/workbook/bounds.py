"""How much a workbook may hold that is read, and the look into it before anything opens it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

# What a damaged archive raises: RuntimeError for one with a password, ValueError where a part would begin
# before the file.
DAMAGED = (zipfile.BadZipFile, EOFError, OSError, RuntimeError, ValueError, zlib.error)
# The ways in which spreadsheets pack. The libraries of others raise errors of their own.
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_MIB = 1024 * 1024
# Of the parts that name the sheets and tell what each part is.
_NAMES = 4 * _MIB
_CHUNK = _MIB
# How a part begins that may be XML: pictures begin otherwise, and are not unpacked.
_XML = (b"<", b"\xef\xbb", b"\xff\xfe", b"\xfe\xff", b" ", b"\t", b"\r", b"\n", b"\0")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is read of a workbook at most.

    `unpacked` are bytes, and `tags` those of the parts that are read as a whole, such as the texts of all
    cells. `tags_by_rows` are those of all sheets where these are read row by row; 0 where they are read as a
    whole too. `rows` and `columns` are those of a sheet.
    """

    unpacked: int
    parts: int
    tags: int
    rows: int
    columns: int
    tags_by_rows: int


# A wiki of a thousand journeys has half of the tags of rows, and less of all else.
A_WIKI = Bounds(256 * _MIB, 5_000, 2_000_000, 200_000, 400, tags_by_rows=10_000_000)
# And so has a large map.
A_MAP = Bounds(16 * _MIB, 2_000, 2_000_000, 5_000, 500, tags_by_rows=0)


class ExcessError(Exception):
    """A workbook that is larger than its bounds. Its text says so to people."""


def archive_of(data: bytes) -> zipfile.ZipFile:
    """The archive that a workbook is. Raises what is DAMAGED."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    if any(part.compress_type not in _PACKED for part in archive.infolist()):
        raise zipfile.BadZipFile("packed in a way that no spreadsheet packs")
    return archive


def look_into(data: bytes, bounds: Bounds) -> None:
    """Refuse a workbook that would take ages to open. Raises ExcessError, and what is DAMAGED."""
    with archive_of(data) as archive:
        parts = archive.infolist()
        known = [part for part in parts[: bounds.parts] if is_xml(archive, part)]
        unpacked = sum(part.file_size for part in known)
        if unpacked > bounds.unpacked or len(parts) > bounds.parts:
            message = f"The workbook unpacks to {unpacked // _MIB:,} MiB in {len(parts):,} files; at most "
            raise ExcessError(f"{message}{bounds.unpacked // _MIB} MiB in {bounds.parts:,} are read.")
        apart = _sheets(archive) if bounds.tags_by_rows else set()
        _count_tags(archive, [part for part in known if part.filename not in apart], bounds.tags)
        _count_tags(archive, [part for part in known if part.filename in apart], bounds.tags_by_rows)


def _count_tags(archive: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo], most: int) -> None:
    """Refuse parts that have more than so many tags together."""
    tags = 0
    for part in parts:
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                tags += chunk.count(b"<")
                if tags > most:
                    raise ExcessError(f"The workbook has more than {most // 4:,} texts.")


def is_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part may be XML, and no picture."""
    with archive.open(part) as stream:
        return stream.read(2).startswith(_XML)


def elements(archive: zipfile.ZipFile, name: str) -> Iterator[Element]:
    """The elements of a small part; none where it is too much to read."""
    from defusedxml.ElementTree import fromstring  # not installed with all that import maps

    with archive.open(name) as part:
        text = part.read(_NAMES + 1)
    yield from fromstring(text).iter() if len(text) <= _NAMES else ()


def _sheets(archive: zipfile.ZipFile) -> set[str]:
    """The parts that are sheets and nothing else."""
    kinds = [
        (each.get("PartName", "").lstrip("/"), each.get("ContentType", "").endswith("worksheet+xml"))
        for each in elements(archive, "[Content_Types].xml")
    ]
    return {name for name, is_sheet in kinds if is_sheet} - {name for name, is_one in kinds if not is_one}
