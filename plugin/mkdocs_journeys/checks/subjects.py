"""What rules are about: each id stands in a range, and each range has a subject."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """A range of rules. `key` is its name on pages, which have words of their own for it."""

    key: str
    title: str
    first: str


SUBJECTS = (
    Subject("own", "Waivers and levels", "JM000"),
    Subject("map", "The map as a whole", "JM100"),
    Subject("stages", "Stages and words", "JM150"),
    Subject("feelings", "Feelings", "JM200"),
    Subject("evidence", "Evidence", "JM250"),
    Subject("owners", "Owners, reviews and channels", "JM300"),
    Subject("names", "Names and shared lists", "JM320"),
    Subject("improvement", "Pains and opportunities", "JM400"),
    Subject("measures", "Metrics and objectives", "JM420"),
    Subject("ways", "Ways through the journey", "JM500"),
)
# What is found while files are read, which has codes and no ids.
READING = Subject("reading", "What reading says", "")

_STARTS = [subject.first for subject in SUBJECTS]


def subject_of(rule_id: str) -> Subject:
    """The subject of a rule, by its id."""
    return SUBJECTS[bisect_right(_STARTS, rule_id) - 1]
