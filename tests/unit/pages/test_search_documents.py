"""What another program reads of the theme's search index: a document for each page."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_journeys.pages.search_documents import Document, documents
from mkdocs_journeys.pages.search_worker import worker

HEAD = '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8">'


def entry(location: str, title: str = "T", text: str = "Text.", **more: Any) -> dict[str, Any]:
    return {"location": location, "title": title, "text": text} | more


def test_the_sections_of_a_page_are_one_document() -> None:
    entries = [
        entry("", "Home", "Hello."),
        entry("a/b/", "R&amp;D &lt;1&gt;", "<p>One.</p>", tags=['"R&D"', "&lt;x&gt;"], boost=2),
        entry("a/b/#map", "The <code>map</code>", "Two."),
        entry("c.html#x&y", "Only a part", "Three."),
        entry('a/b/#"><b>', "Four", ""),
    ]
    assert list(documents(entries, "en")) == [
        Document("-.html", f"{HEAD}</head>\n<body>\n<h1>Home</h1>\nHello.\n</body>\n</html>\n"),
        Document(
            "a/b/-.html",
            f'{HEAD}<meta data-pagefind-meta="tags[content]" content="[&#34;\\&#34;R&amp;D\\&#34;&#34;, '
            '&#34;&lt;x&gt;&#34;]"></head>\n<body data-pagefind-weight="2">\n'
            "<h1>R&amp;D &lt;1&gt;</h1>\n<p>One.</p>\n"
            '<h2 id="map">The <code>map</code></h2>\nTwo.\n'
            '<h2 id="&#34;&gt;&lt;b&gt;">Four</h2>\n\n</body>\n</html>\n',
        ),
        Document(
            "c.html-.html",
            f'{HEAD}</head>\n<body>\n<h1>Only a part</h1>\n\n<h2 id="x&amp;y">Only a part</h2>\nThree.\n'
            "</body>\n</html>\n",
        ),
    ]


@pytest.mark.parametrize(
    "location", ["https://e.example/a/", "//e.example/a/", "/a/", "../a/", "a/../../b/", "javascript:x()"]
)
def test_what_is_no_page_of_the_site_is_left_out(location: str) -> None:
    assert list(documents([entry(location)], "en")) == []


@pytest.mark.parametrize(
    ("boost", "written"), [(1, ""), (0.5, "0.5"), (0, "0"), (-3, "0"), (1000, "10"), ("much", ""), (None, "")]
)
def test_a_page_weighs_what_its_author_says(boost: object, written: str) -> None:
    (document,) = documents([entry("a/", boost=boost)], "de")
    weight = f' data-pagefind-weight="{written}"' if written else ""
    assert f"<body{weight}>" in document.html
    assert '<html lang="de">' in document.html


def test_the_worker_is_small_and_has_no_comments() -> None:
    text = worker().decode()
    assert "/*" not in text
    assert len(text) < 5_000
