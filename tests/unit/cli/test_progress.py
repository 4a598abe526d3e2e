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


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_check_tells_on_a_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "journeys" / "mina"
    folder.mkdir(parents=True)
    for n in range(60):
        (folder / f"thing-{n}.md").write_text(JOURNEY.format(n=n), "utf-8")
    script = (
        "import mkdocs_journeys.cli.progress as progress\n"
        "from mkdocs_journeys.cli import main\n"
        "progress._PATIENCE = 0\n"
        "main(['check', '--ignore', 'JM'], prog_name='journeys')\n"
    )
    ours, its = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=os.environ | {"JOURNEYS_CACHE": "off"},
        stdout=subprocess.PIPE,
        stderr=its,
        check=True,
    )
    os.close(its)
    said = os.read(ours, 4096).decode()
    os.close(ours)
    assert said == "\r\x1b[KReading 25 of 60 ...\r\x1b[KReading 50 of 60 ...\r\x1b[K"
    assert done.stdout == b"No errors. 60 journeys read.\n"
