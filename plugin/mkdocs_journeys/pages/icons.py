"""Icons: drawn once, in a file that all pages share or on the page itself. They come from the theme."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from xml.etree import ElementTree

from markupsafe import Markup, escape

ICONS = "assets/journeys/icons.svg"
# Of ids on a page, which has others; in the file an icon is called by its name alone.
PREFIX = "jm-i-"

# What we call an icon, and what the theme calls it.
_NAMES = {
    "mood-2": "emoticon-excited-outline",
    "mood-1": "emoticon-happy-outline",
    "mood-0": "emoticon-neutral-outline",
    "mood--1": "emoticon-sad-outline",
    "mood--2": "emoticon-cry-outline",
    "validated": "check-decagram",
    "partly": "circle-half-full",
    "assumed": "help-circle-outline",
    "no-owner": "account-alert-outline",
    "moment": "rhombus",
    "clock": "clock-outline",
    "late": "clock-alert-outline",
    "ok": "check-circle-outline",
    "alert": "alert-circle-outline",
    "arrow": "arrow-right",
    "person": "account-outline",
    "team": "account-group-outline",
    "edit": "pencil-outline",
    "print": "printer-outline",
    "download": "download",
    "lanes": "tune-variant",
    "map": "view-column-outline",
    "story": "timeline-text-outline",
    "up": "trending-up",
    "down": "trending-down",
    "target": "target",
    "leave": "arrow-bottom-right",
    "loop": "backup-restore",
    "entry": "login",
    "phone": "cellphone",
    "goal": "flag-outline",
    "doing": "gesture-tap",
    "channel": "sign-direction",
    "message": "bullhorn-outline",
    "needs": "hand-heart-outline",
    "thinking": "thought-bubble-outline",
    "quote": "format-quote-close",
    "feeling": "chart-line",
    "image": "image-outline",
    "convinces": "lightbulb-on-outline",
    "gains": "thumb-up-outline",
    "pains": "alert-outline",
    "opportunities": "lightbulb-on-outline",
    "metrics": "gauge",
    "questions": "help-circle-outline",
    "asked": "form-textbox",
    "handover": "swap-horizontal",
    "frontstage": "face-agent",
    "hidden": "eye-off-outline",
    "backstage": "cog-outline",
    "systems": "database-outline",
    "evidence": "flask-outline",
    "campaign": "bullhorn-outline",
    "stage": "chevron-right-box-outline",
    "own-lane": "label-outline",
}
_LANES = {
    "stage_time": "clock",
    "time": "clock",
    "owner": "team",
    "leaving": "leave",
    "feeling_words": "feeling",
}
_FAINT = ' opacity=".28"'
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Not `href`: on such a part Material's instant navigation fails, which sets it on all that it finds.
_USE = f'<use xlink:href="#{PREFIX}'
_USED = re.compile(rf"{_USE}([a-z0-9-]+)")
# Severity and the five dots, which no theme has.
_SCALES = (*(f"sev{level}" for level in range(5)), *(f"dots{level}" for level in range(6)))


def icon(name: str, extra: str = "") -> Markup:
    """An icon as decoration: what it says must stand beside it as text."""
    own = Markup(' class="{}"').format(extra) if extra else ""
    return Markup('<svg{} aria-hidden="true"><use xlink:href="#{}{}"/></svg>').format(own, PREFIX, name)


def lane_icon(lane: str) -> str:
    """The name of a lane's icon."""
    return _LANES.get(lane, lane if lane in _NAMES else "own-lane")


def channel_icon(written: str | None) -> Markup:
    """The icon that a channel names, such as material/email; nothing where the theme has no such icon."""
    name = (written or "").removeprefix("material/")
    if not _NAME.fullmatch(name) or not _path(name):
        return Markup("")
    return icon(f"t-{name}")


def icon_file(channel_icons: Iterable[str | None]) -> bytes:
    """The file with all icons: our own, and those that channels name."""
    theirs = {f"t-{(written or '').removeprefix('material/')}" for written in channel_icons}
    names = {*_NAMES, *_SCALES, *(name for name in theirs if _NAME.fullmatch(name[2:]) and _path(name[2:]))}
    symbols = "".join(_symbol(name, name) for name in sorted(names))
    return f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>\n'.encode()


def with_icons_at(html: str, href: str) -> str:
    """HTML that takes its icons from the file at an address."""
    return html.replace(_USE, f'<use xlink:href="{escape(href)}#')


def with_icons_inside(html: str) -> str:
    """HTML with the icons that it uses drawn before it."""
    symbols = "".join(_symbol(name, f"{PREFIX}{name}") for name in sorted(set(_USED.findall(html))))
    if not symbols:
        return html
    sprite = f'<svg class="jm-sprite" width="0" height="0" aria-hidden="true">{symbols}</svg>'
    return sprite + html


def _symbol(name: str, symbol_id: str) -> str:
    if name.startswith("sev"):
        return f'<symbol id="{symbol_id}" viewBox="0 0 18.5 12">{_bars(int(name[3:]))}</symbol>'
    if name.startswith("dots"):
        return f'<symbol id="{symbol_id}" viewBox="0 0 44 8">{_dots(int(name[4:]))}</symbol>'
    path = _path(name[2:] if name.startswith("t-") else _NAMES.get(name, ""))
    return f'<symbol id="{symbol_id}" viewBox="0 0 24 24"><path d="{path}"/></symbol>' if path else ""


def _bars(level: int) -> str:
    return "".join(
        f'<path d="M{bar * 5} {9 - bar * 3}h3.5v{3 + bar * 3}h-3.5z"{"" if bar < level else _FAINT}/>'
        for bar in range(4)
    )


def _dots(level: int) -> str:
    ring = ' fill="none" stroke="currentColor" stroke-width="1.3"'
    return "".join(
        f'<circle cx="{4 + dot * 9}" cy="4" r="{3.4 if dot < level else 2.7}"{"" if dot < level else ring}/>'
        for dot in range(5)
    )


@cache
def _path(name: str) -> str:
    """The outline of one of the theme's icons; "" where it has none of that name."""
    file = resources.files("material") / "templates" / ".icons" / "material" / f"{name}.svg"
    if not file.is_file():
        return ""
    drawn = ElementTree.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314  a file of the theme
    found = drawn.find("{http://www.w3.org/2000/svg}path")
    return found.get("d", "") if found is not None else ""
