"""A stage as it is written in a journey."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from mkdocs_journeys.model.fields.forms import (
    Feeling,
    Id,
    Label,
    Labels,
    Length,
    Many,
    Ref,
    Reference,
    Refs,
    Text,
    Texts,
)
from mkdocs_journeys.model.fields.opportunity import OpportunityFields
from mkdocs_journeys.model.fields.pain import PainFields
from mkdocs_journeys.model.fields.parts import QuestionFields, QuoteFields
from mkdocs_journeys.model.fields.record import Record
from mkdocs_journeys.model.fields.registries import MeasureFields
from mkdocs_journeys.model.fields.touchpoint import TouchpointFields


class StageFields(Record):
    """A part of the journey. Needs a `stage` or a `name`; with both it keeps its own words in the heatmap."""

    id: Id | None = Field(
        None, description="Names it for good. Default: the lifecycle stage, else made from the name."
    )
    stage: Annotated[Ref | None, Reference("stages")] = Field(None, description="The stage of the lifecycle.")
    name: Label | None = Field(None, description="The journey's own word for it.")
    quote: Many[QuoteFields] = Field((), description="The stage in the customer's words.")
    goal: Text | None = Field(None, description="What they want to reach here.")
    duration: Length | None = Field(None, description="How long it takes.")
    action: Texts = Field((), description="What they do in the whole stage.")
    thought: Texts = Field((), description="What they think in the whole stage.")
    feeling: Label | None = Field(None, description="The feeling of the stage, in a word or two.")
    emotion: Feeling | None = Field(None, description="How the stage feels, where no touchpoint tells.")
    needs: Texts = Field((), description="What they need in the whole stage.")
    pains: Many[PainFields] = Field((), description="What hurts, and belongs to no single touchpoint.")
    gains: Texts = Field((), description="What works in the whole stage.")
    opportunities: Many[OpportunityFields] = Field((), description="What could be better in the whole stage.")
    metrics: Many[MeasureFields] = Field((), description="How the stage is measured.")
    evidence: Annotated[Refs, Reference("evidence")] = Field((), description="How this is known.")
    questions: Many[QuestionFields] = Field((), description="What we don't know yet.")
    more: Mapping[Label, Texts] = Field(
        default_factory=dict, description="Your own lanes, named in journeys.yml."
    )
    formerly: Labels = Field((), description="Earlier ids.")
    touchpoints: Many[TouchpointFields] = Field(
        (), description="The steps, in the order in which they happen."
    )
