"""What a site shows of its history: nothing of drafts that it does not show, nor of people that it hides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from mkdocs_journeys.changes.comparing import Change
from mkdocs_journeys.changes.comparison import JourneyChanges, JourneyStep, Told
from mkdocs_journeys.changes.history import Step
from mkdocs_journeys.changes.story import Story
from mkdocs_journeys.changes.versions import Standing, State, Version, state_of
from mkdocs_journeys.git.log import Commit

if TYPE_CHECKING:
    from mkdocs_journeys.pages.wiki import Wiki

Mark = Literal["added", "changed"]
_OF_PEOPLE = frozenset({"lead", "email", "chat"})


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

    @cached_property
    def today(self) -> State:
        """How the wiki stands today."""
        return state_of(self.wiki.catalog)

    @cached_property
    def changed(self) -> Mapping[str, JourneyChanges]:
        """The journeys that are different since the previous version, by their ids."""
        found = {}
        for journey, changes in self.story.changed.items():
            is_gone = changes.after is None
            if self._is_hidden(journey, changes.journey.fields.status == "draft" if is_gone else None):
                continue
            found[journey] = replace(changes, changes=self._shown(changes.changes))
        return found

    @cached_property
    def shared(self) -> tuple[Told, ...]:
        """What is different since then in what journeys share."""
        return self._shown(self.story.since.shared) if self.story.since else ()

    @cached_property
    def tell(self) -> Mapping[str, tuple[str, ...]]:
        """Who is to be told of what is different since then, with the journeys that it is about."""
        since = self.story.since
        owners = self.wiki.catalog.registries.owners
        found = {
            person: tuple(each for each in about if each in self.changed)
            for person, about in (since.tell if since else {}).items()
            if person in owners
        }
        return {person: about for person, about in found.items() if about}

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The commits in which something changed that the site shows, newest first."""
        found = (self._step(step) for step in self.story.steps)
        return tuple(step for step in found if step.journeys or step.shared)

    def of_journey(self, journey: str) -> Sequence[tuple[Commit, JourneyStep]]:
        """The history of a journey, newest first."""
        return [
            (commit, replace(step, changes=self._shown(step.changes)))
            for commit, step in self.story.of_journey(journey)
        ]

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
        journeys = tuple(
            replace(each, changes=self._shown(each.changes))
            for each in step.journeys
            if not self._is_hidden(self.called_today(step.commit, each), each.is_draft)
        )
        return Step(step.commit, journeys, self._shown(step.shared))

    def _is_hidden(self, journey: str, was_draft: bool | None) -> bool:
        """Whether the site has no trace of a journey. One that is gone was no draft when one last saw it."""
        if journey in self.wiki.reading.catalog.journeys:
            return journey in self.wiki.hidden
        return bool(was_draft) and bool(self.wiki.hides_drafts)

    def _shown(self, told: Iterable[Told]) -> tuple[Told, ...]:
        return tuple(each for each in told if self._is_shown(each.change))

    def _is_shown(self, change: Change) -> bool:
        if change.thing.kind == "owners" and change.field in _OF_PEOPLE and not self.wiki.options.people:
            return False
        written = repr((change.before, change.after))
        return not any(hidden in written for hidden in self.wiki.hidden)


def _parts(change: Change) -> Iterator[tuple[str, str]]:
    """What is marked for a change: the thing itself, and the touchpoint that holds it."""
    kind, own = change.thing.key[-2:]
    yield kind, own
    if change.thing.within[-2:-1] == ("touchpoint",):
        yield "touchpoint", change.thing.within[-1]
