"""A page as finished Markdown: what Markdown makes of it is the page, letter by letter."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
import yaml
from markdown import Markdown
from mkdocs.utils.meta import get_data
from tests.golden.cases import CASES, GoldenCase

from mkdocs_journeys.exchange.markdown_page import markdown_page
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.page import Content, Page
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options

# Of a plain site, and what people switch on besides: some of these read a text before Markdown does.
PLAIN = ("toc", "tables", "fenced_code")
RICH = (
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "meta", "tables", "toc"),
    *("pymdownx.critic", "pymdownx.details", "pymdownx.emoji", "pymdownx.highlight", "pymdownx.keys"),
    *("pymdownx.magiclink", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed"),
)
ODD = """<p>{{ page }} {% raw %} {++new++} [a](b) *c* [^1]: d :smile: https://example.org --8&lt;-- "x.md"</p>
<pre><code>
```python
~~~
&#10;\ttab
    ````
</code></pre>
<ul title="{: .x }">
<li markdown="1">*a*
<li>b
</ul>
key: value"""


def page(content: str = "<p>A</p>", title: str = "I buy", **more: Any) -> Page:
    return Page("journeys/mina/buy/", title, lambda: Content(content), **more)


def test_a_whole_file() -> None:
    made = page(
        "<h1>I buy</h1>\n<p>{Shoes}</p>",
        description="How I buy",
        tags=("R&D", "shoes"),
        language="de",
        in_search=False,
        meta={"hide": ["toc"]},
    )
    assert markdown_page(made) == (
        "---\ntitle: I buy\nlanguage: de\ndescription: How I buy\ntags:\n- R&D\n- shoes\n"
        "search:\n  exclude: true\nhide:\n- toc\n---\n\n"
        "<div>\n<h1>I buy</h1>\n<p>&#123;Shoes}</p>\n</div>\n"
    )


@pytest.mark.parametrize("extensions", [PLAIN, RICH], ids=["plain", "rich"])
def test_what_looks_like_markdown_or_a_template_stays(extensions: tuple[str, ...]) -> None:
    assert rendered(markdown_page(page(ODD)), extensions) == seen(ODD)


@pytest.mark.parametrize("extensions", [PLAIN, RICH], ids=["plain", "rich"])
@pytest.mark.parametrize("case", CASES, ids=str)
def test_all_pages_of_a_wiki_stay_as_they_are(case: GoldenCase, extensions: tuple[str, ...]) -> None:
    for made in build(case.read(), Options(Links().link)).pages:
        assert rendered(markdown_page(made), extensions) == seen(made.build().html), made.address


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_html_is_one_block_of_commonmark(case: GoldenCase) -> None:
    """It begins with a `div` after an empty line, and ends at the next line that is empty."""
    for made in build(case.read(), Options(Links().link)).pages:
        body = markdown_page(made).split("\n---\n", 1)[1]
        assert body.startswith("\n<div>\n")
        assert body.endswith("\n</div>\n")
        assert not re.search(r"\n[ \t]*\n", body.strip("\n")), made.address
        # In these a reference is no sign.
        assert not re.search(r"<(script|style|textarea)\b", body), made.address


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('"><img src=x onerror=alert(1)>', "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"),
        ("---", "---"),
        ("...", "..."),
        ("a: b # c", "a: b # c"),
        ("--- a\n---\n\nb", "--- a --- b"),
        ("a\u2028---\u2028b\x85---\x85\r...", "a --- b --- ..."),
        ("\u202egnp.\u2066", "\u202egnp.\u2066"),
        ("!ENV HOME", "!ENV HOME"),
        ("*a &a", "*a &a"),
        ("2026", "2026"),
        ("yes", "yes"),
        ("R&D's {{ x }}", "R&D's {{ x }}"),
        (f"{'x ' * 300}x", f"{'x ' * 300}x"),
        ("مينا 👟", "مينا 👟"),
    ],
)
def test_a_title_stays_in_its_place(title: str, written: str) -> None:
    text = markdown_page(page(title=title, description=title, tags=(title,)))
    body, meta = get_data(text)
    assert body == "<div>\n<p>A</p>\n</div>\n"
    assert meta == {"title": written, "language": "en", "description": written, "tags": [written]}
    front = text.removeprefix("---\n").partition("\n---\n\n<div>\n")[0]
    assert len(front.splitlines()) == 5
    assert yaml.safe_load(front) == meta


def test_letters_of_all_scripts_are_kept() -> None:
    assert "title: مينا kauft 👟 für 5 €\n" in markdown_page(page(title="مينا kauft 👟 für 5 €"))


def rendered(text: str, extensions: tuple[str, ...]) -> str:
    """The page that a site generator makes of a file."""
    body, _ = get_data(text)
    return html.unescape(Markdown(extensions=extensions).convert(body))


def seen(content: str) -> str:
    return html.unescape(f"<div>\n{content}\n</div>")
