"""Texts that are hard to read, to show and to print: as values of fields, and as prose."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st
from tests.fuzz.pieces import MARKDOWN, MERMAID, NUMBERS, ODD, PAYLOADS, WORDS

_MARKS = ("`` ", "<a ", "> ", "- ", "  ", "[^1]", "a_b*")

repeated = st.builds(
    lambda piece, times: piece * times,
    st.sampled_from([*"[](){}*_`<>&!|#>-+~^=:\"'\\$@%a. \t", "[a](", "![", "**", "***", *_MARKS]),
    st.sampled_from([2, 2, 3, 3, 9, 30, 70, 400, 3000]),
)
nasty = st.one_of(
    st.sampled_from(PAYLOADS), st.sampled_from(ODD), st.sampled_from(WORDS), st.sampled_from(NUMBERS)
)
plain = st.sampled_from(["I wait", "She asks a friend", "A till", "It takes too long", "Ich gehe", "أنتظر"])
unicode_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def one_each(*kinds: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """One of some kinds of texts, each as often as the others: `one_of` counts what they are made of."""
    return st.integers(0, len(kinds) - 1).flatmap(kinds.__getitem__)


@cache
def texts() -> st.SearchStrategy[str]:
    """A text as it is meant, on one line or more."""
    piece = one_each(plain, nasty, nasty, unicode_text, repeated)
    joined = st.builds(
        lambda parts, by: by.join(parts),
        st.lists(piece, min_size=2, max_size=3),
        st.sampled_from(["", " ", ": ", " #", ", ", "\n"]),
    )
    return one_each(plain, plain, piece, joined)


def _fenced(kind: str, text: str) -> str:
    return f"```{kind}\n{text}\n```"


def _indented(text: str, by: str) -> str:
    return "\n".join(by + line for line in text.split("\n"))


_target = st.one_of(
    st.sampled_from(["tour.md", "../bode/index.md", "images/a.png", "#till", "https://example.org/a_b_c"]),
    st.sampled_from(PAYLOADS),
    st.sampled_from(WORDS),
)


@cache
def bodies() -> st.SearchStrategy[str]:
    """Prose, put together of pieces that Markdown readers stumble over."""
    link = st.builds(
        lambda bang, text, target, title: f"{bang}[{text}]({target}{title})",
        st.sampled_from(["", "!"]),
        texts(),
        _target,
        st.sampled_from(["", ' "t"', " 'x\" onclick=beacon()'"]),
    )
    diagram = one_each(st.sampled_from(MERMAID), st.sampled_from(MERMAID), texts())
    fence = st.builds(_fenced, st.just("mermaid"), diagram)
    code = st.builds(_fenced, st.sampled_from(["", "js", "mermaid x", "<script>", "{.a}"]), texts())
    fixed = st.sampled_from(MARKDOWN)
    leaf = one_each(fixed, fixed, fixed, link, link, fence, fence, code, texts())
    block = one_each(
        leaf,
        leaf,
        leaf,
        st.builds(_indented, leaf, st.sampled_from(["> ", "    ", "- ", "1. ", "\t", "> > > ", "  ", "## "])),
        st.builds(
            lambda text, mark: f"{mark}{text}{mark}",
            leaf,
            st.sampled_from(["*", "**", "`", "_", "~~", "[", "\\", "<b>", "``"]),
        ),
    )
    between = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n\n", "\n", ""])
    return st.builds(lambda parts, by: by.join(parts), st.lists(block, max_size=6), between)
