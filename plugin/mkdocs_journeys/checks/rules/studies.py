"""The research itself: whether any map uses it, and how old it is."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

from mkdocs_journeys.checks.mentions import mentioned
from mkdocs_journeys.checks.rule import Remark, Rule
from mkdocs_journeys.checks.sources import MAPPING
from mkdocs_journeys.checks.wiki_files import is_whole, registry_file
from mkdocs_journeys.checks.wording import quoted
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import Journey, Stage

OLD_AFTER = datetime.timedelta(days=365)


def _unused(catalog: Catalog) -> Iterator[Remark]:
    """Nothing is said while a file can't be read: it may be the one that names it."""
    if not is_whole(catalog):
        return
    named = mentioned(catalog, "evidence")
    for entry in catalog.registries.evidence:
        if entry.written and entry.id not in named:
            yield Remark(
                f"`{entry.id}` is named by no journey, persona or metric",
                (entry.id,),
                registry_file(catalog, "evidence"),
                allowed=f"`evidence: {entry.id}` where it tells something",
            )


def _old(catalog: Catalog) -> Iterator[Remark]:
    """Evidence that is over a year old and still the newest that some place has."""
    resting: dict[str, list[str]] = defaultdict(list)
    for journey in catalog.counted:
        for what, evidence in _holders(journey):
            for piece in _newest_if_old(evidence, catalog):
                resting[piece].append(f"{what}`{journey.id}`")
    for entry in catalog.registries.evidence:
        places = resting.get(entry.id, ())
        if places:
            many = f"{len(places)} places rest on nothing newer, such as {places[0]}"
            yield Remark(
                f"`{entry.id}` is from {entry.fields.date}, and "
                + (many if len(places) > 1 else f"{places[0]} rests on nothing newer"),
                (entry.id, "date"),
                registry_file(catalog, "evidence"),
                allowed="a newer look at it, with an entry of its own, named beside it",
            )


def _holders(journey: Journey) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The parts of a journey that rest on evidence of their own; the journey where none of them does."""
    parts = [
        (f"{quoted(part.name)} of ", part.fields.evidence)
        for part in journey.parts
        if part.fields.evidence and (isinstance(part, Stage) or journey.is_experienced(part))
    ]
    yield from parts or [("", journey.fields.evidence)]


def _newest_if_old(evidence: Iterable[str], catalog: Catalog) -> list[str]:
    dates = {
        piece: entry.fields.date.last
        for piece in evidence
        if (entry := catalog.registries.evidence.get(piece)) is not None and entry.fields.date is not None
    }
    newest = max(dates.values(), default=catalog.today)
    return [piece for piece, date in dates.items() if date == newest and date < catalog.today - OLD_AFTER]


_RESEARCH = "runner-diaries:\n  title: Three weeks with 14 beginners\n  type: diary\n  date: {date}\n"
_NEW_LOOK = (
    "five-talks:\n  title: Are the diaries still true? Five talks\n  type: interview\n  date: 2026-03\n"
)
_RESTS = "---\ntitle: I buy my first trail shoes\nstages: [stage: decision]\n{evidence}---\n"

UNUSED = Rule(
    id="JM255",
    slug="evidence-unused",
    level=Level.INFO,
    title="Research that no map uses",
    reason="Somebody asked, watched or counted, and nothing came of it. Often it holds the answer to a "
    "question that another map still asks.",
    source=MAPPING,
    bad={"evidence.yml": _RESEARCH.format(date="2026-03"), "mina/shoes.md": _RESTS.format(evidence="")},
    good={
        "evidence.yml": _RESEARCH.format(date="2026-03"),
        "mina/shoes.md": _RESTS.format(evidence="evidence: runner-diaries\n"),
    },
    of_wiki=_unused,
)

OLD = Rule(
    id="JM256",
    slug="evidence-old",
    level=Level.INFO,
    title="Research that is over a year old, with nothing newer",
    reason="Shops, prices and phones change, and so does what people expect. Old research may still be true: "
    "a short new look tells. It gets an entry of its own; the date of the old one stays what it was.",
    source=MAPPING,
    bad={
        "evidence.yml": _RESEARCH.format(date="2024-03"),
        "mina/shoes.md": _RESTS.format(evidence="evidence: runner-diaries\n"),
    },
    good={
        "evidence.yml": f"{_RESEARCH.format(date='2024-03')}{_NEW_LOOK}",
        "mina/shoes.md": _RESTS.format(evidence="evidence: [runner-diaries, five-talks]\n"),
    },
    of_wiki=_old,
    dated=True,
)

RULES = (UNUSED, OLD)
