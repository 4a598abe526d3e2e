"""The line above the pages of an old version that leads to the current one.

No page knows which version it is in: a version that changes nothing adds nothing to what is kept. The
browser finds it, from the address and the list of versions at the root of the site.
"""

from __future__ import annotations

import json
import re
from importlib import resources

from markupsafe import Markup, escape

from mkdocs_journeys.pages.page import Asset
from mkdocs_journeys.pages.words import Words

STYLE = "assets/journeys/version.css"
SCRIPT = "assets/journeys/version.js"

_WORDS = ("label", "old", "unreleased", "preview", "preview_alone", "same", "nearest")
_COMMENT = re.compile(r"[ \t]*/\*.*?\*/\n?", re.DOTALL)


def banner_assets(language: str, default: str, *, is_preview: bool) -> tuple[Asset, Asset]:
    """The style and the script of the banner.

    `default` is the version that is the current one where the root of the site doesn't tell.
    """
    words = Words(language)
    facts = {
        "words": {name: words(f"version.{name}") for name in _WORDS},
        "language": words.spoken,
        "direction": Words(words.spoken).direction,
        "otherwise": default,
        "preview": is_preview,
    }
    script = f"{_text('script', 'version.js').rstrip()}({json.dumps(facts)});\n"
    return Asset(STYLE, _text("styles", "version.css").encode()), Asset(SCRIPT, script.encode())


def banner_without_script(language: str, versions: str) -> str:
    """The line for readers without a script, who find their way from the list of versions at that address."""
    words = Words(language)
    text, link = words("version.without_script"), words("version.all")
    return str(
        Markup(
            '<noscript><aside class="jm-version" lang="{}" dir="{}" aria-label="{}"><p class="md-grid">'
            '{} <a href="{}">{}</a></p></aside></noscript>'
        ).format(
            words.spoken,
            Words(words.spoken).direction,
            words("version.label"),
            text,
            escape(versions),
            link,
        )
    )


def _text(folder: str, name: str) -> str:
    text = resources.files(__package__).joinpath(folder, name).read_text(encoding="utf-8")
    return _COMMENT.sub("", text)
