"""The Content-Security-Policy: what a browser may run and load on a page, whatever stands in it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

# What the policy of a site begins with; the hashes of its scripts follow.
START = "default-src 'self'; script-src 'self'"

# All comes from the site itself. No handler, no address of scripts, no text made into a script.
# - style: bars and curves have their lengths in style attributes, and so has Material.
# - img: Material's icons are data: addresses in its styles.
_REST = (
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
)
_NEWLINE = re.compile(r"\r\n?")


def digest(text: str) -> str:
    """What a policy calls a script or a style that stands in the page. Browsers know but one line end."""
    data = _NEWLINE.sub("\n", text).encode("utf-8", "xmlcharrefreplace")
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode("ascii")


def site_policy(digests: Iterable[str]) -> str:
    """The policy of all pages of a site, whose frame holds scripts with these digests."""
    scripts = "".join(f" '{one}'" for one in sorted(digests))
    return "; ".join((START + scripts, *_REST))


def tag(policy: str) -> str:
    """The element for the head of a page. No other may stand before it, but for the one with the charset."""
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
