"""Whether a map has been held against reality lately."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from mkdocs_journeys.model.journey import Journey

ReviewState = Literal["fresh", "soon", "overdue", "never"]
DEFAULT_DAYS = 180
SOON_DAYS = 30


@dataclass(frozen=True, slots=True)
class Review:
    """When a journey was reviewed and is due again. `days` to go; negative: overdue since."""

    state: ReviewState
    due: datetime.date | None
    days: int | None


def review(journey: Journey, today: datetime.date) -> Review:
    """The state of a journey's review: due after `review_every`, by default 180 days."""
    reviewed = journey.fields.reviewed
    if reviewed is None:
        return Review("never", None, None)
    every = journey.fields.review_every
    length = round(every.days) if every else DEFAULT_DAYS
    due = min(reviewed.last, max(today, reviewed.first)) + datetime.timedelta(days=min(length, 36_525))
    days = (due - today).days
    state: ReviewState = "overdue" if days < 0 else "soon" if days <= SOON_DAYS else "fresh"
    return Review(state, due, days)
