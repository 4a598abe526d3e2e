"""Words of ours that no customer would say: those of the wiki, the usual ones, and the names of teams."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.values.texts import fold

# Behind another word it may be something else: a loft conversion, the acquisition of a flat, a butter churn.
_ALONE = r"(?<!\w[ -])"
# Words that are internal nearly everywhere, and the same from the customer's side. Patterns, folded.
USUAL: Mapping[str, str] = {
    r"on-?boarding": "Getting started",
    rf"off-?boarding|{_ALONE}churn(?:ing)?": "Leaving",
    rf"(?:(?:customer|lead|sales|visitor) |{_ALONE})conversions?": "Buying",
    r"(?:lead|demand) gen(?:eration)?|lead nurturing": "Looking around",
    rf"(?:(?:customer|lead|user) |{_ALONE})acquisition|prospecting": "Hearing about it",
    rf"(?:order |{_ALONE})fulfill?ment": "Waiting for my order",
    r"(?:up|cross)[ -]?sell(?:ing|s)?": "Finding what goes with it",
    r"pre[ -]?sales": "Before I buy",
    r"(?:post|after)[ -]?sales": "After I have bought",
    r"rmas?": "Sending it back",
    r"skus?": "The thing I want",
    rf"(?:(?:sales|marketing) |{_ALONE})funnel|crm|kpis?|touch[ -]?points?": "",
}
# Whole names that say which department is meant, not what the customer does there.
_DEPARTMENTS = frozenset(
    {"sales", "marketing", "customer service", "customer support", "customer care", "customer success"}
    | {"logistics", "operations", "back office", "billing", "it", "finance", "service desk", "help desk"}
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one wiki. `teams` are whole names, folded."""

    words: re.Pattern[str]
    teams: frozenset[str]

    def said(self, text: str) -> list[str]:
        """The internal words of a text as it has them, once each."""
        return list(dict.fromkeys(found[0] for found in self.words.finditer(text)))


def lexicon(catalog: Catalog) -> Lexicon:
    """The words of a wiki."""
    own = [re.escape(word) for word in sorted(catalog.settings.words, key=len, reverse=True)]
    teams = {fold(name) for owner in catalog.registries.owners for name in (owner.id, owner.name)}
    return Lexicon(
        re.compile(rf"(?<!\w)(?:{'|'.join([*own, *USUAL])})(?!\w)", re.IGNORECASE),
        frozenset(teams) | _DEPARTMENTS,
    )
