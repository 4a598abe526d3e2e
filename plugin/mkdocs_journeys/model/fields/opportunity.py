"""An opportunity as it is written."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mkdocs_journeys.model.fields.forms import (
    Choice,
    Date,
    Fraction,
    Id,
    Label,
    Labels,
    Level,
    Percent,
    Ref,
    Reference,
    Refs,
    Sentence,
    Text,
)
from mkdocs_journeys.model.fields.record import Record

OpportunityStatus = Literal["idea", "planned", "in-progress", "testing", "shipped", "dropped"]


class OpportunityFields(Record):
    """What the business can do about it."""

    shorthand: ClassVar[str | None] = "text"
    id: Id | None = Field(None, description="Names it for good. Default: made from the text.")
    text: Sentence = Field(description="What could be better, in one sentence.")
    solution: Text | None = Field(None, description="How it could be done.")
    pains: Refs | None = Field(
        None, description="Ids of the pains it answers. Default: all that stand beside it."
    )
    impact: Level | None = Field(None, description="How much better it gets for the customer.")
    effort: Level | None = Field(None, description="How much work it is.")
    confidence: Fraction | None = Field(None, description="How sure we are that it works.")
    reach: Percent | None = Field(None, description="Percent of customers whom it reaches.")
    owner: Annotated[Ref | None, Reference("owners")] = Field(None, description="Who answers for it.")
    status: Annotated[OpportunityStatus, Choice()] = Field("idea", description="How far it is.")
    ticket: Label | None = Field(None, description="Its number in your tracker; see `ticket_url`.")
    metric: Annotated[Ref | None, Reference("metrics")] = Field(
        None, description="What will show that it worked."
    )
    objective: Label | None = Field(None, description="The objective of the journey that it serves.")
    due: Date | None = Field(None, description="When it is to be done.")
    tested: Annotated[Refs, Reference("evidence")] = Field((), description="The tests with customers.")
    result: Text | None = Field(None, description="What the tests or the launch showed.")
    formerly: Labels = Field((), description="Earlier ids of this opportunity.")
