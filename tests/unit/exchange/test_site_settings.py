"""The part of mkdocs.yml that comes with an export."""

from __future__ import annotations

from mkdocs_journeys.exchange.site_settings import site_settings
from mkdocs_journeys.pages.page import Asset, NavItem, Site

SITE = Site(
    pages=(),
    assets=tuple(
        Asset(f"assets/{name}", b"")
        for name in ("journeys/journeys.css", "journeys/icons.svg", "journeys/journeys.js", "seldom.css")
    ),
    navigation=NavItem(
        "Maps & more",
        None,
        (
            NavItem("Overview", "journeys/"),
            NavItem("Improve", None, (NavItem("Pains", "pain-points/"), NavItem("Gone"))),
        ),
    ),
    personas={
        "mina": NavItem('Mina <b>"M"</b>', "journeys/mina/", (NavItem("--- a: b", "journeys/mina/a/"),)),
        "tove": NavItem("Tove", "journeys/tove/"),
    },
    markers={},
)


def test_the_navigation_and_what_pages_load() -> None:
    assert site_settings(SITE) == (
        "# Written by `journeys export`. Where docs is this folder, your mkdocs.yml takes it by this line:\n"
        "# INHERIT: docs/nav.yml\n"
        "nav:\n"
        "- index.md\n"
        "- Maps & more:\n"
        "  - Overview: journeys/index.md\n"
        "  - Mina &lt;b&gt;&quot;M&quot;&lt;/b&gt;:\n"
        "    - Mina &lt;b&gt;&quot;M&quot;&lt;/b&gt;: journeys/mina/index.md\n"
        "    - '--- a: b': journeys/mina/a/index.md\n"
        "  - Tove: journeys/tove/index.md\n"
        "  - Improve:\n"
        "    - Pains: pain-points/index.md\n"
        "extra_css:\n"
        "- assets/journeys/journeys.css\n"
        "extra_javascript:\n"
        "- path: assets/journeys/journeys.js\n"
        "  defer: true\n"
        "exclude_docs: /nav.yml\n"
    )
