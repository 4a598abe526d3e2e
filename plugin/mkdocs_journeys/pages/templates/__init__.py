"""The project's own template environment. Everything is escaped; what is safe HTML says so by its type."""

from __future__ import annotations

import html
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from mkdocs_journeys.diagrams.curve import height
from mkdocs_journeys.diagrams.sanitise import short
from mkdocs_journeys.model.values.emotion import mood
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.backticks import pieces
from mkdocs_journeys.pages.bars import bar, trend
from mkdocs_journeys.pages.icons import channel_icon, icon, lane_icon
from mkdocs_journeys.pages.levels import in_matrix
from mkdocs_journeys.pages.views import lane_views, section_views


@cache
def environment() -> Environment:
    """Templates that escape what they are given and fail on what they are not given."""
    made = Environment(
        loader=PackageLoader("mkdocs_journeys.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[],
    )
    made.filters["mood"] = lambda emotion: mood(emotion.mean)
    made.filters["bar"] = bar
    made.filters["in_text"] = in_text
    made.filters["in_css"] = in_css
    made.filters["short"] = short
    made.filters["pieces"] = pieces
    made.filters["trend"] = trend
    made.filters["in_matrix"] = in_matrix
    made.globals.update(
        curve_height=height,
        lane_icon=lane_icon,
        lane_views=lane_views,
        section_views=section_views,
        icon=icon,
        channel_icon=channel_icon,
        owner_feed=addresses.owner_feed,
        pain_anchor=addresses.pain_anchor,
        map_anchor=addresses.map_anchor,
        opportunity_anchor=addresses.opportunity_anchor,
        touchpoint_anchor=addresses.touchpoint_anchor,
        stage_anchor=addresses.stage_anchor,
        evidence_anchor=addresses.evidence_anchor,
    )
    return made


def in_text(text: str) -> Markup:
    """A text escaped for between tags, where a quote is a quote. Not for an attribute."""
    return Markup(html.escape(text, quote=False))  # noqa: S704  escaped here


def in_css(text: str) -> str:
    """A text as a string of CSS."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
