"""Addresses with places in them that are filled in: the journey, the touchpoint."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from mkdocs_journeys.model.values import texts
from mkdocs_journeys.model.values.refusal import Refusal, nearest

# What a comment's address may ask for.
COMMENT_PLACES = ("journey", "touchpoint", "title", "page")
_SCHEMES = ("http", "https", "mailto")
_PLACE = re.compile(r"\{([^{}]*)\}")
_ALLOWED = ", ".join(f"{{{place}}}" for place in COMMENT_PLACES)


def comment_address(value: object) -> str:
    """Where a comment goes: an address of the web or for mail, with the known places in braces."""
    written = texts.link(value)
    scheme, colon, rest = written.partition(":")
    if not colon or scheme.lower() not in _SCHEMES or not rest.strip("/"):
        raise Refusal(f"{written!r} is not a whole address", allowed="https://..., http://... or mailto:...")
    for place in _PLACE.findall(written):
        if place not in COMMENT_PLACES:
            meant = nearest(place, COMMENT_PLACES)
            suggestion = f"{{{meant}}}" if meant else ""
            raise Refusal(f"nothing is filled in for {{{place}}}", allowed=_ALLOWED, suggestion=suggestion)
    if set("{}") & set(_PLACE.sub("", written)):
        raise Refusal("a brace stands alone here", allowed=f"{_ALLOWED}; a brace of your own is %7B or %7D")
    return written


def filled(address: str, values: Mapping[str, str]) -> str:
    """The address with each place filled in. Values are percent-encoded, so that they stay values."""
    return _PLACE.sub(lambda found: quote(values[found[1]], safe=""), address)
