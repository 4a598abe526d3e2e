"""Bodies that cost too much are shown as they are; those that people write are far below the limits."""

from __future__ import annotations

import html
import time

import pytest

from mkdocs_journeys.pages.prose import Prose, Section, render
from mkdocs_journeys.pages.prose.addresses import Resolve

MARKS = (
    "prose has too many brackets, stars, backticks or the like in a paragraph, "
    "most in the one that begins {!r}"
)
HEAVY = {
    "[" * 9_000: MARKS.format("[" * 30),
    "a*b " * 2_000: MARKS.format(("a*b " * 8)[:30]),
    "\\" * 9_000: MARKS.format("\\" * 30),
    "<" * 9_000: MARKS.format("<" * 30),
    "`" * 9_000: "prose has more than 60 equal marks in a row",
    "_" * 9_000 + "x": "prose has more than 60 equal marks in a row",
    "[" * 20_000: "line 1 has 20,000 characters; prose may have 10,000 in a line",
    "a\n\n" * 3_000: "prose has 6,001 lines; it may have 5,000",
    "word word\n" * 20_001: "prose has 200,010 characters; it may have 200,000",
    ">" * 21 + "a": "prose nests more than 20 quotes and lists in one line",
    "- " * 21 + "a": "prose nests more than 20 quotes and lists in one line",
    "- a\n" + " " * 64 + "- b": "a line of prose is indented by more than 60 spaces",
    "|a" * 100 + "\n" + "|-" * 100 + "\n" + "|a\n" * 100: "prose has 10,200 table cells; it may have 10,000",
    "[^a]: b\n" * 301: "prose has 301 footnotes and references to them; it may have 300",
    "[a]: b\n" * 501: "prose has 501 link definitions; it may have 500",
    "### a\n\n" * 301: "prose has 301 headings; it may have 300",
    "```mermaid\na\n```\n\n" * 21: "prose has 21 diagrams; it may have 20",
    "```mermaid\ngraph TD\n" + 'a["one"]\n' * 1_001 + "```": "prose has 2,004 names and labels in diagrams; "
    "it may have 2,000",
    "word word word word word\n" * 1_900: "prose has too many lines without an empty one between them",
}


@pytest.mark.usefixtures("small_heap")
@pytest.mark.parametrize(("body", "reason"), HEAVY.items(), ids=range(len(HEAVY)))
def test_heavy_body_is_shown_as_text(body: str, reason: str) -> None:
    began = time.process_time()
    assert render(body, resolve=str) == Prose(
        (Section(0, "", "", f"<pre>{html.escape(body)}</pre>"),), (), reason
    )
    assert time.process_time() - began < 2


JUST_BELOW = {
    "brackets": "[" * 1_950,
    "brackets, defined": "[a]: b\n\n" + "[a][" * 90,
    "nested links": "[" * 900 + "a" + "](b)" * 300,
    "stars": "*a **b " * 300,
    "underscores": "__a _b " * 300,
    "triple": "***a " * 360,
    "backticks": "`a``b" * 510,
    "runs of backticks": ("`" * 60 + "a") * 30,
    "comments": "a<!--" * 600,
    "quotes": (">" * 20 + " a\n\n") * 2_400,
    "deep lists": "\n\n".join(" " * (4 * min(step, 15)) + "- a" for step in range(2_000)),
    "nested lists": "- " * 20 + "a",
    "table": "|a" * 90 + "\n" + "|-" * 90 + "\n" + "|a\n" * 100,
    "rows": "a|b\n-|-\n" + "c|d\n" * 3_000,
    "definitions": "> [a]: b\n" * 500,
    "footnotes": "[^1]: a\n\n" + "x[^1] " * 290,
    "fences": "```\n" * 2_000,
    "options of a fence": "```{" + " a=b" * 2_000 + "}\nx\n```",
    "brackets in diagrams": ("```mermaid\ngraph TD\n" + ("[" * 9_900 + "\n") * 5 + "```\n\n") * 4,
    "quotes and brackets": ("```mermaid\ngraph TD\n" + ("[~" * 4_900 + '"\n') * 5 + "```\n\n") * 4,
    "entities in diagrams": ("```mermaid\ngraph TD\n" + ("@{" * 4_900 + "\n") * 5 + "```\n\n") * 4,
    "lost links": ("[a](&amp;lt;b) " * 5 + "\n\n") * 2_400,
    "many lost links": "\n\n".join(
        " ".join(f"[a](&amp;lt;b{row}-{at})" for at in range(4)) for row in range(2_200)
    ),
    "rules": "a\n***\n" * 500,
}


def nowhere(_: str) -> None:
    """Where links lead that are not found."""


@pytest.mark.usefixtures("small_heap")
@pytest.mark.parametrize("resolve", [str, nowhere])
@pytest.mark.parametrize("body", JUST_BELOW.values(), ids=JUST_BELOW)
def test_what_the_limits_let_through_is_read_in_time(body: str, resolve: Resolve) -> None:
    began = time.process_time()
    assert render(body, resolve=resolve).too_heavy is None
    assert time.process_time() - began < 2


def test_limits_leave_room_for_what_people_write() -> None:
    link = "- See [the *long* way](return-shoes.md) and `runner-diaries`, **twice**.\n"
    table = "a | b | c\n--|--|--\n" + "one [x](return-shoes.md) | `two` | *three*\n" * 300
    code = "```json\n" + '{"a": [[[["*_*_*_"]]]]}\n' * 800 + "```\n"
    assert render(f"{link * 400}\n\n{table}\n\n{code}", resolve=str).too_heavy is None


def test_text_that_the_library_fails_at_is_shown_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RecursionError

    with monkeypatch.context() as patch:
        patch.setattr("mkdocs_journeys.pages.prose.dialect.Dialect.parse", fails)
        assert render("<b>", resolve=str) == Prose(
            (Section(0, "", "", "<pre>&lt;b&gt;</pre>"),),
            (),
            "prose can't be read as Markdown (RecursionError)",
        )
    assert render("b", resolve=str) == Prose((Section(0, "", "", "<p>b</p>"),))


def test_footnote_defined_inside_a_footnote_ends_no_build() -> None:
    assert render("a[^1]\n\n[^1]: b\n\n    > [^2]: c\n", resolve=str).sections
