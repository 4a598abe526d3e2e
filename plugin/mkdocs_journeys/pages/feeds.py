"""What changed, for feed readers: for all, for each owner and for each journey. Atom, RFC 4287."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree

from mkdocs_journeys.changes.comparison import JourneyStep, Told
from mkdocs_journeys.changes.history import Step
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.git.log import Commit
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.concerns import keepers, owners_of
from mkdocs_journeys.pages.page import Asset
from mkdocs_journeys.pages.past import Past
from mkdocs_journeys.pages.told import Teller
from mkdocs_journeys.pages.wiki import Wiki
from mkdocs_journeys.pages.words import Words

# What XML has no place for.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MOST = 30
_LINES = 20
_ATOM = "http://www.w3.org/2005/Atom"
# Names in it are made of ids that no other program uses.
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://www.w3.org/2005/Atom#mkdocs-journeys")


@dataclass(frozen=True, slots=True)
class News:
    """An entry of a feed: a commit with what it did, as far as the feed is about it."""

    commit: Commit
    journeys: tuple[JourneyStep, ...]
    shared: tuple[Told, ...] = ()


def feeds(wiki: Wiki) -> Iterator[Asset]:
    """All feeds of a wiki; none where git tells nothing."""
    past = wiki.past
    if past is None:
        return
    ElementTree.register_namespace("", _ATOM)
    everything = [News(step.commit, step.journeys, step.shared) for step in past.steps[:MOST]]
    yield _feed(wiki, addresses.FEED, addresses.CHANGES, wiki.words("changes.title"), everything, wiki.words)
    for journey in wiki.journeys.values():
        words = wiki.words_for(wiki.language_of(journey))
        news = [News(commit, (step,)) for commit, step in past.of_journey(journey.id)[:MOST]]
        title = words("changes.feed_of", name=journey.name)
        here = addresses.journey(journey.id)
        yield _feed(wiki, addresses.journey_feed(journey.id), here, title, news, words)
    concerned = _Concerned(wiki, past)
    for owner in wiki.catalog.registries.owners:
        title = wiki.words("changes.feed_of", name=owner.name)
        here = addresses.entry("owners", owner.id)
        yield _feed(wiki, addresses.owner_feed(owner.id), here, title, concerned.news(owner.id), wiki.words)


class _Concerned:
    """Finds what concerns an owner: journeys that they keep or want to hear of, and touchpoints of theirs."""

    def __init__(self, wiki: Wiki, past: Past) -> None:
        self._wiki = wiki
        self._steps = [(step, self._owners(past, step)) for step in past.steps]

    def news(self, owner: str) -> Sequence[News]:
        """The commits that concern an owner, newest first."""
        found = []
        for step, owners in self._steps:
            journeys = tuple(
                each for each, people in zip(step.journeys, owners, strict=True) if owner in people
            )
            shared = tuple(told for told in step.shared if owner in self._of_shared(told))
            if journeys or shared:
                found.append(News(step.commit, journeys, shared))
        return found[:MOST]

    def _owners(self, past: Past, step: Step) -> list[frozenset[str]]:
        """Whom each journey of a commit concerns."""
        today = (self._wiki.journeys.get(past.called_today(step.commit, each)) for each in step.journeys)
        pairs = zip(today, step.journeys, strict=True)
        return [frozenset(self._of_journey(journey, each)) for journey, each in pairs]

    def _of_journey(self, journey: Journey | None, step: JourneyStep) -> Iterator[str]:
        if journey is not None:
            yield from keepers(journey)
        for told in step.changes:
            yield from owners_of(told, journey)

    def _of_shared(self, told: Told) -> Iterable[str]:
        key = told.change.thing.key
        return (*told.owners, key[1]) if key[0] == "owners" else told.owners


def _feed(wiki: Wiki, address: str, about: str, title: str, news: Sequence[News], words: Words) -> Asset:
    past = wiki.past
    first = past.story.steps[-1].commit.id if past is not None else ""
    root = ElementTree.Element(
        f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": words.language}
    )
    _add(root, "id", f"urn:uuid:{uuid.uuid5(_SPACE, f'{first} {address}')}")
    _add(root, "title", title)
    newest = max((each.commit.time for each in news), default=datetime(1970, 1, 1, tzinfo=UTC))
    _add(root, "updated", newest.isoformat())
    _add(_add(root, "author"), "name", title)
    canonical = wiki.options.canonical
    _add(root, "link", rel="alternate", type="text/html", href=canonical(about))
    _add(root, "link", rel="self", type="application/atom+xml", href=canonical(address))
    teller = Teller(wiki, words)
    for each in news:
        _entry(root, wiki, address, about, each, teller)
    ElementTree.indent(root)
    return Asset(address, ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _entry(
    root: ElementTree.Element, wiki: Wiki, address: str, about: str, news: News, teller: Teller
) -> None:
    entry = _add(root, "entry")
    commit = news.commit
    _add(entry, "id", f"urn:uuid:{uuid.uuid5(_SPACE, f'{commit.id} {address}')}")
    _add(entry, "title", visible(commit.subject))
    _add(entry, "updated", commit.time.isoformat())
    if wiki.options.people:
        _add(_add(entry, "author"), "name", visible(commit.author) or "?")
    only = news.journeys[0].id if len(news.journeys) == 1 and not news.shared else ""
    there = addresses.journey(only) if only in wiki.journeys else about
    _add(entry, "link", rel="alternate", type="text/html", href=wiki.options.canonical(there))
    _add(entry, "content", "\n".join(_text(wiki, news, teller)), type="text")


def _text(wiki: Wiki, news: News, teller: Teller) -> Iterator[str]:
    """What is said of a commit, a line each."""
    words = teller.words
    for step in news.journeys:
        act = f" ({words(f'changes.act.{step.state}')})" if step.state != "changed" else ""
        journey = wiki.journeys.get(step.id)
        yield f"{journey.name if journey else step.title}{act}"
        for each in teller.steps(step.effect):
            yield f"  {each.text}" + (f" ({'; '.join(each.parts)})" if each.parts else "")
        yield from _lines(step.changes, teller, journey)
    yield from _lines(news.shared, teller, None)


def _lines(changes: Sequence[Told], teller: Teller, journey: Journey | None) -> Iterator[str]:
    for told in changes[:_LINES]:
        line = teller.line(told, journey)
        subject = f"{line.subject} {line.name}".strip()
        said = f": {line.said}" if line.said else ""
        note = f" ({line.note})" if line.note else ""
        yield f"  {teller.words(f'changes.act.{line.act}')}: {subject}{said}{note}"
    if len(changes) > _LINES:
        yield f"  {teller.words.count('changes.more', len(changes) - _LINES)}"


def _add(above: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    made = ElementTree.SubElement(above, f"{{{_ATOM}}}{name}", attributes)
    made.text = _NO_XML.sub("", text) or None
    return made
