"""Words of ours that no customer would say, in titles and the names of stages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mkdocs_journeys.checks.lexicon import USUAL, Lexicon, lexicon
from mkdocs_journeys.checks.purpose import is_of_customers
from mkdocs_journeys.checks.rule import WHOLE, Path, Remark, Rule
from mkdocs_journeys.checks.sources import NAMING
from mkdocs_journeys.checks.wiki_files import registry_file
from mkdocs_journeys.checks.wording import listed, quoted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Stage
from mkdocs_journeys.model.values.texts import fold


def _internal_words(catalog: Catalog) -> Iterator[Remark]:
    found = lexicon(catalog)
    journeys = [each for each in catalog.journeys.values() if each.fields.status != "archived"]
    for entry in catalog.registries.stages:
        if entry.written:
            yield from _of_stage(found, entry.name, (entry.id, "name"), registry_file(catalog, "stages"))
    for journey in journeys:
        if is_of_customers(journey, catalog):
            yield from _of_words(found.said(journey.title), "the title", WHOLE, journey.file)
            for name, path in _own_names(journey.stages, catalog):
                yield from _of_stage(found, name, path, journey.file)


def _own_names(stages: Iterable[Stage], catalog: Catalog) -> Iterator[tuple[str, Path]]:
    """The names that the journey gives to its stages. That of a registered one is told in stages.yml."""
    for stage in stages:
        entry = catalog.registries.stages.get(stage.lifecycle or "")
        if stage.fields.name:
            yield stage.name, ("stages", stage.index, "name")
        elif entry is None or entry.users:
            yield stage.name, ("stages", stage.index, "stage")


def _of_stage(words: Lexicon, name: str, path: Path, file: str) -> Iterator[Remark]:
    if fold(name) in words.teams:
        yield Remark(
            f"{quoted(name)} is a team and not what the customer does in this stage",
            path,
            file,
            allowed="what they do here, in their words",
        )
    else:
        said = words.said(name)
        is_all = [fold(word) for word in said] == [fold(name)]
        where = "the name of this stage" if is_all else f"the stage {quoted(name)}"
        yield from _of_words(said, where, path, file)


def _of_words(said: list[str], where: str, path: Path, file: str) -> Iterator[Remark]:
    if not said:
        return
    instead = [
        better for usual, better in USUAL.items() if better and re.fullmatch(usual, said[0], re.IGNORECASE)
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
