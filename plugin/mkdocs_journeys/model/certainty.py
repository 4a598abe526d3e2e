"""How sure a touchpoint is, from its evidence."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_journeys.model.fields import EvidenceFields
from mkdocs_journeys.model.fields.touchpoint import Certainty

# What customers said or did in research. The rest tells how often, not why, or is our own opinion.
_RESEARCH = frozenset(
    {"interview", "diary", "observation", "usability", "survey", "feedback", "review", "social", "support"}
)


def certainty(evidence: Iterable[EvidenceFields]) -> Certainty:
    """Validated by customers' words and deeds; partly by anything else; a workshop alone is an assumption."""
    found: Certainty = "assumed"
    for piece in evidence:
        if piece.type in _RESEARCH and piece.source == "customers":
            return "validated"
        if piece.type != "workshop":
            found = "partly"
    return found
