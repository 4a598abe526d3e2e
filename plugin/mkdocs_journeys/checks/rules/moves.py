"""What has changed since an earlier state of the map, and whether it may."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_journeys.checks.rule import Remark, Rule
from mkdocs_journeys.checks.sources import KINDS_OF_MAPS
from mkdocs_journeys.checks.wording import quoted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey, Touchpoint
from mkdocs_journeys.model.values.emotion import Emotion


def _then(earlier: Journey, now: Touchpoint) -> Touchpoint | None:
    """The touchpoint as it was, also where it had another id then."""
    found = (earlier.by_id.get(name) for name in (now.id, *now.fields.formerly))
    return next((each for each in found if each is not None), None)


def _felt(emotion: Emotion) -> str:
    return f"{emotion.begin:+g} to {emotion.end:+g}" if emotion.changes else f"{emotion.begin:+g}"


def _moved(earlier: Journey, journey: Journey, _: Catalog) -> Iterator[Remark]:
    if journey.fields.state != "current":
        return
    for touchpoint, path in journey.places:
        then = _then(earlier, touchpoint)
        if then is None or then.emotion is None or touchpoint.emotion is None:
            continue
        if touchpoint.emotion != then.emotion and touchpoint.certainty == "assumed":
            yield Remark(
                f"{quoted(touchpoint.name)} felt {_felt(then.emotion)} and now "
                f"{_felt(touchpoint.emotion)}, and nothing says how that is known: it is another guess",
                (*path, "emotion"),
                allowed="`evidence`: what customers said or did that shows the change; or the old value",
            )


_MAP = """---
title: I buy my first trail shoes
stages:
  - stage: decision
    touchpoints:
      - name: Checkout
        emotion: {emotion}{evidence}
---
"""
_EVIDENCE = """diaries:
  title: Diaries of 14 buyers
  type: diary
  date: 2026-06
"""

MOVED = Rule(
    id="JM257",
    slug="moved-while-assumed",
    level=Level.WARNING,
    title="A feeling that changed although nobody asked",
    reason="A better guess looks like a better service in every trend and every average. Change a feeling "
    "when somebody has heard or seen that it changed. The rule compares with where a change began: "
    "`journeys check --base main`.",
    source=KINDS_OF_MAPS,
    bad={
        "before/mina/first-shoes.md": _MAP.format(emotion=-2, evidence=""),
        "mina/first-shoes.md": _MAP.format(emotion=1, evidence=""),
    },
    good={
        "before/mina/first-shoes.md": _MAP.format(emotion=-2, evidence=""),
        "mina/first-shoes.md": _MAP.format(emotion=1, evidence="\n        evidence: diaries"),
        "evidence.yml": _EVIDENCE,
    },
    of_change=_moved,
)

RULES = (MOVED,)
