"""The one definition of every field: its name, what it takes, what it means.

Reading, the JSON Schema, the reference page and the scaffold are made from these types.
"""

from .journey import JourneyFields, ObjectiveFields, ParentFields, VolumeFields
from .opportunity import OpportunityFields
from .pain import PainFields
from .parts import DropOffFields, Entry, ImageFields, NextFields, QuestionFields, QuoteFields
from .persona import PersonaFields
from .record import Record
from .registries import (
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
from .settings import LaneFields, SettingsFields
from .stage import StageFields
from .touchpoint import TouchpointFields

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
