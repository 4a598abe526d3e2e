"""Plain Markdown: what people wrote stays text in it, and the prose does no harm where it is shown."""

from __future__ import annotations

import html
import re
from pathlib import Path

import markdown
import pytest
from tests.trees import read_tree

from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.texts import llms
from mkdocs_journeys.pages.texts.journey import journey_markdown
from mkdocs_journeys.pages.texts.prose import prose
from mkdocs_journeys.pages.texts.signs import inside, line, table
from mkdocs_journeys.pages.wiki import Options, Wiki

HOSTILE = (
    "<script>alert(1)</script>", "<!-- a", "a | b", "[x](javascript:alert(1))", "![x](y)", "`code`",
    "**bold**", "_it_ __x__", "# head", "- item", "+ item", "* item", "1. item", "12) item", "> quote",
    "=====", "---", "!!! note", ": term", "%% comment", "{{ site }}", "{% raw %}", "[^1]: note", "[x]: y",
    "~~gone~~", "$x$ and $y$", "a ^b^ c", "&lt;b&gt; &amp; &#35;", "back\\slash \\* \\<", "||||",
    "snake_case_name", "``` fence", "~~~ fence", "***", "[[wiki]]", "<https://example.org>",
    "a\nb\n\n- c", "1986. A great year", "# ", "::: box", "C#", "# #", "Learn F##",
)  # fmt: skip


def shown(text: str) -> str:
    """What a reader sees of Markdown, as text; tags of Markdown's own are not seen."""
    made = markdown.markdown(text, extensions=["extra", "admonition", "sane_lists"])
    return " ".join(html.unescape(re.sub(r"<[^<>]*>", "", made)).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_shown_as_it_was_written_wherever_it_stands(text: str) -> None:
    seen = " ".join(text.split())
    assert shown(line(text)) == seen
    assert shown(f"- {line(text)}\n") == seen
    assert shown(f"- **Label:** {inside(text)}\n") == f"Label: {seen}"
    assert shown(f"# {line(text)}\n") == seen
    assert shown(f"## 1. {inside(text)}\n") == f"1. {seen}"
    assert shown(table(["A", "B"], [[line(text), "end"]])) == f"A B {seen} end"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_makes_no_element_of_its_own(text: str) -> None:
    made = markdown.markdown(f"{line(text)}\n", extensions=["extra", "admonition"])
    assert re.findall(r"<(\w+)", made) == ["p"]


def test_what_nobody_can_see_is_spelled_out() -> None:
    assert inside("a\u202eb\u200bc") == "a&lt;U+202E&gt;b&lt;U+200B&gt;c"


def test_a_column_that_says_nothing_is_left_out() -> None:
    assert table(["A", "B", "C"], [["", "", "x"], ["", "", ""]]) == (
        "| A | C |\n| --- | --- |\n|  | x |\n|  |  |\n"
    )


# --- Prose ---


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("Plain *text*.\n", "Plain *text*."),
        ("# One\n\n## Two\n####### No\n#no", "## One\n\n### Two\n####### No\n#no"),
        ("##### Five\n", "###### Five"),
        ("```\n# in code\n```\n# out", "```\n# in code\n```\n## out"),
        ("~~~~ md\n```\n# in\n~~~\n~~~~\n# out", "~~~~ md\n```\n# in\n~~~\n~~~~\n## out"),
        ("```\nleft open", "```\nleft open\n```"),
        ("\r\n# One\r\ntext\r\n", "## One\ntext"),
        ("a < b, <https://example.org/x>, <mailto:a@b.c>", "a < b, <https://example.org/x>, <mailto:a@b.c>"),
        ("<b>x</b> <!-- y --> <?z <https://x onclick=y>",
         "<\u2060b>x<\u2060/b> <\u2060!-- y --> <\u2060?z <\u2060https://x onclick=y>"),
        ("`<div>`", "`<\u2060div>`"),
        ("[a](javascript:x)", "[a](javascript\u2060:x)"),
        ("[a](JaVa&Tab;Script&colon;x)", "[a](JaVa&amp;Tab;Script&amp;colon;x)"),
        ("[a](java\\script\\:x)", "[a](java\\script\\\u2060:x)"),
        ("[a]: data:text/html,x", "[a]\u2060: data\u2060:text/html,x"),
        ("# A {: onclick=x }", "## A {: onclick\u2060=x }"),
        ("``` {.a {b OnLoad = x}\n```", "``` {.a {b OnLoad\u2060 = x}\n```"),
        ("{{ site }} {% raw %} {# x", "{\u2060{ site }} {\u2060% raw %} {\u2060# x"),
        ("once = 1, {a: 1}", "once\u2060 = 1, {a: 1}"),
        ("once = 1", "once = 1"),
        ("<!--\nImported from map.csv.\n-->\n\n# One", "## One"),
        ("One\n<!-- no -->\n```\n<!-- code -->\n```\n<!-- no -->", "One\n```\n<\u2060!-- code -->\n```"),
        ("<!-- left open\n# One", "<\u2060!-- left open\n## One"),
        ("<!-- nothing else -->\n", ""),
        ("a # b\n   # c\n    # d", "a # b\n   ## c\n    # d"),
        ("Mind: see https://example.org", "Mind: see https://example.org"),
    ],
)  # fmt: skip
def test_what_becomes_of_prose(body: str, made: str) -> None:
    assert prose(body, 1 + 1) == made


