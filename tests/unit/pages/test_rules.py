"""The list of rules and the page of one, as this wiki has set them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.trees import journey, read_tree
from tests.unit.pages.rows import wiki_of

from mkdocs_journeys.checks.explanation import Shown, all_explanations
from mkdocs_journeys.checks.rules import RULES
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.page import Page
from mkdocs_journeys.pages.rules import Row, pages
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options, Wiki
from mkdocs_journeys.reading.nodes import Code

FILES = {
    "journeys.yml": "rules: {JM002: off, unknown-rule: info, mina/: {JM001: off}}\n",
    "mina/index.md": journey("name: Mina"),
    "mina/trip.md": journey("{title: I go, stages: [{stage: awareness, touchpoints: [Gate]}]}"),
}


@pytest.fixture
def wiki(tmp_path: Path) -> Wiki:
    return wiki_of(tmp_path, FILES)


def page(wiki: Wiki, address: str) -> Page:
    return next(each for each in pages(wiki) if each.address == address)


def test_each_rule_has_a_page_and_each_code_a_place(wiki: Wiki) -> None:
    made = list(pages(wiki))
    assert [each.address for each in made] == ["rules/", *(f"rules/{rule.slug}/" for rule in RULES)]
    html = made[0].build().html
    assert re.findall(r'<tr data-rule="(\w+)"', html) == [rule.id for rule in RULES]
    assert [code for code in Code if f'<div id="{code.value}">' not in html] == []


def test_the_list_shows_the_levels_of_this_wiki(wiki: Wiki) -> None:
    rows = re.findall(
        r'<tr data-rule="JM00(\d)".*?data-level="(\w+)">(\w+)<', page(wiki, "rules/").build().html
    )
    assert rows == [("1", "error", "error"), ("2", "off", "off"), ("3", "info", "hint")]


def test_the_page_of_a_rule(wiki: Wiki) -> None:
    html = page(wiki, "rules/unknown-rule/").build().html
    text = [line.strip() for line in re.sub(r"<[^>]+>", "\n", html).split("\n") if line.strip()]
    assert text == [
        "Rules",
        "A rule, or a place for it, that does not exist",
        "A slip in the name of a rule or of a folder would leave all as it was, and nobody would notice.",
        *("Name", "JM003", "unknown-rule", "Level", "hint", "error where nothing else is set"),
        *("Not like this", "journeys/journeys.yml", "rules:", "flat-emotions: off"),
        *("Like this", "journeys/journeys.yml", "rules:", "flat-emotion: off"),
        "Where it does not fit",
        "For all journeys, or for some, journeys.yml sets another level: off, info, warning or error.",
        *("rules:", "JM003: off"),
    ]
    assert "<code>rules:\n  flat-emotions: off\n</code>" in html


def test_empty_lines_of_an_example_stay(wiki: Wiki) -> None:
    text = "one\n\n  two"
    about = replace(all_explanations()[0], bad=(Shown("", text),))
    html = wiki.render("rule.html", "rules/x/", row=Row(about, about.level, ()))
    assert "<code>one\n&#10;  two\n</code>" in html


def test_a_broken_file_leads_to_what_its_messages_mean(tmp_path: Path) -> None:
    files = {**FILES, "mina/broken.md": journey("{title: I go, ownr: x, stages: [{stage: awareness}]}")}
    made = build(read_tree(tmp_path, files), Options(Links().link)).pages
    broken = next(each for each in made if each.address == "journeys/mina/broken/")
    assert 'href="../../../rules/#unknown-key">unknown-key</a>' in broken.build().html


@pytest.mark.parametrize("language", ["de", "ar"])
def test_in_other_languages(tmp_path: Path, language: str) -> None:
    wiki = wiki_of(tmp_path, {**FILES, "journeys.yml": f"language: {language}\n"})
    for each in pages(wiki):
        html = each.build().html
        assert f'lang="{language}"' in html
        assert "Not like this" not in html
