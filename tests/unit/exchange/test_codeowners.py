"""The lines of CODEOWNERS, and their block in a file that has other lines too."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import catalog_of, journey

from mkdocs_journeys.exchange.codeowners import (
    BEGIN,
    END,
    Muddled,
    Rule,
    block_of,
    code_owners,
    default_of,
    with_block,
)

OWNERS = """
    web: {github: shop/web}
    stores: {github: "@shop/stores"}
    spelled-otherwise: {github: "@Shop/WEB"}
    mail: {github: team@shop.example}
    nobody: {lead: N. Body}
"""
BUY = """
    title: I buy
    owner: web
    stages:
      - name: Looking
        touchpoints:
          - {name: Window, owner: stores, supporting: mail}
          - {name: Shop, owner: spelled-otherwise}
          - {name: Letter, owner: mail}
          - {name: Window again, owner: stores}
          - {name: Bus, owner: nobody}
"""
FILES: dict[str, str | bytes] = {
    "owners.yml": OWNERS,
    "touchpoints.yml": "till: {owner: stores}\napp: {}\n",
    "campaigns.yml": "spring: {owner: nobody}\n",
    "mina/index.md": "---\nname: Mina\n---\n",
    "mina/buy.md": journey(BUY),
    "mina/draft.md": journey("title: I draft\nstatus: draft\nowner: mail\nstages: [{name: One}]"),
    "mina/unowned.md": journey("title: I wander\nstages: [{name: One}]"),
    "tove/swap.md": journey("title: I swap\nowner: nobody\nstages: [{name: One}]"),
}


def test_a_line_for_each_file_from_the_general_to_the_special(tmp_path: Path) -> None:
    made = code_owners(catalog_of(tmp_path, FILES), "wiki/journeys", "@shop/everybody")
    assert made.rules == (
        Rule("wiki/journeys/", ("@shop/everybody",)),
        Rule("wiki/journeys/touchpoints.yml", ("@shop/stores",)),
        Rule("wiki/journeys/mina/", ("@shop/web", "team@shop.example")),
        Rule("wiki/journeys/mina/buy.md", ("@shop/web", "@shop/stores", "team@shop.example")),
        Rule("wiki/journeys/mina/draft.md", ("team@shop.example",)),
    )
    assert made.nameless == ("nobody",)


def test_without_a_default_the_whole_folder_has_no_line(tmp_path: Path) -> None:
    made = code_owners(catalog_of(tmp_path, FILES), "journeys")
    assert made.rules[0] == Rule("journeys/touchpoints.yml", ("@shop/stores",))
    assert [line for line in made.block() if line.startswith("# default")] == []


def test_owners_that_no_list_names_are_nameless(tmp_path: Path) -> None:
    files = {"mina/buy.md": journey("title: I buy\nowner: Web Shop\nstages: [{name: One}]")}
    made = code_owners(catalog_of(tmp_path, files), "journeys")
    assert (made.rules, made.nameless) == ((), ("web-shop",))


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("journeys/mina/", "/journeys/mina/"),
        ("my wiki/journeys/a b.md", "/my\\ wiki/journeys/a\\ b.md"),
        ("#1/[x]!/*?\\/a.md", "/?1/?x??/???/a.md"),
        ("a\nb\t@c/x.md", "/a?b?@c/x.md"),
        ("منى/أول-حذاء.md", "/منى/أول-حذاء.md"),
    ],
)
def test_a_path_says_nothing_else_than_itself(path: str, pattern: str) -> None:
    assert str(Rule(path, ("@a", "@b"))) == f"{pattern} @a @b"


# --- The block ---

BLOCK = (BEGIN, "# default: @shop/all", "/a @b", END)
OURS = "\n".join(BLOCK) + "\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", OURS),
        ("* @x\n", f"* @x\n\n{OURS}"),
        ("* @x", f"* @x\n\n{OURS}"),
        ("* @x\r\n", "* @x\r\n\r\n" + OURS.replace("\n", "\r\n")),
        (OURS, OURS),
        (f"a\n{BEGIN}\nold\n{END}\nz", f"a\n{OURS}z"),
        (f"\ufeff\xa0 a \n\n{BEGIN}\n{END}\n\n\n# z\udcff\t", f"\ufeff\xa0 a \n\n{OURS}\n\n# z\udcff\t"),
        (f"a\r\n{BEGIN}\r\nold\r\n{END}\r\nz\r\n", "a\r\n" + OURS.replace("\n", "\r\n") + "z\r\n"),
        (f"a\n{BEGIN}\nold\n{END}", f"a\n{OURS}"),
        (f"# not {BEGIN}\n", f"# not {BEGIN}\n\n{OURS}"),
    ],
)
def test_the_block_is_put_in_and_all_else_stays(before: str, after: str) -> None:
    assert with_block(before, BLOCK) == after
    assert with_block(after, BLOCK) == after
    assert (block_of(after), default_of(after)) == (BLOCK, "@shop/all")


def test_a_file_without_the_block_has_no_default() -> None:
    assert (block_of("* @x\n"), default_of("# default: @y\n")) == ((), None)


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        (f"{BEGIN}\n/a @b\n", 1, 0),
        (f"{END}\n", 0, 1),
        (f"{END}\n{BEGIN}\n", 1, 1),
        (OURS + OURS, 2, 2),
        (f"{BEGIN}\n{OURS}", 2, 1),
    ],
)
def test_marks_that_are_no_pair_are_refused(text: str, begins: int, ends: int) -> None:
    with pytest.raises(Muddled) as caught:
        with_block(text, BLOCK)
    lines = "1 line" if begins == 1 else f"{begins} lines"
    assert str(caught.value) == (
        f"{lines} with `{BEGIN}` and {ends} with `{END}`: there must be one of each, in this order. "
        "Take the extra ones away, or the whole block, and run the command again"
    )
