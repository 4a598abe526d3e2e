"""The one definition of every field: its name, what it takes, what it means.

Reading, the JSON Schema, the reference page and the scaffold are made from these types.
"""

from mkdocs_journeys.model.fields.journey import JourneyFields, ObjectiveFields, ParentFields, VolumeFields
from mkdocs_journeys.model.fields.opportunity import OpportunityFields
from mkdocs_journeys.model.fields.pain import PainFields
from mkdocs_journeys.model.fields.parts import (
    DropOffFields,
    Entry,
    ImageFields,
    NextFields,
    QuestionFields,
    QuoteFields,
)
from mkdocs_journeys.model.fields.persona import PersonaFields
from mkdocs_journeys.model.fields.record import Record
from mkdocs_journeys.model.fields.registries import (
    CampaignFields,
    ChannelFields,
    EvidenceFields,
    LifecycleStageFields,
    MeasureFields,
    MetricFields,
    OwnerFields,
    ReadingFields,
    SharedTouchpointFields,
)
from mkdocs_journeys.model.fields.settings import LaneFields, SettingsFields
from mkdocs_journeys.model.fields.stage import StageFields
from mkdocs_journeys.model.fields.touchpoint import TouchpointFields

__all__ = [
    "CampaignFields",
    "ChannelFields",
    "DropOffFields",
    "Entry",
    "EvidenceFields",
    "ImageFields",
    "JourneyFields",
    "LaneFields",
    "LifecycleStageFields",
    "MeasureFields",
    "MetricFields",
    "NextFields",
    "ObjectiveFields",
    "OpportunityFields",
    "OwnerFields",
    "PainFields",
    "ParentFields",
    "PersonaFields",
    "QuestionFields",
    "QuoteFields",
    "ReadingFields",
    "Record",
    "SettingsFields",
    "SharedTouchpointFields",
    "StageFields",
    "TouchpointFields",
    "VolumeFields",
]
