"""All that there is to say about a rule or a code of reading: what, why, how not, how, and the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from mkdocs_journeys.checks.meanings import MEANINGS
from mkdocs_journeys.checks.rule import BEFORE, Example, Reference, Rule
from mkdocs_journeys.checks.rules import RULES
from mkdocs_journeys.checks.subjects import READING, Subject, subject_of
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.reading.nodes import Code

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"\*([^*`]+)\*")


@dataclass(frozen=True, slots=True)
class Shown:
    """A file of an example, or lines of one: then it has no name."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule, or a code of reading, which has neither a slug nor a level of its own.

    `reason` is plain text; what stands in backticks there is written in a file.
    """

    code: str
    slug: str
    level: Level | None
    title: str
    subject: Subject
    reason: str
    bad: tuple[Shown, ...] = ()
    good: tuple[Shown, ...] = ()
    source: Reference | None = None
    dated: bool = False

    @property
    def better(self) -> tuple[Shown, ...]:
        """Of the good example what is not in the bad one already; all of it, where something went away."""
        if {file.name for file in self.bad} - {file.name for file in self.good}:
            return self.good
        return tuple(file for file in self.good if file not in self.bad)

    @property
    def address(self) -> str:
        """Where it is explained on the site of a wiki."""
        return f"rules/{self.slug}/" if self.slug else f"rules/#{self.code}"


def of_rule(rule: Rule) -> Explanation:
    """All about a rule."""
    return Explanation(
        *(rule.id, rule.slug, rule.level, rule.title, subject_of(rule.id), rule.reason),
        *(_files(rule.bad), _files(rule.good), rule.source, rule.dated),
    )


def of_code(code: Code) -> Explanation:
    """All about a code of reading."""
    meaning = MEANINGS[code]
    bad, good = (((Shown("", text),) if text else ()) for text in (meaning.wrong, meaning.right))
    reason = _EMPHASIS.sub(r"\1", _LINK.sub(r'"\1" in the reference', meaning.text))
    return Explanation(code.value, "", None, code.heading, READING, reason, bad, good)


@cache
def all_explanations() -> tuple[Explanation, ...]:
    """Rules in the order of their ids, then codes in their own order."""
    return (*map(of_rule, RULES), *map(of_code, Code))


@cache
def by_name() -> Mapping[str, Explanation]:
    """Explanations by each name that somebody could ask for."""
    return {name: each for each in all_explanations() for name in (each.code, each.slug) if name}


def by_subject(explanations: Iterable[Explanation]) -> Mapping[Subject, tuple[Explanation, ...]]:
    """Explanations below what they are about."""
    found: dict[Subject, list[Explanation]] = {}
    for each in explanations:
        found.setdefault(each.subject, []).append(each)
    return {subject: tuple(each) for subject, each in found.items()}


def _files(example: Example) -> tuple[Shown, ...]:
    if isinstance(example, str):
        return (Shown("", example.strip("\n")),)
    return tuple(Shown(_named(name), text.strip("\n")) for name, text in example.items())


def _named(name: str) -> str:
    """The file of an example, and whether that is what it was before."""
    now = name.removeprefix(BEFORE)
    return f"journeys/{now}" + (", before" if now != name else "")
