"""A change in the words of the page: what happened, to what, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_journeys.changes.comparing import Change
from mkdocs_journeys.changes.comparison import Told
from mkdocs_journeys.changes.effects import Effect, Figure
from mkdocs_journeys.changes.facts import Thing, default_of, record_of
from mkdocs_journeys.changes.saying import Plain
from mkdocs_journeys.changes.spelling import Spelling
from mkdocs_journeys.model.fields.shape import fields_of, references
from mkdocs_journeys.model.journey import Journey
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.words import Words

if TYPE_CHECKING:
    from mkdocs_journeys.pages.wiki import Wiki

_ENDS = frozenset({("pain", "closed"), ("opportunity", "shipped")})
# What a thing is called, where its id may stay when the name changes.
_NAMES = {"stage": "name", "touchpoint": "name", "pain": "text", "opportunity": "text"}
_STATUS = {
    "pain": "changes.pain",
    "touchpoint": "touchpoint_status",
    "opportunity": "opportunity_status",
    "journey": "status",
}


@dataclass(frozen=True, slots=True)
class Line:
    """What is said of a change. `number`, `anchor`: of the touchpoint, where it is on the journey today."""

    act: str
    subject: str
    name: str
    said: str
    note: str
    number: int | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A number before and after, in words; of the experience also which part moved and which was learned.

    `is_better` is None where nothing got better or worse: to know better is neither.
    """

    key: str
    text: str
    parts: tuple[str, ...]
    is_better: bool | None


