"""What a site shows of its history: nothing of drafts that it does not show, nor of people that it hides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from mkdocs_journeys.changes.comparing import Change
from mkdocs_journeys.changes.comparison import JourneyChanges, JourneyStep, Told
from mkdocs_journeys.changes.history import Step
from mkdocs_journeys.changes.named import Named
from mkdocs_journeys.changes.story import Story
from mkdocs_journeys.changes.versions import Standing, State, Version, state_of
from mkdocs_journeys.git.log import Commit

if TYPE_CHECKING:
    from mkdocs_journeys.pages.wiki import Wiki

Mark = Literal["added", "changed"]
# What is said of an owner where nobody is to be named; a nick or a key of one's own may name somebody.
_OF_OWNERS = frozenset({"", "name"})


@dataclass(frozen=True)
class Past:
    """The history of a wiki, as its site shows it."""

    wiki: Wiki
    story: Story

    @property
    def previous(self) -> Version | None:
        """The version that today is compared with."""
        return self.story.previous

    @property
    def versions(self) -> tuple[Version, ...]:
        """The versions, newest first."""
        return self.story.versions

    @property
    def named(self) -> tuple[Version | Named, ...]:
        """The versions, and before them those of which only the names are told, newest first."""
        return (*self.story.versions, *self.story.older)

    @cached_property
    def today(self) -> State:
        """How the wiki stands today."""
        return state_of(self.wiki.catalog)

    @cached_property
    def changed(self) -> Mapping[str, JourneyChanges]:
        """The journeys that are different since the previous version, by their ids."""
        found = {}
        for journey, changes in self.story.changed.items():
            gone = changes.before if changes.after is None else None
            if self._is_hidden(journey, gone is not None and gone.fields.status == "draft"):
                continue
            if self.wiki.hides_drafts and changes.before and changes.before.fields.status == "draft":
                # Nobody has seen it yet.
                changes = replace(changes, before=None, changes=(), effect=changes.effect.begun)
            shown = replace(changes, changes=self._shown(changes.changes))
            if shown.changes or shown.effect.differs or shown.before is None or shown.after is None:
                found[journey] = shown
        return found

    @cached_property
    def shared(self) -> tuple[Told, ...]:
        """What is different since then in what journeys share."""
        return self._shown(self.story.since.shared) if self.story.since else ()

    @cached_property
    def tell(self) -> Mapping[str, tuple[str, ...]]:
        """Who is to be told of what is different since then, with the journeys and shared touchpoints."""
        since, registries = self.story.since, self.wiki.catalog.registries
        found = {
            person: tuple(each for each in about if each in self.changed or each in registries.touchpoints)
            for person, about in (since.tell if since else {}).items()
            if person in registries.owners
        }
        return {person: about for person, about in found.items() if about}

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The commits in which something changed that the site shows, newest first."""
        found = (self._step(step) for step in self.story.steps)
        return tuple(step for step in found if step.journeys or step.shared)

    def of_journey(self, journey: str) -> Sequence[tuple[Commit, JourneyStep]]:
        """The history of a journey, newest first."""
        if journey not in self._by_journey:
            found = ((commit, self._seen(step)) for commit, step in self.story.of_journey(journey))
            self._by_journey[journey] = [(commit, step) for commit, step in found if step is not None]
        return self._by_journey[journey]

    @cached_property
    def _by_journey(self) -> dict[str, Sequence[tuple[Commit, JourneyStep]]]:
        return {}

    def standings(self, journey: str) -> Sequence[tuple[Version, Standing]]:
        """How a journey stood in each version in which it was there, newest first."""
        found = ((version, self.story.called_at(version, journey)) for version in self.versions)
        return [(version, version.state.journeys[name]) for version, name in found if name is not None]

    def mark(self, journey: str) -> Mark | None:
        """Whether a journey is new, or changed, since the previous version."""
        found = self.changed.get(journey)
        if found is None or not (found.changes or found.before is None):
            return None
        return "changed" if found.before is not None else "added"

    @cached_property
    def marked(self) -> Mapping[Mark, int]:
        """How many journeys are new or changed since the previous version."""
        found = [self.mark(journey) for journey in self.changed]
        return {"added": found.count("added"), "changed": found.count("changed")}

    def marks(self, journey: str) -> Mapping[tuple[str, str], Mark]:
        """The same for the parts of a journey that is not new as a whole, by kind and id."""
        found: dict[tuple[str, str], Mark] = {}
        if self.mark(journey) == "changed":
            for told in self.changed[journey].changes:
                for part in _parts(told.change):
                    is_new = told.change.act == "added" and part == told.change.thing.key[-2:]
                    if found.get(part) != "added":
                        found[part] = "added" if is_new else "changed"
        return found

    def called_today(self, commit: Commit, step: JourneyStep) -> str:
        """What a journey of a commit is called today, or was called last."""
        return self._today.get((commit.id, step.id), step.id)

    @cached_property
    def _today(self) -> Mapping[tuple[str, str], str]:
        return {
            (commit.id, step.id): journey
            for journey in self.wiki.reading.catalog.journeys
            for commit, step in self.story.of_journey(journey)
        }

    def _step(self, step: Step) -> Step:
        journeys = (
            self._seen(each)
            for each in step.journeys
            if not self._is_hidden(self.called_today(step.commit, each), each.is_draft)
        )
        seen = tuple(each for each in journeys if each is not None)
        return replace(step, journeys=seen, shared=self._shown(step.shared))

    def _seen(self, step: JourneyStep) -> JourneyStep | None:
        """What readers see of a step; None where that is nothing. What was a draft is new once it is none."""
        if self.wiki.hides_drafts and step.is_draft:
            return None
        if self.wiki.hides_drafts and step.was_draft:
            return replace(step, was=None, changes=(), effect=step.effect.begun)
        shown = replace(step, changes=self._shown(step.changes))
        is_there = shown.changes or shown.effect.differs or shown.state != "changed"
        return shown if is_there else None

    def _is_hidden(self, journey: str, was_draft: bool) -> bool:
        """Whether the site has no trace of a journey. One that is gone was no draft when one last saw it."""
        if journey in self.wiki.reading.catalog.journeys:
            return journey in self.wiki.hidden
        return was_draft and self.wiki.hides_drafts

    def _shown(self, told: Iterable[Told]) -> tuple[Told, ...]:
        return tuple(each for each in told if self._is_shown(each.change))

    def _is_shown(self, change: Change) -> bool:
        is_of_owner = change.thing.kind == "owners" and not self.wiki.options.people
        if is_of_owner and change.field not in _OF_OWNERS:
            return False
        return self._secret is None or not self._secret.search(repr((change.before, change.after)))

    @cached_property
    def hidden(self) -> frozenset[str]:
        """All ids that journeys had which the site does not show."""
        if not self.wiki.hides_drafts:
            return frozenset()
        found = set(self.wiki.hidden)
        for journey in self.wiki.hidden:
            steps = (step for _, step in self.story.of_journey(journey))
            found.update(name for step in steps for name in (step.id, step.was) if name is not None)
        for step in self.story.steps:
            drafts = (each for each in step.journeys if each.is_draft or each.was_draft)
            gone = (each for each in drafts if each.id not in self.wiki.journeys)
            found.update(name for each in gone for name in (each.id, each.was) if name is not None)
        return frozenset(found - self.wiki.journeys.keys())

    @cached_property
    def _secret(self) -> re.Pattern[str] | None:
        ids = "|".join(map(re.escape, sorted(self.hidden)))
        return re.compile(rf"(?<![\w/-])(?:{ids})(?![\w-])") if ids else None


def _parts(change: Change) -> Iterator[tuple[str, str]]:
    """What is marked for a change: the thing itself, and the touchpoint that holds it."""
    kind, own = change.thing.key[-2:]
    yield kind, own
    if change.thing.within[-2:-1] == ("touchpoint",):
        yield "touchpoint", change.thing.within[-1]
