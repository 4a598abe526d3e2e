"""The stages of a customer's life, for wikis without a stages.yml."""

from __future__ import annotations

from mkdocs_journeys.model.fields import LifecycleStageFields
from mkdocs_journeys.model.registry import Entry, LifecycleStage

_STAGES: dict[str, dict[str, object]] = {
    "awareness": {
        "position": "before",
        "happens": [
            "They notice a need, or that something could be better.",
            "They come across you for the first time, often by chance.",
        ],
        "strategies": [
            "Be where they already are, and speak of their need before you speak of yourself.",
            "Make it easy to pass on: most people hear of you from someone they know.",
        ],
    },
    "consideration": {
        "position": "before",
        "happens": [
            "They compare you with others, and with doing nothing.",
            "They ask people whom they trust.",
        ],
        "strategies": [
            "Answer the questions that they ask, prices and weak points included.",
            "Show what others like them say.",
        ],
    },
    "decision": {
        "position": "during",
        "happens": ["They choose, sign or buy.", "Small obstacles now cost the most."],
        "strategies": [
            "Ask for nothing that you don't need.",
            "Say what happens next, how long it takes, and how to turn back.",
        ],
    },
    "retention": {
        "position": "after",
        "happens": [
            "They use what they bought, and find out whether it keeps the promise.",
            "They need help.",
        ],
        "strategies": [
            "Help them to the first success.",
            "Tell them of trouble before they notice it.",
            "Ask how it goes while you can still do something about it.",
        ],
    },
    "loyalty": {
        "position": "after",
        "happens": ["They come back, or stop using it.", "They tell others, good or bad."],
        "strategies": [
            "Know them when they return.",
            "Thank those who bring others.",
            "Learn from those who stop.",
        ],
    },
}

DEFAULT_STAGES: dict[str, LifecycleStage] = {
    stage_id: Entry(
        stage_id, stage_id.capitalize(), LifecycleStageFields.model_validate(fields), written=False
    )
    for stage_id, fields in _STAGES.items()
}
