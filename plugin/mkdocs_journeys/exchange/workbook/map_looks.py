"""How the cells of a map's sheet look, and how wide they are."""

from __future__ import annotations

from functools import cache

from openpyxl.styles import Alignment, Border, Side

from mkdocs_journeys.exchange.drawn.cells import Role, Tint
from mkdocs_journeys.exchange.drawn.colours import (
    BAD_TINT,
    BAND,
    DIM,
    GOOD,
    GOOD_TINT,
    INK,
    LINE,
    MIDDLE,
    MOODS,
    ON_INK,
    SHADE,
)
from mkdocs_journeys.exchange.workbook.writing import Style, filled, font
from mkdocs_journeys.pages.place import Place

LABEL_WIDTH, COLUMN_WIDTH = 20, 26
_TINTS = {"good": GOOD_TINT, "bad": BAD_TINT}
_RULE = Border(top=Side("thin", color=LINE[1:]))
_STARTING = Border(top=Side("thin", color=LINE[1:]), left=Side("thin", color=MIDDLE[1:]))
_GAP = Border(left=Side("thick", color=ON_INK[1:]))
_TOP = Alignment(vertical="top", wrap_text=True)
# Else a text that begins with a number would stand on the left.
_TOP_RTL = Alignment(vertical="top", wrap_text=True, horizontal="right", readingOrder=2)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)

TITLE = Style(font(INK, bold=True, size=16))
FACTS = Style(font(DIM))
LINK = Style(font(GOOD, underline="single"))
GROUP, GROUP_NAME = Style(fill=filled(SHADE)), Style(font(DIM, bold=True), filled(SHADE))
STAGE_LABEL = Style(font(ON_INK, bold=True, size=12), filled(INK), _MIDDLE)
STAGE = Style(font(ON_INK, bold=True, size=12), filled(INK), _MIDDLE, _GAP)
RULED, BARE = Style(border=_RULE), Style()


def is_rtl(at: Place) -> bool:
    """Whether the map is read from right to left."""
    return at.words.direction == "rtl"


@cache
def touchpoint(rtl: bool) -> Style:
    """The name of a touchpoint."""
    return Style(font(bold=True), filled(BAND), _TOP_RTL if rtl else _TOP)


@cache
def label(rtl: bool) -> Style:
    """The name of a lane."""
    return Style(font(bold=True), alignment=_TOP_RTL if rtl else _TOP, border=_RULE)


@cache
def said(tint: Tint, role: Role, is_stage_start: bool, rtl: bool) -> Style:
    """What a lane says."""
    return Style(
        font(bold=role == "strong", italic=role == "quote"),
        filled(_TINTS[tint]) if tint else None,
        _TOP_RTL if rtl else _TOP,
        _STARTING if is_stage_start else _RULE,
    )


@cache
def felt(level: int, is_felt: bool, is_sure: bool, is_ruled: bool) -> Style:
    """A feeling at its level, in the colours of the one scale."""
    fill, ink = MOODS[level]
    face = font(ink, bold=is_felt, italic=not is_sure)
    return Style(face, filled(fill), _MIDDLE, _RULE if is_ruled else None)
