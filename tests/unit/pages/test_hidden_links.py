"""Text that is given away doesn't lead to drafts that the site hides."""

from __future__ import annotations

import time

import pytest

from mkdocs_journeys.pages.hidden_links import without_hidden_links


def is_hidden(path: str) -> bool:
    return path.removesuffix(".md") == "../dora/plan"


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ("see [this](../dora/plan.md).", "see this."),
        ("[a](../dora/plan.md#tp-x) [b](../dora/plan)", "a b"),
        ('[this](../dora/plan.md "Our plan")', "this"),
        ("[this](<../dora/plan.md>)", "this"),
        ("[this][1]\n\n[1]: ../dora/plan.md\n", "[this][1]\n\n[1]: #\n"),
        ("[1]: <../dora/plan.md#tp-x> 'Plan'", "[1]: <#> 'Plan'"),
        ("it stands in ../dora/plan.md, I think", "it stands in #, I think"),
        ("[a [b] c](../dora/plan.md)", "[a [b] c](#)"),
    ],
)
def test_a_link_to_a_hidden_file_is_taken_away(written: str, given: str) -> None:
    assert without_hidden_links(written, is_hidden) == given


@pytest.mark.parametrize(
    "text",
    ["[this](buy.md#tp-x)", '[this](https://example.org "dora")', "[1]: buy.md", "the ../dora/plan we have"],
)
def test_all_else_stays(text: str) -> None:
    assert without_hidden_links(text, is_hidden) == text


@pytest.mark.parametrize("sign", ["[", "[](", "[]( ", "a", "a.md", '[](a "', "[a]:", " ", "#"])
def test_hostile_text_costs_little(sign: str) -> None:
    began = time.process_time()
    text = sign * (262_144 // len(sign))
    assert without_hidden_links(text, is_hidden) == text
    assert without_hidden_links(f"[]({' ' * 200_000}", is_hidden) == f"[]({' ' * 200_000}"
    assert time.process_time() - began < 5
