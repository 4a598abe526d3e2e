"""`journeys check`: what it prints, and with what it ends."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_journeys.cli import main

HEALTHY = "---\ntitle: I buy\nstages:\n  - stage: awareness\n---\n"
FILES = {
    "mina/index.md": "---\nname: Mina\n---\n",
    "mina/buy.md": HEALTHY,
    "mina/return.md": "---\ntitle: I return: again\nstages: [{name: Back}]\n---\n",
    "tove/index.md": "---\nname: Tove\nkynd: customer\n---\n",
    "tove/swap.md": "---\ntitle: I swap\nowner: stors\nstages: [{name: Swap}]\n---\n",
    "owners.yml": "stores: All our shops\n",
    "shops.yml": "",
}
RETURN = (
    "journeys/mina/return.md:2:8: error: A colon with a space behind it begins a field, so a text that has "
    "one must stand in quotes. [unquoted-colon]\n"
    "    2 | title: I return: again\n"
    "      |        ^\n"
    '        write: title: "I return: again"\n'
    "\n"
)
SHOPS = (
    "journeys/shops.yml:1:1: error: There is no registry of this name. [bad-place]\n"
    "        allowed: journeys.yml, stages.yml, owners.yml, channels.yml, touchpoints.yml, evidence.yml,\n"
    "                 metrics.yml, campaigns.yml\n"
    "        did you mean: stages.yml\n"
    "\n"
)
TOVE = (
    "journeys/tove/index.md:3:1: error: There is no key `kynd` here. [unknown-key]\n"
    "    3 | kynd: customer\n"
    "      | ^\n"
    "        allowed: name, kind, role, segment, quote, goals, needs, frustrations, behaviours, traits,\n"
    "                 channels, share, image, evidence, tags, language, formerly, or a key of your own\n"
    "                 that begins with x-\n"
    "        write: kind: customer\n"
    "\n"
    "journeys/tove/swap.md:3:1: error: There is no owner `stors` in owners.yml. [unknown-reference]\n"
    "    3 | owner: stors\n"
    "      | ^\n"
    "        allowed: stores\n"
    "        write: owner: stores\n"
    "\n"
)

Run = Callable[..., Result]


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a folder that holds a wiki with four errors."""
    write(tmp_path / "journeys", FILES)
    monkeypatch.chdir(tmp_path)
    # What is told here is what reading finds; the rules have tests of their own.
    return lambda *args: CliRunner().invoke(main, ["check", "--ignore", "JM", *args])


def test_all_that_is_wrong_is_said(run: Run) -> None:
    result = run()
    assert result.output == f"{RETURN}{SHOPS}{TOVE}4 errors in 4 files. 3 journeys read.\n"
    assert result.exit_code == 1


def test_a_healthy_wiki(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "well", {"mina/index.md": FILES["mina/index.md"], "mina/buy.md": HEALTHY})
    result = run("--dir", "well")
    assert (result.output, result.exit_code) == ("No errors. 1 journey read.\n", 0)


def test_infos_alone_are_fine(run: Run, tmp_path: Path) -> None:
    other = HEALTHY.replace("stages:", "compares_to: mina/old\nstages:")
    files = {"mina/buy.md": HEALTHY.replace("stages:", "formerly: mina/old\nstages:"), "mina/other.md": other}
    write(tmp_path / "well", files)
    result = run("--dir", "well")
    assert result.output == (
        "well/mina/other.md:3:1: info: `mina/old` is called `mina/buy` now. [former-id]\n"
        "    3 | compares_to: mina/old\n"
        "      | ^\n"
        "        write: compares_to: mina/buy\n"
        "\n"
        "No errors, 1 info in 1 file. 2 journeys read.\n"
    )
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--max-warnings", "1"], 0),
        (["--max-warnings", "0"], 1),
        (["--max-warnings", "0", "--min-level", "warning"], 1),
        (["--max-warnings", "0", "--min-level", "error"], 1),
        (["--max-warnings", "1", "--min-level", "error"], 0),
        (["--max-warnings", "0", "--ignore", "JM302"], 0),
        (["--max-warnings", "0", "--select", "no-goal"], 0),
        (["--min-level", "error"], 0),
    ],
)
def test_too_many_warnings(tmp_path: Path, options: list[str], status: int) -> None:
    write(tmp_path / "well", {"mina/index.md": FILES["mina/index.md"], "mina/buy.md": HEALTHY})
    select = [] if "--select" in options else ["--select", "jm302,No-Goal"]
    result = CliRunner().invoke(main, ["check", "--dir", str(tmp_path / "well"), *select, *options])
    assert result.exit_code == status
    said = "Too many warnings: 1, and at most 0 are allowed.\n" if status else ""
    assert result.stderr == said
    assert ("JM302" in result.stdout) == (not {"error", "JM302", "no-goal"} & set(options))


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        (["journeys/mina/return.md"], f"{RETURN}1 error in 1 file. 3 journeys read.\n"),
        (["./journeys/tove/"], f"{TOVE}2 errors in 2 files. 3 journeys read.\n"),
        (["journeys/tove", "journeys/mina"], f"{RETURN}{TOVE}3 errors in 3 files. 3 journeys read.\n"),
        (["journeys/mina/../tove"], f"{TOVE}2 errors in 2 files. 3 journeys read.\n"),
        (["."], f"{RETURN}{SHOPS}{TOVE}4 errors in 4 files. 3 journeys read.\n"),
    ],
)
def test_paths_narrow_what_is_said(run: Run, paths: list[str], said: str) -> None:
    result = run(*paths)
    assert (result.output, result.exit_code) == (said, 1)


