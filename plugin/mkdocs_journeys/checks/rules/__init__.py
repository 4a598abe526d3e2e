"""All rules, a module for each subject."""

from __future__ import annotations

from mkdocs_journeys.checks.rule import Rule
from mkdocs_journeys.checks.rules import (
    copies,
    evidence,
    feelings,
    flow,
    frame,
    handovers,
    improvement,
    lanes,
    measures,
    moves,
    names,
    own,
    ownership,
    pains,
    pictures,
    shares,
    spelling,
    stages,
    studies,
    viewpoint,
    words,
)

# In the order of their ids.
RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *own.RULES,
            *frame.RULES,
            *viewpoint.RULES,
            *copies.RULES,
            *pictures.RULES,
            *words.RULES,
            *stages.RULES,
            *lanes.RULES,
            *feelings.RULES,
            *evidence.RULES,
            *studies.RULES,
            *moves.RULES,
            *ownership.RULES,
            *spelling.RULES,
            *names.RULES,
            *pains.RULES,
            *improvement.RULES,
            *measures.RULES,
            *shares.RULES,
            *flow.RULES,
            *handovers.RULES,
        ),
        key=lambda rule: rule.id,
    )
)
