"""The command as people run it: a process of its own, with a terminal, a pipe, a signal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_journeys import __version__

FAULTY = "---\ntitle: I buy\nownr: x\nstages: [{name: Buy}]\n---\n"
SAID = (
    "journeys/mina/buy.md:3:1: error: There is no key `ownr` here. [unknown-key]\n"
    "    3 | ownr: x\n"
    "      | ^\n"
)
COMMAND = (sys.executable, "-m", "mkdocs_journeys")


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    (tmp_path / "journeys" / "mina").mkdir(parents=True)
    (tmp_path / "journeys" / "mina" / "buy.md").write_text(FAULTY, "utf-8")
    return tmp_path


def run(folder: Path, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
    return subprocess.run(
        [*COMMAND, *args],
        cwd=folder,
        env={**plain, **env},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_errors_end_with_1(wiki: Path) -> None:
    done = run(wiki, "check")
    assert done.stdout.startswith(SAID)
    assert done.stdout.endswith("\n\n1 error in 1 file. 1 journey read.\n")
    assert (done.stderr, done.returncode) == ("", 1)


def test_a_healthy_wiki_ends_with_0(wiki: Path) -> None:
    (wiki / "journeys/mina/buy.md").write_text(FAULTY.replace("ownr: x\n", ""), "utf-8")
    done = run(wiki, "check", "--ignore", "JM")
    assert (done.stdout, done.stderr, done.returncode) == ("No errors. 1 journey read.\n", "", 0)


def test_no_wiki_ends_with_2(tmp_path: Path) -> None:
    done = run(tmp_path, "check")
    assert done.stdout == ""
    assert done.stderr == (
        "Usage: journeys check [OPTIONS] [PATH]...\n"
        "Try 'journeys check --help' for help.\n"
        "\n"
        f"Error: The folder journeys does not exist in {tmp_path}. "
        "Go to the folder that holds your journeys, or name it: -C DIR, or --dir DIR.\n"
    )
    assert done.returncode == 2


def test_version(tmp_path: Path) -> None:
    done = run(tmp_path, "--version")
    assert (done.stdout, done.returncode) == (f"journeys {__version__}\n", 0)


@pytest.mark.parametrize("command", ["check", "schema", "reference"])
def test_every_command_has_help(tmp_path: Path, command: str) -> None:
    done = run(tmp_path, command, "--help")
    assert done.stdout.startswith(f"Usage: journeys {command} ")
    assert command in run(tmp_path, "--help").stdout


def test_the_command_does_without_mkdocs(wiki: Path) -> None:
    script = (
        "import sys\nfrom mkdocs_journeys.cli import main\n"
        "try: main(['check'])\n"
        "except SystemExit: print('mkdocs' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=wiki, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stderr == "False\n"


def test_a_narrow_encoding_is_no_reason_to_fail(wiki: Path) -> None:
    (wiki / "journeys/mina/buy.md").write_text(FAULTY.replace("ownr: x", "価格: x"), "utf-8")
    done = run(wiki, "check", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert "    3 | \\u4fa1\\u683c: x\n" in done.stdout
    assert (done.stderr, done.returncode) == ("", 1)
    document = run(wiki, "check", "--format", "json", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert '"key": "価格"' in document.stdout


def test_a_pipe_that_nobody_reads(wiki: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*COMMAND, "check"], cwd=wiki, stdout=write, stderr=subprocess.PIPE, encoding="utf-8", check=False
    )
    os.close(write)
    assert (done.stderr, done.returncode) == ("Stopped: nobody reads the output any more.\n", 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk(wiki: Path) -> None:
    done = run(wiki, "check", "--report", "json=/dev/full")
    assert (done.stdout, done.returncode) == ("", 2)
    assert done.stderr == "Error: /dev/full can't be written: the disk is full.\n"


def interrupted(folder: Path, cause: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `check` where reading raises something."""
    script = (
        "import mkdocs_journeys.cli.check as check\n"
        "from mkdocs_journeys.cli import main\n"
        f"def checked(*_): raise {cause}\n"
        "check.checked = checked\n"
        "main(['check'], prog_name='journeys')\n"
    )
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("cause", "said", "status"),
    [
        ("KeyboardInterrupt", "Stopped.\n", 130),
        (
            "PermissionError(13, 'Permission denied', 'a\\x07b')",
            "Error: a<U+0007>b can't be used: you have no right to do that here.\n",
            2,
        ),
        (
            "ValueError('odd\\nthing')",
            "Error: this should not have happened (ValueError: odd thing). Please report it. "
            "With JOURNEYS_TRACEBACK=1 the command says more.\n",
            2,
        ),
    ],
)
def test_whatever_happens_ends_with_one_line(wiki: Path, cause: str, said: str, status: int) -> None:
    done = interrupted(wiki, cause)
    assert (done.stdout, done.stderr, done.returncode) == ("", said, status)


def test_who_works_on_the_program_may_see_more(wiki: Path) -> None:
    assert "Traceback" in interrupted(wiki, "ValueError('odd')", JOURNEYS_TRACEBACK="1").stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("env", "coloured"),
    [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colour_on_a_terminal_only(wiki: Path, env: dict[str, str], coloured: bool) -> None:
    plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "TERM")}
    ours, theirs = os.openpty()
    with subprocess.Popen([*COMMAND, "check"], cwd=wiki, stdout=theirs, env={**plain, **env}) as process:
        os.close(theirs)
        said = b""
        try:
            while part := os.read(ours, 4096):
                said += part
        except OSError:  # Linux says so when the other end is closed
            pass
    os.close(ours)
    assert process.returncode == 1
    assert (b"\x1b[1;31m1 error\x1b[0m in 1 file." in said) == coloured
    assert coloured or b"\x1b" not in said
