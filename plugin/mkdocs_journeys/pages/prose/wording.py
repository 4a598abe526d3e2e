"""The words that Markdown adds to prose of its own accord."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Wording:
    """The added words in one language.

    `kinds` are the titles of admonitions that have none, by kind; a kind without one is shown as written.
    `back` is what a footnote's link back says, with {} where its number stands; `done` and `to_do` name the
    boxes of task lists for those who can't see them.
    """

    kinds: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    back: str = "Back to footnote {} in the text"
    done: str = "Done"
    to_do: str = "To do"


PLAIN = Wording()
