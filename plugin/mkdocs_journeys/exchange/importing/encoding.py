"""From bytes to text, whatever program has saved them."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from mkdocs_journeys.exchange.importing.draft import NoMapError

SIZE_LIMIT = 4 * 1024 * 1024
# Enough to tell an encoding by.
_SAMPLE = 64 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_USUAL = [
    "cp1252",
    "cp932",
    "shift_jis",
    "gb18030",
    "big5",
    "euc_jp",
    "euc_kr",
    "cp949",
    "cp1251",
    "koi8_r",
    "cp1250",
    "cp1256",
    "cp1254",
    "mac_roman",
]


@dataclass(frozen=True, slots=True)
class Text:
    """A text, and the encoding that was guessed for it; empty where there was nothing to guess."""

    text: str
    guessed: str = ""


def text_of(data: bytes, encoding: str = "") -> Text:
    """The text of a file. `encoding` is what its owner says it has.

    Raises NoMapError where it is too large, or no text in any usual encoding.
    """
    if len(data) > SIZE_LIMIT:
        size = -(-len(data) // (1024 * 1024))
        raise NoMapError(
            f"The file has {size} MiB; at most {SIZE_LIMIT // (1024 * 1024)} MiB are read.", "Is it a map?"
        )
    if encoding:
        return Text(_decoded(data, encoding))
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Text(_decoded(data, name))
    try:
        return Text(_without_nul(data.decode("utf-8")))
    except UnicodeDecodeError:
        return _guessed(data)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return _without_nul(data.decode(encoding))
    except (LookupError, UnicodeEncodeError):
        raise NoMapError(
            f"There is no encoding `{encoding}`.", "Usual ones are utf-8, cp1252, shift_jis and gb18030."
        ) from None
    except UnicodeError as error:
        where = f": byte {error.start + 1} does not fit" if isinstance(error, UnicodeDecodeError) else ""
        raise NoMapError(
            f"The file is not {encoding}{where}.",
            "Save it as UTF-8, or name its encoding: --encoding.",
        ) from None


def _without_nul(text: str) -> str:
    if text.count("\0") > len(text) // 20:
        raise NoMapError("The file is no text.", "If it is UTF-16, name that: --encoding utf-16.")
    return text.removeprefix("\ufeff")


def _guessed(data: bytes) -> Text:
    best = from_bytes(data[:_SAMPLE], cp_isolation=_USUAL, enable_fallback=False).best()
    if best is None:
        likely = "utf-16" if b"\0" in data else "cp1252"
        raise NoMapError(
            "The file is not UTF-8, and its encoding can't be guessed.",
            f"Save it as UTF-8, or name its encoding: --encoding {likely}.",
        )
    try:
        text = _without_nul(data.decode(best.encoding))
        return Text(text, _USUAL[0] if _is_alike(data, text) else best.encoding)
    except UnicodeDecodeError:
        raise NoMapError(
            f"The file looks like {best.encoding}, but is not.",
            "Save it as UTF-8, or name its encoding: --encoding.",
        ) from None


def _is_alike(data: bytes, text: str) -> bool:
    """Whether the most common encoding would give the same text."""
    try:
        return data.decode(_USUAL[0]) == text
    except UnicodeDecodeError:
        return False
