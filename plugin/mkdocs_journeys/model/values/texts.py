"""Texts, labels and ids."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from mkdocs_journeys.model.values.refusal import Refusal

# Controls that turn the direction of the text around them: they make a label read as what it is not.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# What may not stand in a text: C0 and C1 controls but tab and line feed, and bidi controls.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
# Marks, spaces and signs that only steer others; and letters that look like nothing.
_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"})
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_VARIATIONS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Names come again and again: of owners, channels, stages, and of what refers to them.
_REMEMBERED = 50_000
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,7}")
_NOT_IN_IDS = re.compile("[^a-z0-9]+")
_SCHEMES = ("http", "https", "mailto", "tel")
# A text stands on several pages, and a label on many.
TEXT_LIMIT = 5_000
SENTENCE_LIMIT = 1_000
LABEL_LIMIT = 300
# In UTF-8. An id becomes the name of a folder, which may have 255 on most machines.
ID_BYTES = 200
ID_FORM = "small letters, digits and hyphens, such as photo-upload"


def text(value: object) -> str:
    """A text, trimmed. Refuses lists, mappings, emptiness, hidden characters, and what is too long."""
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list) else "several fields"
        raise Refusal(f"this takes one text, not {kind}", allowed="one text")
    if len(value) > TEXT_LIMIT:
        raise _too_long(value, TEXT_LIMIT)
    if value.isascii() and value.isprintable() and (plain := value.strip()):
        return plain  # as most texts are: nothing in it can be wrong
    bad = _FORBIDDEN.search(value)
    if bad:
        raise Refusal(_hidden(bad.group()), allowed="visible characters, spaces and line breaks")
    stripped = value.strip()
    if not any(map(_is_seen, stripped)):
        raise Refusal("this is empty", allowed="a text; or leave the key out")
    return unicodedata.normalize("NFC", stripped)


def label(value: object) -> str:
    """A text on one line: line breaks and runs of spaces become one space."""
    written = " ".join(text(value).split())
    if len(written) > LABEL_LIMIT:
        raise _too_long(written, LABEL_LIMIT)
    return written


def sentence(value: object) -> str:
    """A text that other things quote: each opportunity shows the pains that it answers."""
    written = text(value)
    if len(written) > SENTENCE_LIMIT:
        raise _too_long(written, SENTENCE_LIMIT)
    return written


def _too_long(written: str, limit: int) -> Refusal:
    return Refusal(f"this text has {len(written):,} characters", allowed=f"at most {limit:,}")


def is_too_long_for_an_id(name: str) -> bool:
    """Whether the id that a name makes would be too long for the name of a folder."""
    return len(name.encode("utf-8", "surrogatepass")) > ID_BYTES


def _is_seen(character: str) -> bool:
    """Whether a text of this character alone would show anything."""
    return unicodedata.category(character) not in _UNSEEN and character not in _BLANKS


def _hidden(character: str) -> str:
    name = unicodedata.name(character, "a control character").lower()
    kind = "turns the direction of writing" if character in _BIDI else "can't be seen"
    return f"this holds a character that {kind} (U+{ord(character):04X}, {name})"


def _kept(character: str, before: str) -> str:
    """What of a character of a name stays in its id; `before` is what stays of the one before it.

    Letters, digits, and the marks that some scripts spell with; not the ones that only choose how an
    emoji looks. What nobody can see leaves no gap, but the non-joiner, which parts words.
    """
    if character.isalnum():
        return character
    category = unicodedata.category(character)
    if category in ("Mn", "Mc"):
        return character if before.strip() and not _VARIATIONS.match(character) else ""
    return "" if category == "Cf" and character != "\u200c" else " "


@lru_cache(maxsize=_REMEMBERED)
def slug(name: str) -> str:
    """The id that a name makes: letters and digits of any script, lower case, hyphens between.

    May be empty, for a name of signs alone.
    """
    # Lower case, not case-folded: folding would misspell Greek and German. The dotted capital I of Turkish
    # has no lower case of one character.
    lowered = unicodedata.normalize("NFC", name.replace("\u0130", "i").lower())
    if lowered.isascii():
        kept = _NOT_IN_IDS.sub(" ", lowered)
    else:
        kept = ""
        for character in lowered:
            kept += _kept(character, kept[-1:])
    joined = "-".join(kept.split())
    return f"{joined}-x" if joined in _RESERVED else joined


@lru_cache(maxsize=_REMEMBERED)
def fold(word: str) -> str:
    """How two spellings of a name or an id are compared."""
    return " ".join(unicodedata.normalize("NFC", word).casefold().split())


def identifier(value: object) -> str:
    """An id as it must be written. Refuses what a folder, a link or Windows could not carry."""
    written = label(value)
    if written.casefold() in _RESERVED:
        raise Refusal(
            f"Windows keeps the name {written} for itself",
            allowed="another id",
            suggestion=f"{written.lower()}-1",
        )
    meant = slug(written)
    if is_too_long_for_an_id(meant):
        raise Refusal(
            "this is too long for an id", allowed=f"at most {ID_BYTES} letters, fewer of other scripts"
        )
    if written != meant or "--" in written:
        raise Refusal(f"{written!r} is not an id", allowed=ID_FORM, suggestion=meant, is_sure=True)
    return written


def language(value: object) -> str:
    """The tag of a language: what stands in `lang` of a page."""
    written = label(value)
    if not _LANGUAGE.fullmatch(written):
        raise Refusal(f"{written!r} is not the tag of a language", allowed="a tag such as en, de or pt-BR")
    return written


def link(value: object) -> str:
    """An address that a page may link to: http, https, mailto, tel, or relative."""
    written = label(value)
    scheme, colon, _ = written.partition(":")
    is_relative = not colon or any(sign in scheme for sign in "/?#")
    if any(character.isspace() or character in '<>"\\' for character in written):
        raise Refusal(f"{written!r} is not an address", allowed="an address without spaces")
    if written.startswith("//"):
        message = f"{written!r} leads to another host, and says only half of it"
        raise Refusal(message, allowed="the whole address", suggestion=f"https:{written}")
    if not is_relative and scheme.lower() not in _SCHEMES:
        allowed = (
            f"an address that begins with {', '.join(f'{each}:' for each in _SCHEMES)}, or a relative one"
        )
        raise Refusal(f"links of the kind {scheme}: are not taken", allowed=allowed)
    return written
