"""Whether a workbook is as it was exported: what somebody has saved since is not overwritten."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING

from mkdocs_journeys.exchange.workbook.bounds import DAMAGED, archive_of

if TYPE_CHECKING:
    from openpyxl import Workbook

_PROPERTIES = "docProps/core.xml"
# Where the properties tell the seal; it stands there as the workbook's identifier.
_SEAL = re.compile(rb"mkdocs-journeys:[0-9a-f]{64}")
_OPEN = f"mkdocs-journeys:{'0' * 64}"
_MOST_PROPERTIES = 100_000
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_EVER = (1980, 1, 1, 0, 0, 0)


def sealed(book: Workbook) -> bytes:
    """The file of a workbook, with a sum of its parts and without the moment at which it was made."""
    book.properties.identifier = _OPEN
    stream = io.BytesIO()
    book.save(stream)
    settled = io.BytesIO()
    with zipfile.ZipFile(stream) as made, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in made.infolist():
            if entry.filename != _PROPERTIES:
                _put(archive, entry.filename, made.read(entry))
        properties = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", made.read(_PROPERTIES))
        _put(archive, _PROPERTIES, properties.replace(_OPEN.encode(), _seal(archive.infolist())))
    return settled.getvalue()


def is_untouched(data: bytes) -> bool:
    """Whether a workbook is still as it was exported."""
    try:
        with archive_of(data) as archive, archive.open(_PROPERTIES) as part:
            told = _SEAL.search(part.read(_MOST_PROPERTIES))
            return told is not None and told[0] == _seal(archive.infolist())
    except (*DAMAGED, KeyError):
        return False


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _EVER), data, zipfile.ZIP_DEFLATED)


def _seal(parts: Iterable[zipfile.ZipInfo]) -> bytes:
    """A sum of what the archive says of its parts, so that none has to be unpacked."""
    told = sorted((part.filename, part.file_size, part.CRC) for part in parts if part.filename != _PROPERTIES)
    return f"mkdocs-journeys:{hashlib.sha256(repr(told).encode()).hexdigest()}".encode()
