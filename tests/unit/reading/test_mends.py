"""Repairs of single values and keys: exactly the written characters, whatever stands around them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.trees import read_tree

BASE = {"mina/index.md": "---\nname: Mina\n---\n", "owners.yml": "web-shop: Web shop\nthe-stores: Stores\n"}
JOURNEY = "---\ntitle: I buy\n{line}\nstages:\n- name: Buy\n---\n"


def mended(folder: Path, line: str) -> str:
    """A line with all repairs of a journey that holds it; they must be on this line alone."""
    files = {**BASE, "mina/buy.md": JOURNEY.replace("{line}", line)}
    lines = files["mina/buy.md"].split("\n")
    for finding in reversed(read_tree(folder, files).findings):
        repair = finding.repair
        assert repair is not None, finding
        old = lines[repair.line - 1]
        lines[repair.line - 1] = old[: repair.start - 1] + repair.new + old[repair.end - 1 :]
    return "\n".join(lines[2 : 2 + line.count("\n") + 1])


@pytest.mark.parametrize(
    ("line", "new"),
    [
        ("owner: web_shop", "owner: web-shop"),
        ("owner:   'web_shop'   ", "owner:   'web-shop'   "),
        ('owner: "web_shop" # who', 'owner: "web-shop" # who'),
        ('owner: "web\\x5fshop"', 'owner: "web-shop"'),
        ("ownr: web-shop", "owner: web-shop"),
        ('"ownr" : web-shop', '"owner" : web-shop'),
        ("contributors: [ web_shop , 'the_stores' ]", "contributors: [ web-shop , 'the-stores' ]"),
        ("contributors: web_shop", "contributors: web-shop"),
        ("informed:\n  - the_stores\n  - web_shop", "informed:\n  - the-stores\n  - web-shop"),
        ("volume: {people: '12,5', per: week}", "volume: {people: '12.5', per: week}"),
        ("reviewed: 2026/06/14", "reviewed: 2026-06-14"),
        ("reviewed: 25.12.2026", "reviewed: 2026-12-25"),
        ("reviewed: '25.12.2026'", "reviewed: '2026-12-25'"),
        ("status: Archivd", "status: archived"),
        ("volume: {people: 5, evidnce: []}", "volume: {people: 5, evidence: []}"),
        # emoji and accents before it: columns count characters
        ("objectives: {text: '🥾 é', by: 2026/1/2}", "objectives: {text: '🥾 é', by: 2026-01-02}"),
    ],
)
def test_exactly_the_written_characters_change(tmp_path: Path, line: str, new: str) -> None:
    assert mended(tmp_path, line).split("\n") == new.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "owner: web\n  _shop",  # over two lines
        "owner: >-\n  web_shop",
        "owner: 'web\n  _shop'",
        "reviewed: 03/04/2026",  # two dates
        "volume: {people: '1234,567'}",  # thousands, or not
        "status: olde",
        "status: lve2",
    ],
)
def test_where_it_is_not_sure_or_not_in_one_piece_there_is_no_repair(tmp_path: Path, line: str) -> None:
    reading = read_tree(tmp_path, {**BASE, "mina/buy.md": JOURNEY.replace("{line}", line)})
    assert [finding.repair for finding in reading.findings] == [None]


def test_of_an_address_the_wrong_half_alone_changes(tmp_path: Path) -> None:
    files = {
        **BASE,
        "mina/return-shoes.md": "---\ntitle: I return\nstages: {name: A, touchpoints: Pack it}\n---\n",
        "mina/buy.md": (
            "---\ntitle: I buy\nstages:\n- name: Buy\n  touchpoints:\n  - name: Till\n    next:\n"
            "    - mina/return-shoes#pack_it\n    - mina/return_shoes#pack-it\n---\n"
        ),
    }
    found = [finding.repair for finding in read_tree(tmp_path, files).findings]
    assert [(each.line, each.start, each.end, each.new) for each in found if each] == [
        (8, 7, 32, "mina/return-shoes#pack-it"),
        (9, 7, 32, "mina/return-shoes#pack-it"),
    ]
