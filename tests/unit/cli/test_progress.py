"""How far a long command is, on a terminal and elsewhere."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_journeys.cli import progress as module
from mkdocs_journeys.cli.progress import progress

JOURNEY = "---\ntitle: I do thing {n}\nstages: [{{name: Look}}, {{name: Buy}}]\n---\n"


@pytest.mark.parametrize(
    ("is_terminal", "patience", "said"),
    [
        (True, 0.0, "\r\x1b[KReading 25 of 100 ...\r\x1b[KReading 50 of 100 ...\r\x1b[K"),
        (True, 60.0, ""),  # what is done soon says nothing
        (False, 0.0, ""),
    ],
)
def test_a_line_that_is_written_anew(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    is_terminal: bool,
    patience: float,
    said: str,
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", patience)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_terminal)
    with progress("Reading") as tell:
        tell(25, 100)
        tell(50, 100)
    assert capsys.readouterr().err == said


def said_by(folder: Path, *args: str) -> tuple[str, bytes]:
    """What a command says on the terminal and on standard output."""
    script = (
        "import mkdocs_journeys.cli.progress as progress\n"
        "from mkdocs_journeys.cli import main\n"
        "progress._PATIENCE = 0\n"
        f"main({list(args)!r}, prog_name='journeys')\n"
    )
    ours, its = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env=os.environ | {"JOURNEYS_CACHE": "off"},
        stdout=subprocess.PIPE,
        stderr=its,
        check=True,
    )
    os.close(its)
    said = os.read(ours, 65536).decode()
    os.close(ours)
    return said, done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("xlsx", ["Drawing 0 of 3 ...", "Drawing 1 of 3 ...", "Drawing 2 of 3 ..."]),
        ("pptx", ["Writing 1 of 3 ...", "Writing 2 of 3 ...", "Writing 3 of 3 ..."]),
        ("svg", ["Writing 1 of 3 ...", "Writing 2 of 3 ...", "Writing 3 of 3 ..."]),
    ],
)
def test_exports_tell_on_a_terminal(tmp_path: Path, form: str, said: list[str]) -> None:
    folder = tmp_path / "journeys" / "mina"
    folder.mkdir(parents=True)
    for n in range(3):
        (folder / f"thing-{n}.md").write_text(JOURNEY.format(n=n), "utf-8")
    told, _ = said_by(tmp_path, "export", "--format", form, "--to", "out")
    assert [each for each in told.split("\r\x1b[K") if each] == said


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_an_import_tells_on_a_terminal_and_its_report_comes_after_it(tmp_path: Path) -> None:
    (tmp_path / "journeys").mkdir()
    names = [f"map-{n}.csv" for n in range(2)]
    for name in names:
        (tmp_path / name).write_text("Stage,Touchpoint,Emotion\nFind,Ad,2\n", "utf-8")
    told, out = said_by(tmp_path, "import", *names)
    assert told == (
        "\r\x1b[KImporting 0 of 2 ...\r\x1b[KImporting 1 of 2 ...\r\x1b[K"
        "2 journeys written.\r\nNext: journeys check\r\n"
    )
    assert out.count(b"Wrote journeys/customer/map-") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_check_tells_on_a_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "journeys" / "mina"
    folder.mkdir(parents=True)
    for n in range(60):
        (folder / f"thing-{n}.md").write_text(JOURNEY.format(n=n), "utf-8")
    said, out = said_by(tmp_path, "check", "--ignore", "JM")
    assert said == "\r\x1b[KReading 25 of 60 ...\r\x1b[KReading 50 of 60 ...\r\x1b[K"
    assert out == b"No errors. 60 journeys read.\n"
