"""All hostile files at once, as cards, as text and as what to expect: nothing of them comes alive."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from tests.hostile.whole import everything, wiki
from tests.trees import TODAY

from mkdocs_journeys.exchange.expectation import NotForCustomersError, expectation
from mkdocs_journeys.exchange.expectation_files import expectation_html, expectation_markdown
from mkdocs_journeys.exchange.export_folder import fill
from mkdocs_journeys.exchange.markdown_files import llms_files
from mkdocs_journeys.exchange.mermaid_files import mermaid_files
from mkdocs_journeys.pages.card import card
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.texts.journey import journey_markdown
from mkdocs_journeys.pages.wiki import Options, Wiki
from mkdocs_journeys.reading.reader import read

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names of files")

# All that the pages that stand alone are made of.
OURS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "footer",
        "section",
        "h1",
        "h2",
        "h3",
    ),
    *("p", "a", "b", "span", "ol", "li", "dl", "div", "dt", "dd", "svg", "path"),
}
ATTRIBUTES = {
    *("lang", "dir", "charset", "http-equiv", "content", "name", "class", "href", "target", "rel", "id"),
    *("aria-label", "aria-labelledby", "role", "viewbox", "preserveaspectratio", "d", "data-e"),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Wiki:
    root = wiki(tmp_path_factory.mktemp("hostile") / "wiki", everything())
    found = Wiki(read(root / "journeys", TODAY), Options(Links().link, drafts=True))
    assert len(found.journeys) > 50
    return found


class Parts(HTMLParser):
    """The elements and attributes of a page, and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value or "" for name, value in attrs if name in ("href", "src", "content")}


def test_a_card_has_only_what_we_put_into_it(hostile: Wiki) -> None:
    for journey in hostile.journeys.values():
        parts = Parts(card(hostile, journey).data.decode())
        assert parts.elements <= OURS, journey.id
        assert parts.attributes <= ATTRIBUTES, journey.id
        assert [link for link in parts.links if ":" in link] == [], journey.id


def test_so_has_what_customers_see(hostile: Wiki) -> None:
    made = 0
    for journey in hostile.journeys.values():
        words = hostile.words_for(hostile.language_of(journey))
        try:
            found = expectation(hostile.catalog, journey)
        except NotForCustomersError:
            continue
        made += 1
        parts = Parts(expectation_html(found, words))
        assert parts.elements <= OURS, journey.id
        assert parts.attributes <= ATTRIBUTES, journey.id
        shown = markdown.markdown(expectation_markdown(found, words), extensions=["extra"])
        assert set(re.findall(r"<(\w+)", shown)) <= {"h1", "h2", "h3", "p", "ul", "li", "strong"}, journey.id
    assert made > 30


def test_no_text_makes_an_element_that_runs(hostile: Wiki) -> None:
    for journey in hostile.journeys.values():
        shown = markdown.markdown(journey_markdown(hostile, journey), extensions=["extra"])
        parts = Parts(shown)
        assert parts.elements.isdisjoint({"script", "iframe", "object", "embed", "form", "style", "meta"}), (
            journey.id
        )
        assert [name for name in parts.attributes if re.fullmatch("on[a-z]+", name)] == [], journey.id
        assert [link for link in parts.links if re.match(r"\W*(?:java|vb)script:|\W*data:", link, re.I)] == []


def test_all_is_written_into_one_folder_and_nothing_elsewhere(hostile: Wiki, tmp_path: Path) -> None:
    files = [*llms_files(hostile), *mermaid_files(hostile, hostile.journeys.values())]
    fill(tmp_path / "out", files, lambda _done, _of: None, "texts")
    assert [each.name for each in tmp_path.iterdir()] == ["out"]
    assert not [path for path in tmp_path.rglob("*") if path.is_symlink()]
