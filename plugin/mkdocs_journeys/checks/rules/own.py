"""Rules about rules: what is wrong with waivers and with the levels in journeys.yml."""

from __future__ import annotations

from mkdocs_journeys.checks.rule import Rule
from mkdocs_journeys.model.finding import Level

_WAIVED = """
title: I buy my first trail shoes
stages:
  - stage: awareness
    touchpoints:
      - name: A friend's photo{waiver}
"""

NO_REASON = Rule(
    id="JM001",
    slug="waiver-without-reason",
    level=Level.ERROR,
    title="A waiver that gives no reason",
    reason="In half a year nobody knows why the rule was set aside, and nobody dares to take the waiver out.",
    source=None,
    bad=_WAIVED.format(waiver="  # journeys: ignore JM301"),
    good=_WAIVED.format(waiver="  # journeys: ignore JM301 -- nobody of ours is there"),
)

UNUSED_WAIVER = Rule(
    id="JM002",
    slug="unused-waiver",
    level=Level.WARNING,
    title="A waiver with nothing to waive",
    reason="What it excused is mended, or stands on another line by now. Left there, it hides the next slip.",
    source=None,
    bad=_WAIVED.format(waiver="\n        owner: brand  # journeys: ignore JM301 -- nobody of ours is there"),
    good=_WAIVED.format(waiver="  # journeys: ignore JM301 -- nobody of ours is there"),
)

UNKNOWN_RULE = Rule(
    id="JM003",
    slug="unknown-rule",
    level=Level.ERROR,
    title="A rule, or a place for it, that does not exist",
    reason="A slip in the name of a rule or of a folder would leave all as it was, and nobody would notice.",
    source=None,
    bad={"journeys.yml": "rules:\n  flat-emotions: off\n"},
    good={"journeys.yml": "rules:\n  flat-emotion: off\n"},
)

RULES = (NO_REASON, UNUSED_WAIVER, UNKNOWN_RULE)
