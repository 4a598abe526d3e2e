"""One map that several tables tell: the same stages in each, and other lanes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mkdocs_journeys.exchange.importing.draft import Draft, Stage, Step

# What all tables of one map have, and what says nothing about its customers.
_SHARED = frozenset({"stage", "number", ""})


def may_be_one(first: Draft, second: Draft) -> bool:
    """Whether two tables tell of the same stages, and none what the other tells too."""
    names = [stage.name.casefold() for stage in first.stages]
    if len(names) < 2 or names != [stage.name.casefold() for stage in second.stages]:
        return False
    fields, others = ({field for _, field in draft.columns} - _SHARED for draft in (first, second))
    return fields.isdisjoint(others) and first.persona == second.persona


def as_one(first: Draft, second: Draft) -> Draft:
    """Both as one map, under the title and at the place of the first."""
    stages = tuple(map(_stage, first.stages, second.stages))
    guess = "several tables with the same stages were taken for one map"
    guesses = dict.fromkeys((*first.guesses, *second.guesses, guess))
    columns = dict.fromkeys((*first.columns, *second.columns))
    said = (*first.said, *(each for each in second.said if each not in first.said))
    return replace(first, stages=stages, said=said, columns=tuple(columns), guesses=tuple(guesses))


def _stage(first: Stage, second: Stage) -> Stage:
    return Stage(first.name, (*first.said, *second.said), _steps(first.steps, second.steps))


def _steps(first: Sequence[Step], second: Sequence[Step]) -> tuple[Step, ...]:
    """The steps of both; one beside one is the same step."""
    if len(first) == len(second) == 1 and not (first[0].name and second[0].name):
        return (Step(first[0].name or second[0].name, (*first[0].said, *second[0].said)),)
    return (*first, *second)
