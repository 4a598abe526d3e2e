"""The small records that larger ones are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from mkdocs_journeys.model.fields.forms import (
    PERCENT_SCHEMA,
    YES_NO_SCHEMA,
    Date,
    Form,
    Label,
    Percent,
    Ref,
    Reference,
    Refs,
    Text,
)
from mkdocs_journeys.model.fields.record import Record
from mkdocs_journeys.model.values import numbers, texts
from mkdocs_journeys.model.values.refusal import Refusal


class QuoteFields(Record):
    """What someone really said."""

    shorthand: ClassVar[str | None] = "text"
    text: Text = Field(description="The words as they were said.")
    who: Label | None = Field(None, description="Who said it, without a name: an interviewee, a reviewer.")
    evidence: Annotated[Refs, Reference("evidence")] = Field((), description="Where it was said.")


class DropOffFields(Record):
    """Who leaves here, of those who arrive here."""

    shorthand: ClassVar[str | None] = "percent"
    percent: Percent = Field(description="Percent of those who arrive. Left out is unknown, not zero.")
    why: Text | None = Field(None, description="The reason they give or show.")
    to: Label | None = Field(None, description="Where they go: a competitor, nothing at all.")
    evidence: Annotated[Refs, Reference("evidence")] = Field((), description="How this is known.")


class NextFields(Record):
    """One way on from a touchpoint."""

    shorthand: ClassVar[str | None] = "to"
    to: Ref = Field(description="The id of a touchpoint of this journey, or persona/journey#id of another.")
    when: Label | None = Field(None, description="In which case they go this way.")
    share: Percent | None = Field(None, description="Percent of those who go on. Equal where left out.")
    handover: Text | None = Field(None, description="What is passed on, what must be told twice.")


class ImageFields(Record):
    """A picture beside the journey file."""

    src: Label = Field(description="The file, seen from the journey file: images/unboxing.svg.")
    alt: Text = Field(description="What the picture shows, for those who can't see it.")


class QuestionFields(Record):
    """What is not known yet."""

    shorthand: ClassVar[str | None] = "text"
    text: Text = Field(description="The question.")
    owner: Annotated[Ref | None, Reference("owners")] = Field(None, description="Who finds out.")
    due: Date | None = Field(None, description="By when.")


@dataclass(frozen=True, slots=True)
class Entry:
    """Customers first meet us here; `percent` of all, or None where it isn't known."""

    percent: float | None = None


def entry(value: object) -> Entry | None:
    """`yes`, `no`, or the percent of customers whose way in this is."""
    try:
        return Entry() if numbers.yes_no(value) else None
    except Refusal:
        pass
    try:
        return Entry(numbers.percent(value))
    except Refusal as refusal:
        written = texts.label(value)
        is_word = not any(character.isdigit() for character in written)
        message = f"{written!r} is neither yes, no nor a percent" if is_word else refusal.message
        allowed = "yes, no, or a percent from 0 to 100"
        raise Refusal(
            message, allowed=allowed, suggestion=refusal.suggestion, is_sure=refusal.is_sure
        ) from None


WayIn = Annotated[
    Entry | None,
    Form("yes or percent", entry, {"anyOf": [PERCENT_SCHEMA, YES_NO_SCHEMA]}),
]
