"""What a check remembers: nothing of a wiki in which anything has changed."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.trees import plant

from mkdocs_journeys.checks.checking import Checked, checked
from mkdocs_journeys.checks.rules import RULES
from mkdocs_journeys.reading.folder import PICTURE_LIMIT
from mkdocs_journeys.reading.memory import Memory

TODAY = datetime.date(2026, 6, 1)
FILES: dict[str, str | bytes] = {
    "mina/index.md": "---\nname: Mina\n---\n",
    "mina/buy.md": "---\ntitle: I buy\n"
    "stages: [{name: Buy, touchpoints: [{name: Till, image: {src: images/shop.png, alt: A shop}}]}]\n---\n",
    "mina/images/shop.png": b"a picture",
    "mina/images/door.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "owners.yml": "web: Web team\n",
}


def _link(root: Path) -> None:
    (root / "zoe").symlink_to(root / "mina")


def _link_to_file(root: Path) -> None:
    (root / "mina" / "new.md").symlink_to(root / "mina" / "buy.md")


def _odd_folder(root: Path) -> None:
    (root / "Not An Id").mkdir()


def _folder_below(root: Path) -> None:
    (root / "mina" / "deep").mkdir()


def _folder_among_pictures(root: Path) -> None:
    (root / "mina" / "images" / "deep").mkdir()


def _fifo(root: Path) -> None:
    os.mkfifo(root / "mina" / "odd.md")


def _no_picture(root: Path) -> None:
    (root / "mina" / "images" / "shop.png").unlink()


def _odd_picture(root: Path) -> None:
    (root / "mina" / "images" / "shop.txt").touch()


def _file_for_folder(root: Path) -> None:
    (root / "mina" / "images" / "shop.png").unlink()
    (root / "mina" / "images" / "shop.png").mkdir()


def _drawing_with_a_script(root: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'
    (root / "mina" / "images" / "door.svg").write_text(drawing)


def _large_picture(root: Path) -> None:
    with (root / "mina" / "images" / "shop.png").open("r+b") as stream:
        stream.truncate(PICTURE_LIMIT + 1)


def _settings(root: Path) -> None:
    (root / "journeys.yml").write_text("rules: {no-goal: error}\n")


CHANGES = (
    *(_link, _link_to_file, _odd_folder, _folder_below, _folder_among_pictures, _fifo),
    *(_no_picture, _odd_picture, _file_for_folder, _settings),
    *(_drawing_with_a_script, _large_picture),
)


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_is_seen(tmp_path: Path, change: Callable[[Path], None]) -> None:
    root = plant(tmp_path, FILES)
    memory = Memory(None)
    first = checked(root, TODAY, memory=memory)
    memory.turn()
    assert checked(root, TODAY, memory=memory) == first
    change(root)
    memory.turn()
    now = checked(root, TODAY, memory=memory)
    assert now == checked(root, TODAY)
    assert now.findings != first.findings


def test_each_day_and_each_choice_of_rules_is_looked_at(tmp_path: Path) -> None:
    reviewed = "---\ntitle: I buy\nstatus: live\nreviewed: 2026-01\nstages: [{name: Buy}]\n---\n"
    root = plant(tmp_path, {**FILES, "mina/buy.md": reviewed})
    memory = Memory(None)

    def codes(found: Checked) -> set[str]:
        return {finding.code for finding in found.findings}

    assert "JM304" not in codes(checked(root, datetime.date(2026, 2, 1), memory=memory))
    memory.turn()
    assert "JM304" in codes(checked(root, datetime.date(2027, 2, 1), memory=memory))
    memory.turn()
    goals = [rule for rule in RULES if rule.slug == "no-goal"]
    assert codes(checked(root, datetime.date(2027, 2, 1), goals, memory)) == {"JM103"}