def test_a_healthy_file_among_broken_ones(run: Run) -> None:
    result = run("journeys/mina/buy.md")
    assert (result.output, result.exit_code) == ("No errors. 3 journeys read.\n", 0)


def test_json_and_reports(run: Run, tmp_path: Path) -> None:
    result = run("--format", "json", "--report", "json=out/a.json", "--report", "text=b.txt", "journeys/mina")
    assert result.output == (tmp_path / "out" / "a.json").read_text("utf-8")
    assert (tmp_path / "b.txt").read_text("utf-8") == f"{RETURN}1 error in 1 file. 3 journeys read.\n"
    assert json.loads(result.output) == {
        "version": 1,
        "findings": [
            {
                "file": "journeys/mina/return.md",
                "line": 2,
                "column": 8,
                "level": "error",
                "code": "unquoted-colon",
                "rule": None,
                "message": "A colon with a space behind it begins a field, so a text that has one must "
                "stand in quotes.",
                "key": "title",
                "allowed": None,
                "suggestion": '"I return: again"',
                "repair": {"line": 2, "start": 8, "end": 23, "new": '"I return: again"'},
            }
        ],
        "summary": {"errors": 1, "warnings": 0, "infos": 0, "files": 1, "journeys": 3, "personas": 2},
    }
    assert result.exit_code == 1


@pytest.mark.parametrize("args", [["-C", "below", "check"], ["check", "-C", "below"]])
def test_started_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str]) -> None:
    write(tmp_path / "below" / "journeys", FILES)
    monkeypatch.chdir(tmp_path)
    chosen = ["--ignore", "JM", "journeys/mina", "--report", "text=said.txt"]
    result = CliRunner().invoke(main, [*args, *chosen])
    assert result.output == f"{RETURN}1 error in 1 file. 3 journeys read.\n"
    assert (tmp_path / "below" / "said.txt").exists()
    assert Path.cwd() == tmp_path


def test_started_within_the_wiki(run: Run) -> None:
    result = run("-C", "journeys", "mina")
    assert result.output == f"{RETURN}1 error in 1 file. 3 journeys read.\n".replace("journeys/mina", "mina")