@dataclass(frozen=True)
class Teller:
    """Tells changes in the words of one language."""

    wiki: Wiki
    words: Words

    def line(self, told: Told, journey: Journey | None = None) -> Line:
        """A change as a line; `journey` is the one of today that it is about."""
        change = told.change
        thing = change.thing
        holder = thing if thing.kind == "touchpoint" else None
        within = thing.within[-1] if thing.within[-2:-1] == ("touchpoint",) else ""
        step = journey.by_id.get(holder.id if holder else within) if journey else None
        return Line(
            self._act(change),
            self.words(f"changes.thing.{thing.kind}"),
            self._name(change, journey),
            self._said(change),
            self._note(told),
            step.number if step else None,
            addresses.touchpoint_anchor(step.id) if step else None,
        )

    def steps(self, effect: Effect) -> tuple[Step, ...]:
        """What became of a journey's numbers, as far as one sees a difference."""
        moved, learned = effect.parts
        parts = [
            self.words(f"changes.parts.{name}", n=self.words.isolated(self.words.signed(step)))
            for name, step in (("moved", moved), ("learned", learned))
            if step
        ]
        figures = (
            ("experience", effect.experience, moved),
            ("owned", effect.owned, effect.owned.step),
            ("validated", effect.validated, effect.validated.step),
            ("health", effect.health, effect.health.step),
        )
        return tuple(
            self._step(name, figure, tuple(parts) if name == "experience" else (), step)
            for name, figure, step in figures
            if figure.differs
        )

    def _step(self, name: str, figure: Figure, parts: tuple[str, ...], step: float | None) -> Step:
        before, after = (self._figure(figure, value) for value in (figure.before, figure.after))
        label = self.words(f"changes.effect.{name}")
        value = after if figure.before is None else self.words.step(before, after)
        text = self.words("changes.field", field=label, value=value)
        return Step(name, text, parts, step > 0 if step else None)

    def _figure(self, figure: Figure, value: float | None) -> str:
        if value is None:
            return self.words("changes.unknown")
        if figure.is_emotion:
            return self.words.signed(value)
        return self.words.percent(round(value)) if figure.unit else self.words.number(round(value))

    def _act(self, change: Change) -> str:
        if change.field == "status" and (change.thing.kind, change.after) in _ENDS:
            return str(change.after)
        return "renamed" if _is_name(change) else change.act

    def _name(self, change: Change, journey: Journey | None) -> str:
        thing = change.thing
        if thing.kind == "settings" or (journey is not None and thing.kind == "journey"):
            return ""
        return _on_one_line(thing.name)

    def _said(self, change: Change) -> str:
        thing, was = change.thing, change.was
        if change.act in ("added", "removed"):
            return ""
        if _is_name(change):
            return self.words("changes.renamed", name=self.words.isolated(_on_one_line(str(change.before))))
        if change.act == "renamed":
            is_named = was is not None and was.name != thing.name
            name = self.words.isolated(_on_one_line(was.name)) if was is not None else ""
            return self.words("changes.renamed", name=name) if is_named else self.words("changes.new_id")
        if change.act == "moved":
            if change.before == change.after:
                return self.words("changes.order")
            before, after = (self._holder(key, thing) for key in (change.before, change.after))
            return self.words.step(before, after)
        return self.words("changes.field", field=self._label(change.field), value=self._values(change))

    def _holder(self, key: Plain, thing: Thing) -> str:
        """What held a thing, by its name where it is there today."""
        journey = self.wiki.journeys.get(thing.journey or "")
        stage = next((each for each in journey.stages if each.id == key[-1]), None) if journey else None
        return stage.name if stage else str(key[-1])

    def _label(self, field: str) -> str:
        key = f"changes.fields.{field}"
        return self.words(key) if self.words.has(key) else field

    def _values(self, change: Change) -> str:
        default = default_of(change.thing, change.field)
        before = default if change.before is None else change.before
        after = default if change.after is None else change.after
        spelling, record = self._spelling(change), record_of(change.thing)
        signed_values = (spelling.with_signs(record, change.field, each) for each in (before, after))
        return spelling.between(*signed_values)

    def _spelling(self, change: Change) -> Spelling:
        is_feeling = change.field == "emotion"
        names = self._names(change)
        return Spelling(
            nothing=self.words("changes.nothing"),
            reordered=self.words("changes.reordered"),
            yes=self.words("changes.yes"),
            no=self.words("changes.no"),
            step=self.words.step,
            item=self.words.isolated,
            number=self.words.signed if is_feeling else self.words.number,
            percent=self.words.percent,
            text=lambda text: names.get(text, text),
        )

    def _names(self, change: Change) -> Mapping[str, str]:
        """What the texts of a field are called: what it refers to, or its choices."""
        kind, field = change.thing.kind, change.field
        if field == "status" and kind in _STATUS:
            return self._choices(_STATUS[kind], change)
        if field in ("severity", "certainty", "state"):
            return self._choices(field, change)
        record = record_of(change.thing)
        attributes = {info.alias or name: name for name, info in record.model_fields.items()}
        registry = references(record).get(attributes.get(field, "")) if field in fields_of(record) else None
        catalog = self.wiki.catalog
        if registry == "journeys":
            return {journey.id: journey.name for journey in catalog.journeys.values()}
        found = next((each for each in catalog.registries.all if each.kind == registry), None)
        return {entry.id: entry.name for entry in found} if found is not None else {}

    def _choices(self, key: str, change: Change) -> Mapping[str, str]:
        texts = (change.before, change.after, default_of(change.thing, change.field))
        return {str(each): self.words(f"{key}.{each}") for each in texts if self.words.has(f"{key}.{each}")}

    def _note(self, told: Told) -> str:
        change = told.change
        notes: list[str] = [told.reason or told.verdict] if told.verdict else []
        if told.crossed is not None:
            notes.append("met" if told.crossed else "missed")
        if change.field == "reviewed" and change.thing.kind == "journey":
            notes.append("reviewed")
        found = [self.words(f"changes.note.{each}") for each in notes]
        if told.certainty:
            before, after = (self.words(f"certainty.{each}") for each in told.certainty)
            found.append(self.words.step(before, after))
        return "; ".join(found)


def _is_name(change: Change) -> bool:
    """Whether a thing is called otherwise now, under the same id."""
    named = change.act == "changed" and change.field == _NAMES.get(change.thing.kind)
    return named and isinstance(change.before, str)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
