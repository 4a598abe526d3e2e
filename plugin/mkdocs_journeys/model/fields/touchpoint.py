"""A touchpoint as it is written in a journey."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mkdocs_journeys.model.fields.forms import (
    Choice,
    Feeling,
    Id,
    Label,
    Many,
    Ref,
    Reference,
    Refs,
    Text,
    Texts,
)
from mkdocs_journeys.model.fields.parts import DropOffFields, NextFields, QuestionFields, QuoteFields, WayIn
from mkdocs_journeys.model.fields.registries import ContactFields

Certainty = Literal["assumed", "partly", "validated"]


class TouchpointFields(ContactFields):
    """One step of the customer. Needs a `name` or a `use`."""

    shorthand: ClassVar[str | None] = "name"
    id: Id | None = Field(
        None, description="Names it for good. Default: what `use` names, else made from the name."
    )
    use: Annotated[Ref | None, Reference("touchpoints")] = Field(
        None, description="A touchpoint of touchpoints.yml. A field given here wins over the shared one."
    )
    action: Texts = Field((), description="What they do.")
    thought: Texts = Field((), description="What they think.")
    needs: Texts = Field((), description="What they need.")
    quote: Many[QuoteFields] = Field((), description="What someone really said.")
    emotion: Feeling | None = Field(
        None, description="How it feels. Left out is a gap in the curve, never 0."
    )
    feeling: Label | None = Field(None, description="The feeling in a word or two.")
    convinces: Texts = Field((), description="What moved them on.")
    drop_off: DropOffFields | None = Field(None, description="Who leaves here, of those who arrive.")
    entry: WayIn = Field(None, description="Customers first meet us here: yes, or the percent who do.")
    next: Many[NextFields] | None = Field(
        None, description="Where they go on. Default: the following one. `[]` ends the journey."
    )
    handover: Text | None = Field(None, description="What is passed on, what must be told twice.")
    evidence: Annotated[Refs, Reference("evidence")] = Field((), description="How this is known.")
    certainty: Annotated[Certainty, Choice()] | None = Field(
        None, description="How sure we are. Default: from the evidence."
    )
    questions: Many[QuestionFields] = Field((), description="What we don't know yet.")
    more: Mapping[Label, Texts] = Field(
        default_factory=dict, description="Your own lanes, named in journeys.yml."
    )
