"""What the fields of a journey say, in words, as parts of plain Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mkdocs_journeys.model.experience import Experience
from mkdocs_journeys.model.fields import QuestionFields, QuoteFields, TouchpointFields
from mkdocs_journeys.model.journey import Journey, Measure, Touchpoint
from mkdocs_journeys.model.registry import NO_CONTACT
from mkdocs_journeys.model.values.dates import Day
from mkdocs_journeys.model.values.emotion import Emotion, mood
from mkdocs_journeys.pages.texts.signs import inside
from mkdocs_journeys.pages.wiki import Wiki
from mkdocs_journeys.pages.words import Words


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of one journey, and what others that it names are called."""

    wiki: Wiki
    words: Words

    def fact(self, label: str, told: str) -> list[str]:
        """A fact with its label, where there is one. What is told is Markdown already."""
        return [f"**{self.words(label)}:** {told}"] if told else []

    def texts(self, texts: Iterable[str]) -> str:
        """Several texts on one line."""
        if not texts:
            return ""
        return self.words.parted(map(inside, texts))

    def said(self, texts: Iterable[str]) -> str:
        """Thoughts, each in its marks."""
        if not texts:
            return ""
        return self.words.parted(self.words("quoted", text=inside(text)) for text in texts)

    def quotes(self, quotes: Iterable[QuoteFields]) -> str:
        if not quotes:
            return ""
        return self.words.parted(
            self.words("quoted", text=inside(quote.text))
            + self._within(inside(quote.who or ""), self.names("evidence", quote.evidence))
            for quote in quotes
        )

    def names(self, registry: str, ids: Iterable[str]) -> str:
        """What entries of a registry are called."""
        if not ids:
            return ""
        entries = getattr(self.wiki.catalog.registries, registry)
        return self.words.listed(inside(entries[each].name if each in entries else each) for each in ids)

    def owner(self, owner: str | None) -> str:
        return self.names("owners", (owner,)) if owner else ""

    def channels(self, channels: Sequence[str]) -> str:
        return self.words("channel.none") if channels == (NO_CONTACT,) else self.names("channels", channels)

    def feeling(self, emotion: Emotion | None, word: str | None = None) -> str:
        """A feeling by its number and its word; the customer's own word for it where there is one."""
        if emotion is None:
            return inside(word or "")
        sign = self.words.signed
        change = self.words("feeling.change", begin=sign(emotion.begin), end=sign(emotion.end))
        number = change if emotion.changes else sign(emotion.begin)
        return f"{number} {inside(word) if word else self.words(f'mood.{mood(emotion.mean)}')}"

    def experience(self, found: Experience | None) -> str:
        if found is None:
            return ""
        low = self.words("feeling.low", low=self.words.signed(found.low))
        felt = f"{self.words.signed(found.mean)} {self.words(f'mood.{found.mood}')}"
        return self.words.listed((felt, low))

    def time(self, fields: TouchpointFields) -> str:
        waits = self.words("map.wait", time=self.words.duration(fields.wait)) if fields.wait else ""
        return self.words.listed(
            filter(None, [self.words.duration(fields.duration) if fields.duration else "", waits])
        )

    def measure(self, found: Measure) -> str:
        """A metric with where it stands, and its target."""
        words, unit = self.words, inside(found.fields.unit or "")
        latest, target = found.latest, found.fields.target
        value = words("metric.unmeasured") if latest is None else words.amount(latest, unit)
        aim = f"metric.target_{found.fields.better}"
        parts = [] if target is None else [words(aim, value=words.amount(target, unit))]
        if found.is_met is not None:
            parts.append(words("metric.met" if found.is_met else "metric.missed"))
        return f"{inside(found.name)}: {value}{self._within(*parts)}"

    def question(self, found: QuestionFields) -> str:
        return inside(found.text) + self._within(self.owner(found.owner), self.due(found.due))

    def due(self, day: Day | None) -> str:
        return self.words("due", date=self.words.date(day)) if day else ""

    def ways(self, journey: Journey, step: Touchpoint) -> str:
        """Where people go on, where the file says so."""
        found = []
        for way in step.onward or ():
            if way.journey:
                place = inside(self.wiki.journey_name(way.journey, self.words))
            else:
                place = inside(journey.by_id[way.to].name if way.to in journey.by_id else way.to)
            share = self.words.percent(way.share) if way.share is not None else ""
            found.append(place + self._within(inside(way.when or ""), share))
        return self.words.parted(found)

    def leaving(self, fields: TouchpointFields) -> str:
        """Who leaves, why, and where to."""
        drop = fields.drop_off
        if drop is None:
            return ""
        told = [self.words("way.loss", percent=self.words.percent(drop.percent)), inside(drop.why or "")]
        told.append(self.words("drop_off.to", place=inside(drop.to)) if drop.to else "")
        return self.words.listed(filter(None, told))

    def _within(self, *parts: str) -> str:
        """Parts in brackets, those that say something."""
        told = self.words.listed(filter(None, parts))
        return f" ({told})" if told else ""
