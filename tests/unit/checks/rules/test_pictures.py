"""Pictures in the prose, seen or heard."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.remarks import told

from mkdocs_journeys.checks.rules.pictures import silent_pictures


def test_a_picture_is_told_at_its_line(tmp_path: Path) -> None:
    prose = "The ramp decides.\n\n![](images/ramp.svg) and ![ ](images/shoe.svg)\n"
    files = {
        "mina/index.md": f"---\nname: Mina\n---\n\n{prose}",
        "mina/map.md": f"---\ntitle: I try shoes on\nstages: [stage: decision]\n---\n{prose}",
        "mina/old.md": f"---\ntitle: Old\nstatus: archived\nstages: [stage: decision]\n---\n{prose}",
    }
    message = (
        "This picture says nothing to those who can't see it. "
        "| what it shows, between the square brackets: `![A shoe on a small ramp](...)`"
    )
    assert told(tmp_path, "JM110", files) == [f"mina/index.md:7 {message}", f"mina/map.md:7 {message}"]


@pytest.mark.parametrize(
    ("prose", "lines"),
    [
        ("![](a.svg)", [0]),
        ("text\n![ ][ramp]", [1]),
        ('<img src="a.svg">', [0]),
        ('<img src="a.svg" alt="">', []),
        ('<IMG SRC="a.svg" ALT="A ramp">', []),
        ("![A ramp](a.svg)", []),
        ("![`ramp`](a.svg)", []),
        ("`![](a.svg)`", []),
        ("``a ` b`` ![](a.svg)", [0]),
        ("```\n![](a.svg)\n```\n![](b.svg)", [3]),
        ("~~~ md\n```\n![](a.svg)\n~~~\n", []),
        ("<!-- \n![](a.svg)\n-->\n![](b.svg)", [3]),
        ("A list [](a) of !", []),
    ],
)
def test_what_shows_a_picture(prose: str, lines: list[int]) -> None:
    assert list(silent_pictures(prose)) == lines


def test_hostile_prose_takes_no_time() -> None:
    for piece in ("<img ", "`", "![", "<!--", "```\n", "~~~`\n"):
        assert list(silent_pictures("a" + piece * (200_000 // len(piece)))) == []
