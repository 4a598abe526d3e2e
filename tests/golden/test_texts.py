"""What each golden wiki says as text, as Mermaid files go out, and on cards."""

from __future__ import annotations

import re

import pytest
from tests.golden.cases import CASES, GoldenCase

from mkdocs_journeys.diagrams.svg import is_available, render
from mkdocs_journeys.exchange.markdown_files import llms_files
from mkdocs_journeys.exchange.mermaid_files import mermaid_files
from mkdocs_journeys.pages.card import card
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.wiki import Options, Wiki

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)


def wiki_of(case: GoldenCase) -> Wiki:
    return Wiki(case.read(), Options(Links().link))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_texts_are_as_expected(case: GoldenCase, update: bool) -> None:
    files = (file for file in llms_files(wiki_of(case)) if not file.path.endswith(".svg"))
    told = "\n".join(f"== {file.path}\n{file.make().decode()}" for file in files)
    case.compare("texts.txt", told, update)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_mermaid_files_are_as_expected(case: GoldenCase, update: bool) -> None:
    wiki = wiki_of(case)
    files = mermaid_files(wiki, wiki.journeys.values())
    case.compare("mmd.txt", "\n".join(f"== {file.path}\n{file.make().decode()}" for file in files), update)


@pytest.mark.skipif(not is_available(), reason="merman is not installed here")
@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_mermaid_files_can_be_drawn(case: GoldenCase) -> None:
    wiki = wiki_of(case)
    for file in mermaid_files(wiki, wiki.journeys.values()):
        assert (render(file.make().decode(), "drawn") or "").startswith("<svg"), file.path


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_cards_are_as_expected(case: GoldenCase, update: bool) -> None:
    wiki = wiki_of(case)
    cards = (card(wiki, journey) for journey in wiki.journeys.values())
    told = "\n".join(f"== {each.address}\n{_STYLE.sub('', each.data.decode())}" for each in cards)
    case.compare("cards.html", told, update)
