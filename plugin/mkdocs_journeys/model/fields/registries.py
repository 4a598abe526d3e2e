"""The entries of the registries, as they are written."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator

from mkdocs_journeys.model.fields.forms import (
    Choice,
    Date,
    Handle,
    Importance,
    Label,
    Labels,
    Length,
    Link,
    Many,
    Number,
    Ref,
    Reference,
    Refs,
    Text,
    Texts,
    YesNo,
)
from mkdocs_journeys.model.fields.opportunity import OpportunityFields
from mkdocs_journeys.model.fields.pain import PainFields
from mkdocs_journeys.model.fields.parts import ImageFields
from mkdocs_journeys.model.fields.record import Record

PurchasePosition = Literal["before", "during", "after"]
EvidenceType = Literal[
    "interview", "diary", "observation", "usability", "survey", "feedback", "review", "social",
    "support", "analytics", "sales", "internal", "workshop", "other",
]  # fmt: skip
TouchpointStatus = Literal["live", "planned", "untapped", "retired"]


class LifecycleStageFields(Record):
    """stages.yml: a stage of the customer's whole life with you."""

    shorthand: ClassVar[str | None] = "name"
    name: Label | None = Field(None, description="What it is called. Default: made of the id.")
    position: Annotated[PurchasePosition, Choice()] | None = Field(
        None, description="Where it stands, seen from the purchase."
    )
    happens: Texts = Field((), description="What happens in this stage.")
    strategies: Texts = Field((), description="What one can do here.")
    formerly: Labels = Field((), description="Earlier ids.")


class OwnerFields(Record):
    """owners.yml: a team or a person."""

    shorthand: ClassVar[str | None] = "name"
    name: Label | None = Field(None, description="What it is called. Default: made of the id.")
    lead: Label | None = Field(None, description="Who leads the team.")
    email: Label | None = Field(None, description="Where to write.")
    chat: Label | None = Field(None, description="Where to chat.")
    url: Link | None = Field(None, description="The team's own page.")
    github: Handle | None = Field(
        None, description="The team's or person's name on GitHub, for CODEOWNERS: organisation/team."
    )
    formerly: Labels = Field((), description="Earlier ids.")


class ChannelFields(Record):
    """channels.yml: where contact happens."""

    shorthand: ClassVar[str | None] = "name"
    name: Label | None = Field(None, description="What it is called. Default: made of the id.")
    icon: Label | None = Field(None, description="An icon of the theme, such as material/email.")
    kind: Annotated[Literal["owned", "earned", "paid"], Choice()] | None = Field(
        None, description="Ours, others', or paid for. For an earned channel the owner is who listens."
    )
    group: Label | None = Field(
        None, description="What it belongs to: marketing, social, word of mouth, sales, service, product."
    )
    place: Annotated[Literal["online", "offline"], Choice()] | None = Field(
        None, description="Where contact takes place."
    )
    formerly: Labels = Field((), description="Earlier ids.")


class EvidenceFields(Record):
    """evidence.yml: a piece of research."""

    shorthand: ClassVar[str | None] = "title"
    title: Label | None = Field(None, description="What it is called. Default: made of the id.")
    type: Annotated[EvidenceType, Choice()] | None = Field(None, description="How it was found out.")
    source: Annotated[Literal["customers", "staff", "partners"], Choice()] = Field(
        "customers", alias="from", description="Who told or did it."
    )
    date: Date | None = Field(None, description="When it was done.")
    sample: Label | None = Field(None, description="How many: 14 people, 1,203 answers.")
    url: Link | None = Field(None, description="Where the report is.")
    summary: Text | None = Field(None, description="What it says, in a few sentences.")
    formerly: Labels = Field((), description="Earlier ids.")


class ReadingFields(Record):
    """One reading of a metric."""

    date: Date = Field(description="When it was read.")
    value: Number = Field(description="What it was.")
    evidence: Annotated[Refs, Reference("evidence")] = Field((), description="Where the figure comes from.")


