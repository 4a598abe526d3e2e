"""journeys.yml as it is written."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from mkdocs_journeys.model.fields.forms import (
    TEXT_SCHEMA,
    Choice,
    Date,
    Form,
    Id,
    Label,
    Labels,
    Language,
    Many,
    YesNo,
)
from mkdocs_journeys.model.fields.record import Record
from mkdocs_journeys.model.fields.rule_levels import RuleLevels, RuleSettings
from mkdocs_journeys.model.values import texts
from mkdocs_journeys.model.values.placeholders import comment_address, ticket_address
from mkdocs_journeys.model.values.refusal import Refusal

FORMAT = 1


def format_number(value: object) -> int:
    """The number of the format. A newer one than this program knows is refused."""
    written = texts.label(value)
    if written == str(FORMAT):
        return FORMAT
    if written.isdecimal() and int(written[:9]) > FORMAT:
        raise Refusal(
            f"this wiki is written in format {written}, and this version of mkdocs-journeys reads {FORMAT}: "
            "upgrade with pip install -U mkdocs-journeys",
            allowed=str(FORMAT),
        )
    raise Refusal(f"there is no format {written}", allowed=str(FORMAT))


def _tree(value: object) -> object:
    return value


class LaneFields(Record):
    """A lane of your own on the map."""

    shorthand: ClassVar[str | None] = "id"
    id: Id = Field(description="The key under `more`.")
    name: Label | None = Field(None, description="What the map calls it. Default: made of the id.")
    position: Annotated[Literal["experience", "improvement", "delivery", "backstage"], Choice()] = Field(
        "improvement",
        description="The group where it stands, at the end. `backstage`: below the line of visibility.",
    )


class SettingsFields(Record):
    """journeys.yml: what holds for all journeys."""

    format: Annotated[int, Form("1", format_number, {"enum": [FORMAT, str(FORMAT)]})] = Field(
        FORMAT, description="The number of the format. Absent means 1, forever."
    )
    language: Language | None = Field(None, description="The language of the site's words. Default: en.")
    today: Date | None = Field(None, description="Pins today's date, for a demo.")
    rules: RuleSettings = Field(
        RuleLevels(), description="Levels of the rules: off, info, warning or error, for all or for a place."
    )
    words: Labels = Field((), description="Internal words that no customer would say.")
    columns: Annotated[Any, Form("column names", _tree, {"type": "object"})] = Field(
        None, description="What your spreadsheets call the fields."
    )
    lanes: Many[LaneFields] = Field((), description="Your own lanes on the map.")
    ticket_url: Annotated[str, Form("address", ticket_address, TEXT_SCHEMA)] | None = Field(
        None, description="The address of a ticket, with {ticket} in it."
    )
    comment_url: Annotated[str, Form("address", comment_address, TEXT_SCHEMA)] | None = Field(
        None,
        description="Where a comment on a touchpoint goes: a form or a mail address, with {journey}, "
        "{touchpoint}, {title} and {page} in it. Absent: no such link.",
    )
    versions: Labels = Field(
        (),
        description="What counts as a version, to tell what changed since: tags of git, or patterns of them "
        "such as `v*`, or other revisions. Default: all tags.",
    )
    drafts: YesNo = Field(False, description="Show drafts on the site.")
