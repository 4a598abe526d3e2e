"""A pain point as it is written."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mkdocs_journeys.model.fields.forms import Choice, Id, Labels, Reference, Refs, Sentence
from mkdocs_journeys.model.fields.record import Record

Severity = Literal["low", "medium", "high", "critical"]
PainStatus = Literal["open", "closed"]


class PainFields(Record):
    """What hurts the customer."""

    shorthand: ClassVar[str | None] = "text"
    id: Id | None = Field(None, description="Names it for good. Default: made from the text.")
    text: Sentence = Field(description="What hurts, as the customer would say it.")
    severity: Annotated[Severity, Choice()] | None = Field(None, description="How much it hurts.")
    status: Annotated[PainStatus, Choice()] = Field("open", description="Closed: it hurts no more.")
    evidence: Annotated[Refs, Reference("evidence")] = Field((), description="How this is known.")
    formerly: Labels = Field((), description="Earlier ids of this pain.")
