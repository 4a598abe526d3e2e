"""Percents on the ways: who leaves, who goes where, who comes in."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_journeys.checks.rule import Path, Remark, Rule
from mkdocs_journeys.checks.wording import listed, quoted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey, Touchpoint
from mkdocs_journeys.model.values.numbers import show


def _too_much(journey: Journey, _: Catalog) -> Iterator[Remark]:
    total = 0.0
    steps = [(step, path) for step, path in journey.places if journey.is_experienced(step)]
    for number, (step, path) in enumerate(steps):
        fields = step.fields
        all_leave = fields.drop_off is not None and fields.drop_off.percent == 100
        if all_leave and _goes_on(step, steps[number + 1 :]):
            message = f"all who arrive at {quoted(step.name)} leave there, and yet a way leads on"
            yield Remark(message, (*path, "drop_off"), allowed="a `drop_off` under 100, or `next: []`")
        if fields.entry is not None and fields.entry.percent:
            before, total = total, total + fields.entry.percent
            if total > 100 >= before:
                message = f"with {quoted(step.name)} the ways in add up to {show(total)} percent"
                yield Remark(message, (*path, "entry"), allowed="at most 100 in all")


def _goes_on(step: Touchpoint, following: list[tuple[Touchpoint, Path]]) -> bool:
    if step.onward is not None:
        return bool(step.onward)
    return any(other.fields.entry is None for other, _ in following)


_BASKET = """
title: I buy my first trail shoes
stages:
  - stage: decision
    touchpoints:
      - name: Basket
        drop_off: {}%
      - name: Payment
"""
TOO_MUCH = Rule(
    id="JM501",
    slug="shares-exceed-hundred",
    level=Level.ERROR,
    title="Percents that can't be true together",
    reason="Of those who arrive, `drop_off` leave; of those who go on, each way takes its `share`; and all "
    "ways in are parts of the same hundred. Where more than all leave, or more than all come in, one of the "
    "numbers is wrong, and every number behind it too.",
    source=None,
    bad=_BASKET.format(100),
    good=_BASKET.format(10),
    of_journey=_too_much,
)


def _left_over(journey: Journey, _: Catalog) -> Iterator[Remark]:
    for step, path in journey.places:
        ways = (step.onward or ()) if journey.is_experienced(step) else ()
        shares = [way.share for way in ways if way.share is not None]
        total = sum(shares)
        if shares and len(shares) < len(ways) and total == 100:
            without = listed(_target(journey, way.to) for way in ways if way.share is None)
            message = f"the shares are 100 percent already, which leaves nobody for {without}"
            yield Remark(message, (*path, "next"), allowed="shares that add up to 100")
        elif shares and len(shares) == len(ways) and total < 100 - len(ways) / 2:
            rest = 100 - total
            message = f"the shares add up to {show(total)} percent: where do the other {show(rest)} go?"
            allowed = "shares of those who go on, so 100 in all; who leaves stands under `drop_off`"
            yield Remark(message, (*path, "next"), allowed=allowed)


def _target(journey: Journey, step: str) -> str:
    return journey.by_id[step].name if step in journey.by_id else step


_BRANCH = """
title: I buy my first trail shoes
stages:
  - stage: decision
    touchpoints:
      - name: Basket
        drop_off: 20%
        next:
          - {{to: card, share: {}%}}
          - {{to: invoice, share: {}%}}
      - {{name: Card, next: []}}
      - name: Invoice
"""
LEFT_OVER = Rule(
    id="JM507",
    slug="shares-leave-a-rest",
    level=Level.WARNING,
    title="Shares that don't make a hundred",
    reason="A `share` is of those who go on; who leaves is told by `drop_off` and not taken off again. What "
    "the shares leave out is counted as the end of the journey, without a word about where and why.",
    source=None,
    bad=_BRANCH.format(50, 30),
    good=_BRANCH.format(60, 40),
    of_journey=_left_over,
)

RULES = (TOO_MUCH, LEFT_OVER)
