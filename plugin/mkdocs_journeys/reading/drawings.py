"""SVG pictures: documents that a browser opens like a page, with scripts and all.

Shown as a picture they run and load nothing. But they lie beside the pages, at addresses of the same site,
and a link may lead to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

_HTML = "http://www.w3.org/1999/xhtml"
_RUNNING = frozenset({"script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "frame"})
_ANIMATIONS = frozenset({"set", "animate"})
_ADDRESSES = frozenset({"href", "src", "base", "data", "action", "formaction"})
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp|avif)[;,])", re.IGNORECASE)
_PAGE = re.compile(r"\s*https?:", re.IGNORECASE)
# In CSS a backslash may spell any letter.
# Nothing is given back once it is matched: runs of spaces would be tried in all their parts.
_LOADS = re.compile(r"url\(\s*+['\"]?+\s*+(?!#|data:image/)|@import|image-set|\\", re.IGNORECASE)
# What drawing programs write. Of those of HTML, browsers know entities that the parser here does not.
_KINDS = re.compile(r"-//W3C//DTD SVG 1\.[01](?: Basic| Tiny)?//EN\Z")


class _Found(Exception):  # noqa: N818  it ends the parser, and is no error of ours
    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def danger_in(drawing: bytes) -> tuple[int, str] | None:
    """What an SVG would run or load if a browser opened it, and on which line; None where it is a picture."""
    parser = expat.ParserCreate(namespace_separator=" ")
    _Watch(parser)
    try:
        parser.Parse(drawing, True)
    except _Found as found:
        return parser.CurrentLineNumber, found.message
    except (expat.ExpatError, ValueError, LookupError) as error:
        return max(parser.CurrentLineNumber, 1), f"this is no SVG that can be read ({error})"
    return None


class _Watch:
    """Hears of the parts of a document, and ends its reading at the first that is more than a picture."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        self._depth = 0
        self._style: list[str] = []
        self._styles = 0
        parser.StartDoctypeDeclHandler = _doctype
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = _refusing("this picture has an instruction for other programs")
        parser.EntityDeclHandler = _refusing("this picture has entities, which it could do without")

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        local = local.rpartition(":")[2].lower()
        self._depth += 1
        if self._depth == 1 and local != "svg":
            raise _Found("this is no SVG")
        if local in _RUNNING or namespace == _HTML:
            raise _Found(f"this picture could run something (`{local}`)")
        if self._styles:
            # Browsers read the text of a style around what stands in it.
            raise _Found(f"this picture has an element within a style (`{local}`)")
        if local == "style":
            self._styles += 1
        for key, value in attributes.items():
            _look_at(local, key.rpartition(" ")[2].rpartition(":")[2].lower(), value)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name.rpartition(" ")[2].rpartition(":")[2].lower() == "style":
            self._styles -= 1
            if _LOADS.search("".join(self._style)):
                raise _Found("this picture could load something (`style`)")
            self._style.clear()

    def _text(self, text: str) -> None:
        if self._styles:
            self._style.append(text)


def _doctype(_name: str, _system: str | None, public: str | None, has_declarations: int) -> None:
    if has_declarations or not _KINDS.match(public or ""):
        raise _Found("this picture has a document type of its own, which it could do without")


def _look_at(element: str, key: str, value: str) -> None:
    if key.startswith("on"):
        raise _Found(f"this picture could run something (`{key}`)")
    is_address = key in _ADDRESSES and not _INSIDE.match(value)
    if is_address and not (element == "a" and _PAGE.match(value)):
        raise _Found(f"this picture could load something (`{key}`)")
    if element in _ANIMATIONS and key == "attributename":
        target = value.strip().rpartition(":")[2].lower()
        if target in _ADDRESSES or target.startswith("on"):
            raise _Found(f"this picture could run something (`{element}`)")
    if "(" in value and _LOADS.search(value):
        raise _Found(f"this picture could load something (`{key}`)")


def _refusing(message: str) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise _Found(message)

    return refuse
