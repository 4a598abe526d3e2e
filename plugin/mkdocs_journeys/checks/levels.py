"""How much each rule matters, for each file: from `rules` in journeys.yml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from mkdocs_journeys.checks.rule import Rule
from mkdocs_journeys.model.fields.rule_levels import OFF, RuleLevels
from mkdocs_journeys.model.finding import Level


@dataclass(frozen=True)
class Levels:
    """The levels that a wiki sets. What it does not set is as the rule's definition says."""

    settings: RuleLevels

    def of(self, rule: Rule, file: str) -> Level | None:
        """The level of a rule for a file (its path from the wiki's folder on). None: it is off.

        Of several places that hold the file, the innermost decides; there, a rule's own name before one that
        means several.
        """
        found: Level | None = rule.level
        for place, words in self._inwards:
            if holds(place, file):
                for name in (*_groups(rule.id), *rule.names):
                    if name in words:
                        found = None if words[name] == OFF else Level(words[name])
        return found

    @cached_property
    def _inwards(self) -> list[tuple[str, Mapping[str, str]]]:
        return sorted(
            ((place, words) for place, words in self.settings.by_place.items() if words),
            key=lambda item: len(item[0]),
        )

    @property
    def places(self) -> tuple[str, ...]:
        """The folders and journeys that have levels of their own."""
        return tuple(place for place in self.settings.by_place if place)

    def named(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """The rules that are named, with the path to each in journeys.yml."""
        for place, words in self.settings.by_place.items():
            for name in words:
                yield (("rules", place, name) if place else ("rules", name)), name


def means_several(name: str, rules: Iterable[Rule]) -> bool:
    """Whether a name is the beginning of the ids of some rules."""
    return any(name in _groups(rule.id) for rule in rules)


def _groups(rule: str) -> tuple[str, ...]:
    """What an id begins with, from the letters and one digit on."""
    return tuple(rule[:length] for length in range(3, len(rule)))


def holds(place: str, file: str) -> bool:
    """Whether a file is at a place: `mina/` is a folder, `mina/first-shoes` a journey."""
    if not place:
        return True
    return file == place or file.removesuffix(".md") == place or file.startswith(f"{place.rstrip('/')}/")
