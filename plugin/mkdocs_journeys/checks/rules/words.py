"""Words of ours that no customer would say, in titles and the names of stages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_journeys.checks.purpose import is_of_customers
from mkdocs_journeys.checks.rule import WHOLE, Path, Remark, Rule
from mkdocs_journeys.checks.sources import NAMING
from mkdocs_journeys.checks.wiki_files import registry_file
from mkdocs_journeys.checks.wording import listed, quoted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Stage
from mkdocs_journeys.model.values.texts import fold

# Behind another word it may be something else: a loft conversion, the acquisition of a flat, a butter churn.
_ALONE = r"(?<!\w[ -])"
# Words that are internal nearly everywhere, and the same from the customer's side. Patterns, folded.
_USUAL = {
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
class _Lexicon:
    """The words of one wiki: those in journeys.yml, the usual ones, and the names of its teams."""

    words: re.Pattern[str]
    teams: frozenset[str]

    def said(self, text: str) -> list[str]:
        """The internal words of a text as it has them, once each."""
        return list(dict.fromkeys(found[0] for found in self.words.finditer(text)))


def _lexicon(catalog: Catalog) -> _Lexicon:
    own = [re.escape(word) for word in sorted(catalog.settings.words, key=len, reverse=True)]
    teams = {fold(name) for owner in catalog.registries.owners for name in (owner.id, owner.name)}
    return _Lexicon(
        re.compile(rf"(?<!\w)(?:{'|'.join([*own, *_USUAL])})(?!\w)", re.IGNORECASE),
        frozenset(teams) | _DEPARTMENTS,
    )


def _internal_words(catalog: Catalog) -> Iterator[Remark]:
    lexicon = _lexicon(catalog)
    journeys = [each for each in catalog.journeys.values() if each.fields.status != "archived"]
    for entry in catalog.registries.stages:
        if entry.written:
            yield from _of_stage(lexicon, entry.name, (entry.id, "name"), registry_file(catalog, "stages"))
    for journey in journeys:
        if is_of_customers(journey, catalog):
            yield from _of_words(lexicon.said(journey.title), "the title", WHOLE, journey.file)
            for name, path in _own_names(journey.stages, catalog):
                yield from _of_stage(lexicon, name, path, journey.file)


def _own_names(stages: Iterable[Stage], catalog: Catalog) -> Iterator[tuple[str, Path]]:
    """The names that the journey gives to its stages. That of a registered one is told in stages.yml."""
    for stage in stages:
        entry = catalog.registries.stages.get(stage.lifecycle or "")
        if stage.fields.name:
            yield stage.name, ("stages", stage.index, "name")
        elif entry is None or entry.users:
            yield stage.name, ("stages", stage.index, "stage")


def _of_stage(lexicon: _Lexicon, name: str, path: Path, file: str) -> Iterator[Remark]:
    if fold(name) in lexicon.teams:
        yield Remark(
            f"{quoted(name)} is a team and not what the customer does in this stage",
            path,
            file,
            allowed="what they do here, in their words",
        )
    else:
        said = lexicon.said(name)
        is_all = [fold(word) for word in said] == [fold(name)]
        where = "the name of this stage" if is_all else f"the stage {quoted(name)}"
        yield from _of_words(said, where, path, file)


def _of_words(said: list[str], where: str, path: Path, file: str) -> Iterator[Remark]:
    if not said:
        return
    instead = [
        better for usual, better in _USUAL.items() if better and re.fullmatch(usual, said[0], re.IGNORECASE)
    ]
    yield Remark(
        f"{where} says {listed(said)}, which no customer would say",
        path,
        file,
        allowed="what they do here, in their words",
        suggestion=instead[0] if instead else "",
    )


_NAMED = """
title: I buy my first trail shoes
stages:
  - name: {first}
    stage: awareness
  - name: {second}
    stage: decision
"""

INTERNAL_WORD = Rule(
    id="JM151",
    slug="internal-word",
    level=Level.WARNING,
    title="A word that only we use",
    reason="Stages with the names of our departments and figures make everybody see our process where the "
    "customer's way should be. Add your own house words under `words` in journeys.yml. Looked for in titles "
    "and in the names of stages.",
    source=NAMING,
    bad=_NAMED.format(first="Lead generation", second="Conversion"),
    good=_NAMED.format(first="A friend asks me along", second="Choosing a pair"),
    of_wiki=_internal_words,
)

RULES = (INTERNAL_WORD,)
