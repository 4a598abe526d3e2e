"""What an author's own Mermaid fence may not contain."""

from __future__ import annotations

import re

from mkdocs_journeys.diagrams.refusal import DiagramRefusal
from mkdocs_journeys.diagrams.svg import render

MAX_BYTES = 50_000

# Each is linear in the text: no run is read again from one of its own parts.
_TAG = r"<\s*+(?!br\s*+/?+\s*+>)[a-z!/]"

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\A\s*+---[^\S\n]*+$", re.M),
        "begins with front matter (---): leave it out, the site sets colours and type itself",
    ),
    (
        re.compile(r"%%\s*+\{"),
        "has a directive (%%{ ... }%%): leave it out, the site sets colours and type itself",
    ),
    (
        re.compile(
            r"^[^\S\n]*+(?:click|callback|link|links|properties|details)\b|\bhref\b\s++\"", re.M | re.I
        ),
        "has links or scripts (click, href, callback, link): write the link in the text beside the diagram",
    ),
    (
        re.compile(rf"{_TAG}[^<>\n]*+(?:(?!{_TAG})<[^<>\n]*+)*+>", re.I),
        "has HTML in a label: only <br/> is allowed; write #lt; and #gt; for the signs themselves",
    ),
    (
        re.compile(r"@\{(?:[^@}]|@(?!\{))*?\b(?:img|icon)\b", re.I),
        "has a picture or an icon: put the picture into the text beside the diagram",
    ),
    (re.compile(r"\$\$"), "has mathematics ($$): that can't be drawn; write #36; for a dollar sign"),
)


def check_fence(source: str) -> str | None:
    """Why this diagram is refused, or None where it may be drawn."""
    if not source.strip():
        return "The diagram is empty."
    size = len(source.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        return f"The diagram has {size} bytes, and {MAX_BYTES} are allowed: split it."
    for pattern, message in _RULES:
        found = pattern.search(source)
        if found:
            line = source.count("\n", 0, found.start()) + 1
            return f"Line {line} of the diagram {message}."
    return None


def draw_fence(source: str, diagram_id: str, title: str = "") -> str | None:
    """The picture of an author's fence; None without merman. Raises DiagramRefusal with what to change."""
    refused = check_fence(source)
    if refused:
        raise DiagramRefusal(refused)
    return render(source, diagram_id, title)
