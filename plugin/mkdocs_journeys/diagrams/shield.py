"""Keeps Mermaid's character codes whole on their way through merman.

With labels as SVG text, merman writes `#58;` as the five characters of `&#58;`, measures all five, and may
break a line within them. So each code of an ASCII character goes in as one private character and comes out
as what it stands for. Spaces that hold two words together go the same way: merman breaks lines at them.
"""

from __future__ import annotations

import re

BASE = 0xE000

# Where private characters of the text itself wait meanwhile: in a plane that holds nothing else.
ASIDE = 0xF0000
NAMED = {"quot": '"', "amp": "&", "lt": "<", "gt": ">", "apos": "'", "nbsp": "\u00a0", "num": "#"}
_CODE = re.compile(r"#(?:(\d{1,7})|([a-z]{2,5}));")
_PRIVATE = re.compile("[\ue000-\ue0ff]")
_BACK = re.compile(r"&#(\d{1,7});|&([a-z]{2,5});|([\ue000-\ue0ff])|([\U000fe000-\U000fe0ff])")
_HOLDING = re.compile("[\u00a0\u202f]")

# In these statements `#099;` is a colour.
_STYLING = re.compile(r"\s*(?:style|classDef|linkStyle|rect|box|UpdateElementStyle|UpdateRelStyle)\b")


def shielded(source: str) -> str:
    """The source with private characters in the place of codes."""
    return "\n".join(_shield_line(line) for line in source.splitlines())


def _shield_line(line: str) -> str:
    line = _PRIVATE.sub(lambda found: chr(ord(found[0]) + ASIDE), line)
    line = _HOLDING.sub(chr(BASE + 0xA0), line)
    return line if _STYLING.match(line) else _CODE.sub(_stand_in, line)


def _stand_in(found: re.Match[str]) -> str:
    code = int(found[1]) if found[1] else ord(NAMED.get(found[2], "\uffff"))
    if BASE <= code <= BASE + 0xFF:
        return chr(code + ASIDE)
    return chr(BASE + code) if 0x20 <= code <= 0xFF else found[0]


def unshielded(text: str) -> str:
    """The text that was meant, in one pass."""
    return _BACK.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    if found[4]:
        return chr(ord(found[4]) - ASIDE)
    if found[3]:
        return chr(ord(found[3]) - BASE)
    if found[2]:
        return NAMED.get(found[2], found[0])
    code = int(found[1])
    return chr(code) if code >= 0x20 and code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else found[0]
