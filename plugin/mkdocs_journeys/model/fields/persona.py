"""A persona as it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from mkdocs_journeys.model.fields.forms import (
    Choice,
    Label,
    Labels,
    Language,
    Many,
    Percent,
    Reference,
    Refs,
    Texts,
)
from mkdocs_journeys.model.fields.parts import ImageFields, QuoteFields
from mkdocs_journeys.model.fields.record import Record

PersonaKind = Literal["customer", "prospect", "employee", "partner", "stakeholder"]


class PersonaFields(Record):
    """A persona: the frontmatter of `<persona>/index.md`. The text below it is the portrait."""

    name: Label = Field(description="An invented name that stands for many.")
    kind: Annotated[PersonaKind, Choice()] = Field("customer", description="Who they are to you.")
    role: Label | None = Field(None, description="Who they are in a few words.")
    segment: Label | None = Field(None, description="The group of customers they stand for.")
    quote: Many[QuoteFields] = Field((), description="What they say.")
    goals: Texts = Field((), description="What they want.")
    needs: Texts = Field((), description="What they need.")
    frustrations: Texts = Field((), description="What they are tired of.")
    behaviours: Texts = Field((), description="How they go about things.")
    traits: Mapping[Label, Label] = Field(
        default_factory=dict, description="Label and text: age, home, devices."
    )
    channels: Annotated[Refs, Reference("channels")] = Field(
        (), description="Where they are. Those that no journey of theirs uses are shown as untapped."
    )
    share: Percent | None = Field(None, description="Percent of customers.")
    image: ImageFields | None = Field(None, description="A portrait.")
    evidence: Annotated[Refs, Reference("evidence")] = Field(
        (), description="The research. Without any it is shown as a proto-persona."
    )
    tags: Labels = Field((), description="Words to find it by.")
    language: Language | None = Field(None, description="BCP 47, such as en or ar.")
    formerly: Labels = Field((), description="Earlier folders.")