class MetricFields(Record):
    """metrics.yml: a measure over time."""

    shorthand: ClassVar[str | None] = "name"
    name: Label | None = Field(
        None, description="What is measured. In metrics.yml the default is made of the id."
    )
    unit: Label | None = Field(None, description="What it is counted in: %, minutes, calls.")
    target: Number | None = Field(None, description="What it should be.")
    better: Annotated[Literal["higher", "lower"], Choice()] = Field(
        "higher", description="Which way is good."
    )
    scale: Label | None = Field(None, description="From where to where, such as 1..5.")
    readings: Many[ReadingFields] = Field((), description="What it was, and when.")
    formerly: Labels = Field((), description="Earlier ids.")

    @model_validator(mode="before")
    @classmethod
    def _percent_sign(cls, value: object) -> object:
        """`target: 80%` says the unit, where none is written."""
        if isinstance(value, dict) and "unit" not in value:
            figures: list[Any] = [value.get("target"), value.get("value")]
            if any(isinstance(figure, str) and figure.strip().endswith("%") for figure in figures):
                return {**value, "unit": "%"}
        return value


class MeasureFields(MetricFields):
    """A metric where it is used: a bare text names one of metrics.yml; or it is written inline."""

    shorthand: ClassVar[str | None] = "use"
    use: Annotated[Ref | None, Reference("metrics")] = Field(None, description="Which metric it is.")
    value: Number | None = Field(None, description="A single reading.")
    as_of: Date | None = Field(None, description="When the single reading was taken.")


class CampaignFields(Record):
    """campaigns.yml: what marketing runs."""

    shorthand: ClassVar[str | None] = "name"
    name: Label | None = Field(None, description="What it is called. Default: made of the id.")
    personas: Annotated[Refs, Reference("personas")] = Field((), description="Whom it is for.")
    channels: Annotated[Refs, Reference("channels")] = Field((), description="Where it runs.")
    stages: Annotated[Refs, Reference("stages")] = Field((), description="Which stages it serves.")
    message: Text | None = Field(None, description="What it promises.")
    start: Date | None = Field(None, description="The first day.")
    end: Date | None = Field(None, description="The last day.")
    owner: Annotated[Ref | None, Reference("owners")] = Field(None, description="Who answers for it.")
    url: Link | None = Field(None, description="Its page or brief.")
    objective: Label | None = Field(None, description="What it is to bring.")
    formerly: Labels = Field((), description="Earlier ids.")


class ContactFields(Record):
    """What a touchpoint is wherever it appears: these fields a journey may write, and touchpoints.yml."""

    name: Label | None = Field(None, description="What it is called.")
    channel: Annotated[Refs, Reference("channels")] = Field(
        (), description="Where contact happens. `none`: a step without contact."
    )
    owner: Annotated[Ref | None, Reference("owners")] = Field(
        None, description="Who answers for it. Never inherited."
    )
    supporting: Annotated[Refs, Reference("owners")] = Field((), description="Who helps.")
    frontstage: Texts = Field((), description="Our response: what customers see us do.")
    backstage: Texts = Field((), description="What we do that they don't see.")
    systems: Labels = Field((), description="Support processes and systems that it runs on.")
    gains: Texts = Field((), description="What works: keep it.")
    pains: Many[PainFields] = Field((), description="What hurts.")
    opportunities: Many[OpportunityFields] = Field((), description="What could be better.")
    metrics: Many[MeasureFields] = Field((), description="How it is measured.")
    data_asked: Labels = Field((), description="Which personal data we ask for.")
    trust: Text | None = Field(None, description="Why they would give it.")
    campaign: Annotated[Ref | None, Reference("campaigns")] = Field(
        None, description="The campaign it is part of."
    )
    message: Text | None = Field(None, description="What we promise here.")
    wait: Length | None = Field(None, description="How long they wait.")
    duration: Length | None = Field(None, description="How long it takes.")
    moment_of_truth: YesNo = Field(False, description="Here they decide whether to stay.")
    micro_moment: YesNo = Field(
        False, description="An intent, usually on a phone, in which they find you by chance."
    )
    importance: Importance | None = Field(None, description="How much it matters to the customer.")
    status: Annotated[TouchpointStatus, Choice()] = Field(
        "live", description="Untapped: customers are there, you are not."
    )
    image: ImageFields | None = Field(None, description="A frame of the storyboard.")
    formerly: Labels = Field((), description="Earlier ids.")


class SharedTouchpointFields(ContactFields):
    """touchpoints.yml: a touchpoint that several journeys share."""

    shorthand: ClassVar[str | None] = "name"
    description: Text | None = Field(None, description="What it is, for its own page.")
