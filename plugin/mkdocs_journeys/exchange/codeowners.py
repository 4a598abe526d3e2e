"""CODEOWNERS: whom GitHub asks for a review, from the owners of journeys and touchpoints.

The lines stand in a block of their own, between two marks. What else is in the file is the team's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs_journeys.checks.printers.text import counted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.journey import Journey

# Where GitHub looks, in its order: it reads the first that is there.
PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
# GitHub ignores a file that is larger.
MOST_BYTES = 3_000_000
BEGIN = "# begin: journeys codeowners"
END = "# end: journeys codeowners"
_ABOUT = (
    "# Written by the command `journeys codeowners` from owners.yml and the journeys. Don't change these",
    "# lines by hand: the next run writes them anew. What stands outside of this block is yours and stays.",
)
_DEFAULT = re.compile(r"# default: (\S+)")
# What has a meaning of its own in a pattern and that GitHub doesn't let one escape. A question mark stands
# for any one character, so for these too.
_ODD = re.compile(r"[\[\]*?!#\\\x00-\x1f\x7f]")


class Muddled(ValueError):  # noqa: N818  it says what is the matter with the file
    """The marks of the block don't stand in pairs, so nobody can tell which lines are ours."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of CODEOWNERS: a path, seen from the repository's root, and whom to ask."""

    path: str
    owners: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join((_pattern(self.path), *self.owners))


@dataclass(frozen=True, slots=True)
class CodeOwners:
    """All lines for a wiki, and the owners that are named somewhere and have no name on GitHub."""

    rules: tuple[Rule, ...]
    nameless: tuple[str, ...]
    default: str | None = None

    def block(self) -> tuple[str, ...]:
        """The lines of the block, with its marks."""
        default = (f"# default: {self.default}",) if self.default else ()
        return (BEGIN, *_ABOUT, *default, *map(str, self.rules), END)


def code_owners(catalog: Catalog, folder: str, default: str | None = None) -> CodeOwners:
    """The lines for a wiki whose folder stands at `folder`, seen from the repository's root.

    The last line that fits a path wins, so they go from the general to the special: the whole folder (the
    default), the lists whose entries have owners, each persona's folder, each journey.
    """
    asked = _Asked(catalog)
    rules = [
        Rule(f"{folder}/", (default,) if default else ()),
        *(Rule(f"{folder}/{file}", asked.names(owners)) for file, owners in _lists(catalog)),
        *_of_personas(catalog, folder, asked),
    ]
    return CodeOwners(tuple(rule for rule in rules if rule.owners), tuple(asked.nameless), default)


class _Asked:
    """Looks up names on GitHub, and takes down whose are missing."""

    def __init__(self, catalog: Catalog) -> None:
        self._owners = catalog.registries.owners
        self.nameless: dict[str, None] = {}

    def names(self, owners: Iterable[str | None]) -> tuple[str, ...]:
        """The names on GitHub of some owners, in order, each once."""
        found: dict[str, str] = {}
        for owner in dict.fromkeys(owners):
            entry = self._owners.get(owner) if owner else None
            name = entry.fields.github if entry else None
            if name:
                found.setdefault(name.casefold(), name)
            elif owner:
                self.nameless[owner] = None
        return tuple(found.values())


def _lists(catalog: Catalog) -> Iterator[tuple[str, Iterable[str | None]]]:
    """The registries whose entries have owners. The other lists concern everybody: the default."""
    registries = catalog.registries
    yield "touchpoints.yml", (entry.fields.owner for entry in registries.touchpoints if entry.written)
    yield "campaigns.yml", (entry.fields.owner for entry in registries.campaigns if entry.written)


def _of_personas(catalog: Catalog, folder: str, asked: _Asked) -> Iterator[Rule]:
    for persona in catalog.personas:
        journeys = catalog.of_persona(persona)
        keepers = asked.names(journey.fields.owner for journey in journeys)
        yield Rule(f"{folder}/{persona}/", keepers)
        for journey in journeys:
            name = journey.file.rpartition("/")[2]
            yield Rule(f"{folder}/{persona}/{name}", asked.names(_concerned(journey)))


def _concerned(journey: Journey) -> Iterator[str | None]:
    """Who keeps the journey true, then who answers for its touchpoints, in their order."""
    yield journey.fields.owner
    for touchpoint in journey.touchpoints:
        yield touchpoint.owner


def _pattern(path: str) -> str:
    """A path as a pattern that fits it alone, as far as GitHub can say so."""
    return "/" + _ODD.sub("?", path).replace(" ", "\\ ")


def with_block(text: str, block: Sequence[str]) -> str:
    """The text of a CODEOWNERS file with these lines for its block, or with the block at its end.

    All other lines stay byte for byte. Raises Muddled.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    ours = newline.join(block) + newline
    found = _span(text)
    if found is not None:
        begin, end = found
        return text[:begin] + ours + text[end:]
    if not text:
        return ours
    gap = newline if text.endswith("\n") else newline * 2
    return text + gap + ours


def block_of(text: str) -> tuple[str, ...]:
    """The lines of the block that is in a file; none where there is no block. Raises Muddled."""
    found = _span(text)
    return tuple(text[slice(*found)].splitlines()) if found else ()


def default_of(text: str) -> str | None:
    """The default that the block in a file was written with. Raises Muddled."""
    lines = (_DEFAULT.fullmatch(line) for line in block_of(text))
    return next((line[1] for line in lines if line), None)


def _span(text: str) -> tuple[int, int] | None:
    """Where the block begins and ends, its last line break included."""
    begins = [found.span() for found in re.finditer(rf"^{BEGIN}\r?$", text, re.MULTILINE)]
    ends = [found.span() for found in re.finditer(rf"^{END}(?:\r?\n|\r?\Z)", text, re.MULTILINE)]
    if not begins and not ends:
        return None
    if len(begins) != 1 or len(ends) != 1 or ends[0][0] < begins[0][0]:
        raise Muddled(
            f"{counted(len(begins), 'line')} with `{BEGIN}` and {len(ends)} with `{END}`: there must be one "
            "of each, in this order. Take the extra ones away, or the whole block, and run the command again"
        )
    return begins[0][0], ends[0][1]
