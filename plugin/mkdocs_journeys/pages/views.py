"""Who is looking: which lanes and sections of a journey's page each kind of reader needs."""

from __future__ import annotations

VIEWS = ("designer", "manager", "marketer", "executive", "operations")

_LANES: dict[str, tuple[str, ...]] = {
    "designer": (
        "goal", "stage_time", "image", "doing", "channel", "needs", "thinking", "quote", "feeling",
        "leaving", "convinces", "time", "gains", "pains", "opportunities", "questions",
    ),
    "manager": (
        "goal", "feeling", "convinces", "gains", "pains", "opportunities", "metrics", "questions", "owner",
    ),
    "marketer": (
        "channel", "message", "needs", "thinking", "quote", "feeling", "leaving", "convinces",
        "asked", "pains", "metrics",
    ),
    "executive": ("goal", "feeling", "pains", "metrics", "owner"),
    "operations": (
        "doing", "channel", "stage_time", "time", "feeling", "pains", "asked", "owner", "handover",
        "frontstage", "backstage", "systems",
    ),
}  # fmt: skip
_SECTIONS: dict[str, tuple[str, ...]] = {
    "designer": (
        "ways",
        "owners",
        "pains",
        "opportunities",
        "metrics",
        "evidence",
        "open",
        "prose",
        "history",
    ),
    "manager": ("pains", "opportunities", "metrics", "evidence", "open", "history"),
    "marketer": ("metrics", "pains", "open", "prose", "history"),
    "executive": ("pains", "opportunities", "metrics", "evidence", "history"),
    "operations": ("ways", "owners", "pains", "opportunities", "history"),
}


def lane_views(lane: str) -> str:
    """The views that show a lane, as the page's markup names them. A team's own lane is in all of them."""
    if lane.startswith("more-"):
        return ""
    return _listed(_LANES, lane)


def section_views(section: str) -> str:
    """The views that show a section."""
    return _listed(_SECTIONS, section)


def _listed(shown: dict[str, tuple[str, ...]], name: str) -> str:
    return " ".join(view for view in VIEWS if name in shown[view]) or "everyone"