@pytest.mark.parametrize(
    "body", ["&amp;" * 50_000, "[" * 100_000, "<" * 100_000, "`" * 100_000 + "\n" * 1000]
)
def test_heavy_prose_takes_no_long_time(body: str) -> None:
    assert len(prose(body, 2)) >= len(body.strip("\n"))


# --- The wiki for programs that read ---

STAGES = "stages: [{name: Look, touchpoints: [{name: Till, next: [{to: mina/wait#till}]}]}]"
FILES = {
    "owners.yml": "shop: {name: Shop, lead: Ada Wren, email: ada@example.org, chat: '#ada'}\n",
    "mina/index.md": "---\nname: Mina\n---\nShe also has [a secret](wait.md).\n",
    "mina/buy.md": f"---\ntitle: I buy\nowner: shop\ncompares_to: mina/wait\n{STAGES}\n---\n"
    "See [what waits](wait.md#x) and [me](buy.md).\n",
    "mina/wait.md": "---\ntitle: I am secret\nname: Secret plan\nstatus: draft\n"
    "stages: [{name: Hidden, touchpoints: [Till]}]\n---\n",
    "tove/index.md": "---\nname: Tove\n---\n",
}


def wiki_of(root: Path, drafts: bool | None = None) -> Wiki:
    reading = read_tree(root, FILES)
    assert reading.errors == ()
    return Wiki(reading, Options(Links().link, drafts=drafts))


def test_of_a_hidden_draft_there_is_no_trace(tmp_path: Path) -> None:
    wiki = wiki_of(tmp_path)
    both = llms.full(wiki) + llms.contents(wiki, lambda journey: journey.id)
    assert re.findall(r"(?i)secret plan|wait\.md|mina/wait|i am secret|Hidden", both) == []
    assert "See what waits and [me](buy.md)." in both
    assert "She also has a secret." in both


def test_a_draft_that_is_shown_is_among_them(tmp_path: Path) -> None:
    wiki = wiki_of(tmp_path, drafts=True)
    assert "- [I am secret](mina/wait): Secret plan (draft)" in llms.contents(
        wiki, lambda journey: journey.id
    )
    assert "See [what waits](wait.md#x)" in llms.full(wiki)


def test_people_behind_owners_are_in_no_text(tmp_path: Path) -> None:
    wiki = wiki_of(tmp_path)
    told = llms.full(wiki)
    assert ("Shop" in told, re.findall(r"(?i)ada", told)) == (True, [])


def test_the_site_carries_both_and_the_page_data_leads_there(tmp_path: Path) -> None:
    site = build(read_tree(tmp_path, FILES), Options(Links().link))
    files = {asset.address: asset for asset in site.assets}
    assert files["llms.txt"].gives_way
    assert files["llms-full.txt"].gives_way
    assert "- [I buy](journeys/mina/buy/): Buy\n" in files["llms.txt"].data.decode()
    data = next(page for page in site.pages if page.address == "data/").build().html
    assert re.findall(r'href="\.\./(llms[^"]*)"', data) == ["llms.txt", "llms-full.txt"]


def test_the_languages_of_journeys_are_their_own(tmp_path: Path) -> None:
    files = {"mina/buy.md": "---\ntitle: Ich kaufe\nlanguage: de\nstages: [{name: Schauen}]\n---\n"}
    wiki = Wiki(read_tree(tmp_path, files), Options(Links().link))
    assert "- **Zustand:** Ist-Zustand" in journey_markdown(wiki, wiki.journeys["mina/buy"])
