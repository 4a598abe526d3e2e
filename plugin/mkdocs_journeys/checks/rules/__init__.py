"""All rules, a module for each subject."""

from __future__ import annotations

from mkdocs_journeys.checks.rule import Rule
from mkdocs_journeys.checks.rules import own, ownership

# In the order of their ids.
RULES: tuple[Rule, ...] = (*own.RULES, *ownership.RULES)
