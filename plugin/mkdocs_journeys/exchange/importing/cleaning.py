"""Text as it comes from elsewhere: without what nobody sees, and the plain words of headings."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

# What the format refuses in a text (see model/values/texts), and what editors can't show.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]|_x000[dD]_\n?")
_GAP = re.compile(r"[^\S\n]{200,}")
_EMPTY_LINES = re.compile(r"\n{200,}")
_HTML_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MARKS = re.compile(r"\*\*|__|~~|`|(?<!\w)[*_]|[*_](?!\w)|\\(?=[^\w\s])|<[^<>]{1,80}>")
_PICTURE = re.compile(r"<img\b([^<>]{0,3000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(alt|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(([^()\s]*)\)")
_PAIRS = (
    re.compile(r"\*\*(?=\S)([^*]+)(?<=\S)\*\*"),
    re.compile(r"(?<!\w)__(?=\S)([^_]+)(?<=\S)__(?!\w)"),
    re.compile(r"~~(?=\S)([^~]+)(?<=\S)~~"),
    re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])"),
    re.compile(r"(?<!\w)_(?=\S)([^_\n]+)(?<=\S)_(?!\w)"),
    re.compile(r"`([^`]+)`"),
)
_QUOTED = re.compile(r"""\"([^\"]+)\"|“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|»([^«»]+)«|「([^「」]+)」""")
_BULLET = re.compile(r"^[ \t]*(?:[-*+•‣◦●▪·–]|\(?[0-9]{1,2}[.)])[ \t]+")


def clean(text: str) -> str:
    """A text without characters that can't be seen, with plain ends of lines and no endless gaps."""
    return narrowed(_HARMFUL.sub("", _BREAKS.sub("\n", text)).strip()) if text else ""


def narrowed(text: str) -> str:
    """A text without endless runs of spaces or empty lines: looking for what ends them would take ages."""
    return _EMPTY_LINES.sub("\n\n", _GAP.sub(" ", text))


def hidden(text: str) -> int:
    """How many characters `clean` takes out."""
    return len(_HARMFUL.findall(text))


def unmarked(text: str) -> str:
    """A text without the signs of Markdown and HTML, as one would read it out."""
    return " ".join(html.unescape(_MARKS.sub("", _LINK.sub(r"\1", _HTML_BREAK.sub(" ", text)))).split())


def whole(text: str) -> str:
    """All that a text says, on one line, where `unmarked` loses some of it, as the address of a link."""
    flat = " ".join(plain(text).split())
    return flat if flat != unmarked(text) else ""


def plain(text: str) -> str:
    """A cell of Markdown as plain text: nothing is lost but the signs around bold, code and so on."""
    shown = _PICTURE.sub(_picture, text)
    linked = _LINK.sub(lambda found: f"{found[1]} ({found[2]})" if found[1] != found[2] else found[1], shown)
    parted = _HTML_BREAK.sub("\n", linked)
    for pattern in _PAIRS:
        parted = pattern.sub(r"\1", parted)
    return html.unescape(parted).strip()


def _picture(tag: re.Match[str]) -> str:
    """A picture of HTML as text: what it shows, and its address."""
    told = {name.lower(): "".join(value) for name, *value in _ATTRIBUTE.findall(tag[1])}
    return " ".join(filter(None, (told.get("alt"), f"({told['src']})" if told.get("src") else "")))


@lru_cache(maxsize=10_000)
def bare(heading: str) -> str:
    """The words of a heading alone, to compare: no marks, no signs around them, small letters."""
    plain = unicodedata.normalize("NFKC", unmarked(heading)).casefold()
    kept = "".join(
        " " if unicodedata.category(each) in ("So", "Sk", "Cf", "Mn") and not _is_joined(each) else each
        for each in plain
    )
    return " ".join(kept.split()).strip(" :*_-.?!\"'“”„»«|").removesuffix("：").strip() or plain.strip()


def _is_joined(character: str) -> bool:
    """Marks that letters are spelled with stay."""
    return unicodedata.category(character) == "Mn" and not "\ufe00" <= character <= "\ufe0f"


def lines_of(text: str) -> tuple[str, ...]:
    """The items of a cell that holds several, one a line, with or without bullets."""
    broken = _HTML_BREAK.sub("\n", text)
    items = (_BULLET.sub("", line).strip() for line in broken.split("\n"))
    return tuple(item for item in items if item)


def unquoted(text: str) -> str:
    """A text without the quotation marks around the whole of it."""
    found = _QUOTED.fullmatch(text)
    return next(filter(None, found.groups())).strip() or text if found else text


def shortened(text: str, length: int) -> str:
    """A text cut at a word, with a sign that it goes on."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    cut = flat[:length].rpartition(" ")[0] or flat[:length]
    return f"{cut.rstrip(' ,;:.-')}…"


def is_unspaced(text: str) -> bool:
    """Whether a text has signs of Chinese, Japanese or Korean, where no spaces part words as elsewhere."""
    return any("\u3040" <= each <= "\u9fff" or "\uac00" <= each <= "\ud7a3" for each in text)
