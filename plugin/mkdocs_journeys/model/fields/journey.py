"""A journey as it is written."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mkdocs_journeys.model.fields.forms import (
    Choice,
    Date,
    Label,
    Labels,
    Language,
    Length,
    Many,
    Positive,
    Ref,
    Reference,
    Refs,
    Text,
    Texts,
)
from mkdocs_journeys.model.fields.parts import QuestionFields
from mkdocs_journeys.model.fields.record import Record
from mkdocs_journeys.model.fields.registries import MeasureFields
from mkdocs_journeys.model.fields.stage import StageFields

State = Literal["current", "future", "ideal"]
JourneyStatus = Literal["draft", "live", "archived"]


class ObjectiveFields(Record):
    """What the business wants of the journey."""

    shorthand: ClassVar[str | None] = "text"
    text: Text = Field(description="The objective: raise conversion, cut churn.")
    metric: Annotated[Ref | None, Reference("metrics")] = Field(None, description="How it is measured.")
    by: Date | None = Field(None, description="By when.")


class VolumeFields(Record):
    """How many go this way."""

    people: Positive = Field(description="How many people.")
    per: Label | None = Field(None, description="In which time: week, month, year.")
    as_of: Date | None = Field(None, description="When it was counted.")
    evidence: Annotated[Refs, Reference("evidence")] = Field((), description="How this is known.")


class ParentFields(Record):
    """The larger journey of which this one is a detail."""

    shorthand: ClassVar[str | None] = "journey"
    journey: Annotated[Ref, Reference("journeys")] = Field(description="The larger journey: persona/journey.")
    stage: Ref | None = Field(None, description="The id of its stage.")


class JourneyFields(Record):
    """A journey: the frontmatter of `<persona>/<journey>.md`."""

    title: Label = Field(description="In the customer's words: I ...")
    name: Label | None = Field(None, description="Short, for navigation. Default: the file's name, tidied.")
    summary: Text | None = Field(None, description="The journey in two sentences.")
    scenario: Text | None = Field(None, description="What sets it off.")
    goal: Text | None = Field(None, description="What the customer wants.")
    expectations: Texts = Field((), description="What the customer expects.")
    objectives: Many[ObjectiveFields] = Field((), description="What the business wants.")
    metrics: Many[MeasureFields] = Field((), description="Measures of the whole journey.")
    volume: VolumeFields | None = Field(None, description="How many go this way.")
    start: Text | None = Field(None, description="The starting point, drawn first.")
    end: Text | None = Field(None, description="What ends it, drawn last.")
    state: Annotated[State, Choice()] = Field("current", description="As it is, or as it is to be.")
    compares_to: Annotated[Refs, Reference("journeys")] = Field(
        (), description="Its current state, a variant, another persona's: drawn over each other."
    )
    parent: ParentFields | None = Field(None, description="A detailed map of one stage of a larger one.")
    owner: Annotated[Ref | None, Reference("owners")] = Field(None, description="Who keeps it true.")
    contributors: Annotated[Refs, Reference("owners")] = Field((), description="Who worked on it.")
    informed: Annotated[Refs, Reference("owners")] = Field(
        (), description="Who must be told when it changes."
    )
    status: Annotated[JourneyStatus, Choice()] = Field("live", description="Drafts show in previews only.")
    reviewed: Date | None = Field(None, description="When it was last held against reality.")
    review_every: Length | None = Field(None, description="How often that is due: 180d, 6mo.")
    evidence: Annotated[Refs, Reference("evidence")] = Field(
        (), description="Research about the whole; validates no single touchpoint."
    )
    alternatives: Texts = Field((), description="What they could do instead: a competitor, nothing.")
    questions: Many[QuestionFields] = Field((), description="What we don't know yet.")
    tags: Labels = Field((), description="Words to find it by.")
    language: Language | None = Field(
        None, description="BCP 47, such as en or ar. The direction of writing follows."
    )
    formerly: Labels = Field((), description="Earlier addresses: persona/journey.")
    stages: Many[StageFields] = Field(description="The parts of the journey, in order.")
