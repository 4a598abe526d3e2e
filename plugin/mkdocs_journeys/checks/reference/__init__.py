"""The reference pages of the format: hand-written frames, filled from the definition of the fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import TypeAlias

from mkdocs_journeys.checks.reference.fields import other_names, some_fields
from mkdocs_journeys.checks.reference.messages import messages
from mkdocs_journeys.checks.reference.rules import rules
from mkdocs_journeys.checks.reference.samples import sample

PAGES = ("index", "journey", "persona", "registries", "settings", "check", "changes", "rules", "messages")
_SLOT = re.compile(r"\{\{ (?P<what>\w+)(?: (?P<name>[\w-]+))?(?:: (?P<rest>[^}]+?))? \}\}")

_Filler: TypeAlias = Callable[[str, list[str]], str]
_FILLERS: Mapping[str, _Filler] = {
    "fields": some_fields,
    "names": other_names,
    "messages": lambda _name, _rest: messages(),
    "rules": lambda _name, _rest: rules(),
    "sample": lambda name, _: sample(name),
}


def pages(printed: Mapping[str, str]) -> dict[str, str]:
    """The name of each page's file and its Markdown.

    `printed` is what commands print of which this room knows nothing, by the name of its place in a frame.
    """
    fillers: dict[str, _Filler] = {**_FILLERS, "printed": lambda name, _: printed[name].rstrip("\n")}
    return {f"{page}.md": _filled(frame(page), fillers) for page in PAGES}


def frame(page: str) -> str:
    """What is written by hand of a page."""
    return files(__name__).joinpath("texts", f"{page}.md").read_text(encoding="utf-8")


def slots(page: str) -> list[tuple[str, str, list[str]]]:
    """What a frame leaves to be filled in: tables and other generated parts."""
    return [_parts(found) for found in _SLOT.finditer(frame(page))]


def _filled(text: str, fillers: Mapping[str, _Filler]) -> str:
    def fill(found: re.Match[str]) -> str:
        what, name, rest = _parts(found)
        return fillers[what](name, rest)

    return _SLOT.sub(fill, text)


def _parts(found: re.Match[str]) -> tuple[str, str, list[str]]:
    return found["what"], found["name"] or "", (found["rest"] or "").split()
