"""Texts that are hard to read, to show and to print: as values of fields, and as prose."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st
from tests.fuzz.pieces import MARKDOWN, MERMAID, NUMBERS, ODD, PAYLOADS, WORDS

_MARKS = ("`` ", "<a ", "> ", "- ", "  ", "[^1]", "a_b*")

repeated = st.builds(
    lambda piece, times: piece * times,
    st.sampled_from([*"[](){}*_`<>&!|#>-+~^=:\"'\\$@%a. \t", "[a](", "![", "**", "***", *_MARKS]),
    st.sampled_from([2, 3, 9, 30, 70, 400, 3000]),
)
nasty = st.one_of(
    st.sampled_from(PAYLOADS), st.sampled_from(ODD), st.sampled_from(WORDS), st.sampled_from(NUMBERS)
)
plain = st.sampled_from(["I wait", "She asks a friend", "A till", "It takes too long", "Ich gehe", "أنتظر"])
unicode_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@cache
def texts() -> st.SearchStrategy[str]:
    """A text as it is meant, on one line or more."""
    piece = st.one_of(plain, plain, nasty, unicode_text, repeated)
    joined = st.builds(
        lambda parts, by: by.join(parts),
        st.lists(piece, min_size=2, max_size=3),
        st.sampled_from(["", " ", ": ", " #", ", ", "\n"]),
    )
    return st.one_of(plain, piece, joined)


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
    fence = st.builds(_fenced, st.just("mermaid"), st.one_of(st.sampled_from(MERMAID), texts()))
    code = st.builds(_fenced, st.sampled_from(["", "js", "mermaid x", "<script>", "{.a}"]), texts())
    leaf = st.one_of(st.sampled_from(MARKDOWN), link, fence, code, texts(), nasty)
    block = st.one_of(
        leaf,
        leaf,
        st.builds(_indented, leaf, st.sampled_from(["> ", "    ", "- ", "1. ", "\t", "> > > ", "  ", "## "])),
        st.builds(
            lambda text, mark: f"{mark}{text}{mark}",
            leaf,
            st.sampled_from(["*", "**", "`", "_", "~~", "[", "\\", "<b>", "``"]),
        ),
    )
    parts = st.lists(block, max_size=6)
    return st.builds(lambda pieces, by: by.join(pieces), parts, st.sampled_from(["\n\n", "\n\n", "\n", ""]))
