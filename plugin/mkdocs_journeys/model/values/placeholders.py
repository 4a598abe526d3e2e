"""Addresses with places in them that are filled in: the journey, the touchpoint."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from mkdocs_journeys.model.values import texts
from mkdocs_journeys.model.values.refusal import Refusal, nearest

# What a comment's address may ask for.
COMMENT_PLACES = ("journey", "touchpoint", "title", "page")
_WEB = ("http", "https")
_PLACE = re.compile(r"\{([^{}]*)\}")


def comment_address(value: object) -> str:
    """Where a comment goes: an address of the web or for mail, with the known places in braces."""
    return _address(value, COMMENT_PLACES, (*_WEB, "mailto"))


def ticket_address(value: object) -> str:
    """Where a ticket is: an address of the web, with `{ticket}` in it."""
    return _address(value, ("ticket",), _WEB)


def _address(value: object, places: Sequence[str], schemes: Sequence[str]) -> str:
    """A whole address, so that whatever is filled in can't make it one of another kind."""
    written = texts.link(value)
    scheme, colon, rest = written.partition(":")
    if not colon or scheme.lower() not in schemes or not rest.strip("/"):
        allowed = (
            "https://... or http://..."
            if "mailto" not in schemes
            else "https://..., http://... or mailto:..."
        )
        raise Refusal(f"{written!r} is not a whole address", allowed=allowed)
    allowed = ", ".join(f"{{{place}}}" for place in places)
    for place in _PLACE.findall(written):
        if place not in places:
            meant = nearest(place, places)
            suggestion = f"{{{meant}}}" if meant else ""
            raise Refusal(f"nothing is filled in for {{{place}}}", allowed=allowed, suggestion=suggestion)
    if set("{}") & set(_PLACE.sub("", written)):
        raise Refusal("a brace stands alone here", allowed=f"{allowed}; a brace of your own is %7B or %7D")
    return written


def filled(address: str, values: Mapping[str, str]) -> str:
    """The address with each place filled in. Values are percent-encoded, so that they stay values."""
    return _PLACE.sub(lambda found: quote(values[found[1]], safe=""), address)
