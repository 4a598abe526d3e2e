"""Ids and names that nobody wrote: made from what there is."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_journeys.model.values.texts import fold, slug

LENGTH = 60


def tidied(name: str) -> str:
    """An id or the name of a file as a name: photo-upload becomes Photo upload."""
    spaced = " ".join(name.replace("-", " ").replace("_", " ").split())
    return spaced[:1].upper() + spaced[1:]


def short_slug(text: str, otherwise: str) -> str:
    """The id that a text makes, cut at a word; `otherwise` where it has neither letters nor digits."""
    whole = slug(text) or otherwise
    if len(whole) <= LENGTH:
        return whole
    cut = whole[: LENGTH + 1].rpartition("-")[0]
    return cut or whole[:LENGTH]


class Ids:
    """Gives out ids that are used once. Those that people wrote come first."""

    def __init__(self, written: Iterable[str]) -> None:
        self._taken = {fold(each) for each in written}
        self._numbers: dict[str, int] = {}

    def make(self, text: str, otherwise: str) -> str:
        """The id of something without one: made from its text, with a number where that is taken."""
        base = short_slug(text, otherwise)
        made, number = base, self._numbers.get(base, 2)
        while fold(made) in self._taken:
            made, number = f"{base}-{number}", number + 1
        self._numbers[base] = number
        self._taken.add(fold(made))
        return made
