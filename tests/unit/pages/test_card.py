"""The card of a journey, and the code by which another wiki shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.trees import read_tree

from mkdocs_journeys.pages.card import card, frame
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.policy import digest
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options, Wiki

FILES = {
    "mina/index.md": "---\nname: Mina\n---\n",
    "mina/buy.md": '---\ntitle: I "buy" <b>\nstages: [{name: Look, touchpoints: [Till]}]\n---\n',
    "mina/wait.md": "---\ntitle: I wait\nstatus: draft\nstages: [{name: Look}]\n---\n",
}


def wiki_of(root: Path, links: Links) -> Wiki:
    return Wiki(read_tree(root, FILES), Options(links.link, canonical=links.canonical))


@pytest.mark.parametrize(
    ("links", "href"),
    [
        (Links(), "./"),
        (Links(prefix="maps"), "./"),
        (Links(directory_urls=False), "index.html"),
    ],
)
def test_it_leads_to_its_journey(tmp_path: Path, links: Links, href: str) -> None:
    wiki = wiki_of(tmp_path, links)
    made = card(wiki, wiki.journeys["mina/buy"])
    assert made.address == "journeys/mina/buy/card.html"
    found = re.findall(r"<a ([^>]*)>", made.data.decode())
    assert found == [f'href="{href}" target="_blank" rel="noopener"'] * 2


def test_its_policy_allows_its_own_style_and_nothing_else(tmp_path: Path) -> None:
    wiki = wiki_of(tmp_path, Links())
    html = card(wiki, wiki.journeys["mina/buy"]).data.decode()
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    assert (
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src '{digest(style[1])}'; base-uri 'none'; form-action 'none'\">"
    ) in html
    # Nothing on it that the policy would stop.
    assert re.findall(r"<script|<link|<img| style=|url\(|@import", html) == []


@pytest.mark.parametrize(
    ("links", "address"),
    [
        (Links(site_url="https://a.example/wiki"), "https://a.example/wiki/journeys/mina/buy/card.html"),
        (Links("maps", True, "https://a.example/"), "https://a.example/maps/journeys/mina/buy/card.html"),
        (Links(), "https://wiki.example/journeys/mina/buy/card.html"),
    ],
)
def test_the_code_has_the_whole_address_and_says_where_none_is_known(
    tmp_path: Path, links: Links, address: str
) -> None:
    wiki = wiki_of(tmp_path, links)
    assert frame(wiki, wiki.journeys["mina/buy"]) == (
        f'<iframe src="{address}" title="I &quot;buy&quot; &lt;b&gt;" width="100%" height="360" '
        'loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0"></iframe>'
    )
    page = next(
        page for page in build(wiki.reading, wiki.options).pages if page.address == "journeys/mina/buy/"
    )
    is_told = "This site does not know its own address." in page.build().html
    assert is_told == address.startswith("https://wiki.example/")


def test_a_draft_has_one_only_where_drafts_are_shown(tmp_path: Path) -> None:
    reading = read_tree(tmp_path, FILES)

    def cards(drafts: bool) -> list[str]:
        site = build(reading, Options(Links().link, drafts=drafts))
        return [asset.address for asset in site.assets if asset.address.endswith("card.html")]

    assert cards(drafts=False) == ["journeys/mina/buy/card.html"]
    assert cards(drafts=True) == ["journeys/mina/buy/card.html", "journeys/mina/wait/card.html"]
