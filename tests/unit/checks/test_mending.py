"""What is mended, and what is left to people: whole files before and after."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.trees import TODAY, plant

from mkdocs_journeys.checks.mending import mended
from mkdocs_journeys.model.finding import Finding, Level
from mkdocs_journeys.reading.nodes import Mapping as Mapping_
from mkdocs_journeys.reading.reader import read

Files = Mapping[str, str | bytes]
BASE: Files = {"mina/index.md": "---\nname: Mina\n---\n", "owners.yml": "web-shop: Web shop\n"}


def wants_all(_: Finding) -> bool:
    return True


def mend(folder: Path, files: Files) -> dict[str, bytes]:
    """The mended files by name, after the promises are held: no more errors, and nothing left to mend."""
    root = plant(folder, {**BASE, **files})
    found = mended(root, wants_all, TODAY)
    before = read(root, TODAY)
    for each in found:
        assert each.before == each.path.read_bytes()  # nothing is written
        assert each.before != each.after
        each.path.write_bytes(each.after)
    after = read(root, TODAY)
    # Where a file could not be read before, errors come to light: its own, and of what it is to list.
    if all(isinstance(source.root, Mapping_) for source in before.sources.values()):
        for file in {finding.file for finding in after.errors}:
            assert count(after.errors, file) <= count(before.errors, file)
    assert mended(root, wants_all, TODAY) == ()
    return {each.file.removeprefix("journeys/"): each.after for each in found}


def count(findings: tuple[Finding, ...], file: str) -> int:
    return sum(finding.file == file for finding in findings)


def one(folder: Path, fields: str, **files: str) -> str | None:
    """The fields of a journey when they are mended; None where nothing is."""
    found = mend(folder, {**files, "mina/buy.md": f"---\n{fields}---\nProse: left alone # here\n"})
    assert found.keys() <= {"mina/buy.md"}
    if not found:
        return None
    text = found["mina/buy.md"].decode()
    assert text.endswith("---\nProse: left alone # here\n")
    return text.removeprefix("---\n").partition("---\n")[0]


STAGES = "stages:\n- name: Buy\n"


@pytest.mark.parametrize(
    ("fields", "then"),
    [
        ("title: I buy: shoes\n", 'title: "I buy: shoes"\n'),
        ("title: *Really* mine  \n", 'title: "*Really* mine"  \n'),
        ("title: Shoes #1 #2\n", 'title: "Shoes #1 #2"\n'),
        ('title: "Yes" or "no"\n', "title: '\"Yes\" or \"no\"'\n"),
        ("titel: I buy\n", "title: I buy\n"),
        ("title: I buy\nreviewed: 2026/06/14 # by us\n", "title: I buy\nreviewed: 2026-06-14 # by us\n"),
        # what reads fine stays, whatever its spelling
        ("title: 'Buy'\nreviewed: 4 Nov 2026\nGoal: x\n", "title: 'Buy'\nreviewed: 4 Nov 2026\ngoal: x\n"),
        # each of these comes to light when the one before it is mended
        ("title: I: buy\nend: so: much\ngoal: *a*\n", 'title: "I: buy"\nend: "so: much"\ngoal: "*a*"\n'),
        ("title: I buy\nonwer: web_shop\n", "title: I buy\nowner: web-shop\n"),
    ],
)  # fmt: skip
def test_slips_are_mended(tmp_path: Path, fields: str, then: str) -> None:
    assert one(tmp_path, fields + STAGES) == then + STAGES


@pytest.mark.parametrize(
    "fields",
    [
        "title: I buy\n",
        "title: I buy\nowner: shop\n",  # near, but not sure
        "title: I buy\nreviewed: 03/04/2026\n",  # two dates
        "title: I buy\nowners: [web-shop, web-shop]\n",  # `owner` takes one
        "title: I buy\ntitel: I buy\n",  # there is a title already
        "title: I buy\nmisery: 3\n",
        "title: I buy # it\n",  # a comment, or not
        "title: I buy\nvolume: {people: '1,5,2'}\n",
    ],
)
def test_where_it_is_not_sure_nothing_changes(tmp_path: Path, fields: str) -> None:
    assert one(tmp_path, fields + STAGES) is None


def test_good_repairs_are_made_beside_one_that_would_do_harm(tmp_path: Path) -> None:
    fields = "title: I buy\nowners: [web-shop, x]\nstatus: drfat\ngoals: [a, b]\n"
    assert one(tmp_path, fields + STAGES) == fields.replace("drfat", "draft") + STAGES


def test_bytes_are_kept(tmp_path: Path) -> None:
    before = (
        b"\xef\xbb\xbf---\r\ntitle:   I: buy   \r\n\r\n# why: not # this\r\nx-a: \t1\r\n"
        b"owner: web_shop\r\nstages: [ {name:  'Buy' ,touchpoints: [{ name: Till,owner:  'Web_Shop' } ]}]\r\n"
        b"---\r\n\r\n* a\tb \r\nc\rno end"
    )
    then = before.replace(b"I: buy", b'"I: buy"').replace(b"web_shop", b"web-shop")
    then = then.replace(b"Web_Shop", b"web-shop")
    assert mend(tmp_path, {"mina/buy.md": before}) == {"mina/buy.md": then}


def test_a_very_broken_file(tmp_path: Path) -> None:
    lines = "".join(f"  text {n}: is: it {n}\n" for n in range(60))
    found = one(tmp_path, f"title: I buy\nvolume:\n{lines}{STAGES}")
    assert found is not None
    assert found.count('"is: it') == 60


def test_a_large_file_with_a_few_dozen_slips_is_mended_wholly(tmp_path: Path) -> None:
    lines = "".join(f"x-{n}: is: it {n}\n" + f"x-{n}-more: {'a' * 200}\n" for n in range(45))
    found = one(tmp_path, f"title: I buy\n{lines}{STAGES}")
    assert found is not None
    assert found.count('"is: it') == 45


def test_of_very_many_slips_the_first_are_mended(tmp_path: Path) -> None:
    lines = "".join(f"x-{n}: is: it {n}\n" for n in range(2000))
    root = plant(tmp_path, {**BASE, "mina/buy.md": f"---\ntitle: I buy\n{lines}{STAGES}---\n"})
    (found,) = mended(root, wants_all, TODAY)
    slips = found.after.count(b'"is: it')
    assert 30 < slips == found.slips < 300
    # the others are as they were, and told the next time
    assert found.after.count(b": is: it") == 2000 - slips
    found.path.write_bytes(found.after)
    assert [each.position.line for each in read(root, TODAY).errors] == [3 + slips]
    assert mended(root, wants_all, TODAY)[0].slips > 0


def test_a_character_that_nobody_sees_hides_what_stands_before_it(tmp_path: Path) -> None:
    fields = "title: Shoes #1\nsummary: a\x07b\ngoal: c\x07d: e\n"
    assert one(tmp_path, fields + STAGES) == 'title: "Shoes #1"\nsummary: ab\ngoal: "cd: e"\n' + STAGES


def test_registries_and_settings(tmp_path: Path) -> None:
    files = {
        "owners.yml": "Web Shop: {nmae: Us all}\n",
        "journeys.yml": "langauge: en\ntoday: 2026/06/01",
        "mina/buy.md": "---\ntitle: I buy\nowner: web_shop\nstages: {name: Buy}\n---\n",
    }
    assert mend(tmp_path, files) == {
        "owners.yml": b"web-shop: {name: Us all}\n",
        "journeys.yml": b"language: en\ntoday: 2026-06-01",
        "mina/buy.md": b"---\ntitle: I buy\nowner: web-shop\nstages: {name: Buy}\n---\n",
    }


def test_former_ids_become_those_of_today(tmp_path: Path) -> None:
    files = {"owners.yml": "web-shop: {name: Web shop, formerly: [web, web-team]}\n"}
    fields = "title: I buy\nowner: Web\ncontributors: ['web-team', x-y]\n"
    assert one(tmp_path, fields + STAGES, **files) == (
        "title: I buy\nowner: web-shop\ncontributors: ['web-shop', x-y]\n" + STAGES
    )


def test_waivers_stay(tmp_path: Path) -> None:
    fields = "title: I buy # journeys: ignore JM101 -- so be it\n# journeys: ignore JM101\nstatus: drfat\n"
    assert one(tmp_path, fields + STAGES) == fields.replace("drfat", "draft") + STAGES


def test_only_what_is_wanted(tmp_path: Path) -> None:
    root = plant(
        tmp_path,
        {
            **BASE,
            "owners.yml": "web-shop: {formerly: web}\n",
            "mina/a.md": "---\ntitle: I: a\nowner: web\nstages: [{name: A}]\n---\n",
            "mina/b.md": "---\ntitle: I: b\nowner: web\nstages: [{name: A}]\n---\n",
        },
    )
    found = mended(root, lambda each: each.level is Level.ERROR and each.file.endswith("a.md"), TODAY)
    assert [(each.file, each.slips, each.after) for each in found] == [
        ("journeys/mina/a.md", 1, b'---\ntitle: "I: a"\nowner: web\nstages: [{name: A}]\n---\n')
    ]


_GOLDEN = Path(__file__).parents[2] / "golden" / "everything" / "journeys"
_SIGNS = [*": #\"'{}[],-*&!|>%@`\t", ": ", " #", "- ", "\x07", "\u2028", "\u00a0", "\r\n"]


def _damaged(chance: random.Random, text: str) -> str:
    """The text with a few signs too many, too few, or in the wrong order."""
    for _ in range(chance.randint(1, 6)):
        at, change = chance.randrange(len(text)), chance.randrange(3)
        new = (chance.choice(_SIGNS) + text[at], "", text[at + 1 : at + 2] + text[at])[change]
        text = text[:at] + new + text[at + 1 + (change == 2) :]
    return text


@pytest.mark.parametrize("seed", range(40))
def test_whatever_files_hold_mending_helps_or_leaves_them(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  a test
    names = {path: path.relative_to(_GOLDEN).as_posix() for path in sorted(_GOLDEN.rglob("*.[my][dm]*"))}
    mend(tmp_path, {name: _damaged(chance, path.read_text("utf-8")).encode() for path, name in names.items()})
