"""No page has a blank line, and code keeps those that it has."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from tests.golden.cases import CASES, GoldenCase
from tests.trees import journey, read_tree

from mkdocs_journeys.pages.blank_lines import without_blank_lines
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options

CODE = "one\n\n\n    two\n\n\nthree\n"
DIAGRAM = "flowchart LR\n\n  a --> b"


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("<p>\n\n</p>", "<p>\n</p>"),
        ("<p>\n \t\n\n  a</p>", "<p>\n  a</p>"),
        ("<pre>a\n\nb</pre>", "<pre>a\n&#10;b</pre>"),
        ("<pre><code>\n\n\n  a\n \n</code></pre>\n\n", "<pre><code>\n&#10;&#10;  a\n &#10;</code></pre>\n"),
        ("<pre>a</pre>\n\n<pre>b</pre>", "<pre>a</pre>\n<pre>b</pre>"),
        ("<present>\n\n</present>", "<present>\n</present>"),
    ],
)
def test_what_becomes_of_blank_lines(given: str, made: str) -> None:
    assert without_blank_lines(given) == made


def test_code_and_diagrams_of_prose_are_shown_as_written(tmp_path: Path) -> None:
    body = f"## Notes\n\n```\n{CODE}```\n\n```mermaid\n{DIAGRAM}\n```\n"
    start = journey("title: I go\nstages: [{name: One, touchpoints: [A]}]")
    files: dict[str, str | bytes] = {"mina/trip.md": (start + body).encode()}
    (page,) = (page for page in _pages(tmp_path, files) if page.startswith("<article"))
    shown = [html.unescape(found) for found in re.findall(r"<pre[^>]*><code[^>]*>(.*?)</code>", page, re.S)]
    assert [each.rstrip("\n") for each in shown][-2:] == [CODE.rstrip("\n"), DIAGRAM]


def test_prose_that_is_too_heavy_is_shown_as_written(tmp_path: Path) -> None:
    body = "Much.\n\n\n" * 2000
    start = journey("title: I go\nstages: [{name: One, touchpoints: [A]}]")
    files: dict[str, str | bytes] = {"mina/trip.md": (start + body).encode()}
    (page,) = (page for page in _pages(tmp_path, files) if page.startswith("<article"))
    (shown,) = re.findall(r"<pre>(.*?)</pre>", page, re.S)
    assert html.unescape(shown).strip() == body.strip()


def _pages(root: Path, files: dict[str, str | bytes]) -> list[str]:
    site = build(read_tree(root, files), Options(Links().link))
    pages = (page.build().html for page in site.pages if page.address == "journeys/mina/trip/")
    # Below the prose stands code of ours.
    return [page.partition('<details class="jm-more jm-embed"')[0] for page in pages]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_page_has_a_blank_line(case: GoldenCase) -> None:
    site = build(case.read(), Options(Links().link))
    assert [page.address for page in site.pages if re.search(r"\n\s*\n", page.build().html)] == []