def test_started_beside_the_folder_that_holds_the_wiki(run: Run, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    result = run("-C", "site", "--dir", "../journeys", "../journeys/mina")
    assert result.output == f"../{RETURN}1 error in 1 file. 3 journeys read.\n"


def test_a_wiki_behind_a_link(run: Run, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(tmp_path, target_is_directory=True)
    result = run("--dir", "journeys", "linked/journeys/mina")
    assert result.output == f"{RETURN}1 error in 1 file. 3 journeys read.\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--dir", "no-such"], "Error: The folder no-such does not exist in "),
        (
            ["--dir", "journeys/owners.yml"],
            "Error: journeys/owners.yml is a file, not a folder. Go to the folder",
        ),
        (["journeys/none.md"], "Error: There is no file or folder journeys/none.md.\n"),
        (["no\x1b[2J.md"], "Error: There is no file or folder no<U+001B>[2J.md.\n"),
        (["other"], "Error: other is not in the wiki's folder, journeys.\n"),
        (["-C", "none"], "Error: Invalid value for '-C': Directory 'none' does not exist.\n"),
        (["--report", "json"], "Error: Invalid value for '--report': 'json' is not FORMAT=FILE, such as"),
        (
            ["--report", "pdf=x"],
            "Error: Invalid value for '--report': 'pdf' is not one of 'text', 'json', 'github', 'sarif', "
            "'junit'.\n",
        ),
        (
            ["--report", "json=journeys"],
            "Error: journeys can't be written: a folder is in the way where a file is needed.\n",
        ),
        (
            ["--format", "pdf"],
            "Error: Invalid value for '--format': 'pdf' is not one of 'text', 'json', 'github', 'sarif', "
            "'junit'.\n",
        ),
        (
            ["--today", "03/04/2026"],
            "Error: Invalid value for '--today': 03/04/2026 can be read as two dates.",
        ),
        (
            ["--today", "2026-06"],
            "Error: Invalid value for '--today': '2026-06' is no single day. Write it as",
        ),
        (["--frmt"], "Error: No such option"),
    ],
)
def test_wrong_use(run: Run, tmp_path: Path, args: list[str], said: str) -> None:
    (tmp_path / "other").mkdir()
    result = run(*args)
    assert said in result.output
    assert "Traceback" not in result.output
    assert result.exit_code == 2


def test_today_may_be_said(run: Run) -> None:
    assert run("--today", "14 Jun 2026", "journeys/mina/buy.md").exit_code == 0


def test_a_file_that_is_not_utf8(run: Run, tmp_path: Path) -> None:
    (tmp_path / "journeys/mina/return.md").write_bytes(b"---\ntitle: caf\xe9 au lait\n---\n")
    assert run("journeys/mina").output == (
        "journeys/mina/return.md:2:11: error: The character here is not UTF-8 (byte E9). Save the file as "
        "UTF-8. [encoding]\n"
        "    2 | title: caf\ufffd au lait\n"
        "      |           ^\n"
        "\n"
        "1 error in 1 file. 3 journeys read.\n"
    )


def test_windows_line_ends_and_a_byte_order_mark(run: Run, tmp_path: Path) -> None:
    text = "\ufeff" + FILES["mina/return.md"].replace("\n", "\r\n")
    (tmp_path / "journeys/mina/return.md").write_bytes(text.encode())
    assert run("journeys/mina").output == f"{RETURN}1 error in 1 file. 3 journeys read.\n"


def test_the_demo_wiki_has_no_errors() -> None:
    result = CliRunner().invoke(main, ["-C", str(Path(__file__).parents[3]), "check"])
    assert result.output.endswith("journeys read.\n")
    assert result.exit_code == 0


def test_the_command_of_an_overview_leads_to_the_same_wiki(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lanes = "".join(f"  - {{name: Stage {n}, quoat: x}}\n" for n in range(15))
    text = f"---\ntitle: I buy\nstages:\n{lanes}---\n"
    write(tmp_path / "a team/my maps", {"mina/index.md": "---\nname: Mina\n---\n", "mina/buy.md": text})
    write(tmp_path / "a team/my maps", {"mina/swap.md": text.replace("buy", "swap")})
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(main, ["-C", "a team", "check", "-C", ".", "--dir", "my maps"]).output
    (line,) = (line for line in said.splitlines() if line.startswith("One file alone: "))
    assert line == 'One file alone: journeys check -C "a team/." --dir "my maps" "my maps/mina/buy.md"'
    _, *words = shlex.split(line.removeprefix("One file alone: "))
    alone = CliRunner().invoke(main, words).output
    assert alone.endswith("15 errors in 1 file. 2 journeys read.\n")


def test_notes_for_github_have_no_overview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lanes = "".join(f"  - {{name: Stage {n}, quoat: x}}\n" for n in range(15))
    files = {f"mina/{name}.md": f"---\ntitle: I {name}\nstages:\n{lanes}---\n" for name in ("buy", "swap")}
    write(tmp_path / "journeys", {"mina/index.md": "---\nname: Mina\n---\n", **files})
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(main, ["check", "--format", "github"]).output
    assert ("30 errors in 2 files." in said, "By file:" in said) == (True, False)
