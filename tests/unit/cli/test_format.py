"""`journeys format`: what is written, what is said, and with what it ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_journeys.cli import main

FILES = {
    "journeys/owners.yml": "web:\n  email: web@shop.example\n  name: Web\n",
    "journeys/journeys.yml": "language: en\nformat: 1\n",
    "journeys/mina/index.md": "---\nkind: customer\nname: Mina\n---\n",
    "journeys/mina/buy.md": "---\ntitle: I buy\nstages: [{name: Buy}]\n---\n",
    "journeys/mina/odd.md": "---\nstages: [{name: Buy}]\ntitle: I: swap\n---\n",
}
THEN = {
    **FILES,
    "journeys/owners.yml": "web:\n  name: Web\n  email: web@shop.example\n",
    "journeys/journeys.yml": "format: 1\nlanguage: en\n",
    "journeys/mina/index.md": "---\nname: Mina\nkind: customer\n---\n",
}
ODD = "journeys/mina/odd.md has errors, and was left as it is. See: journeys check\n"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)
    return lambda *words: CliRunner().invoke(main, ["format", *words])


def held() -> dict[str, str]:
    return {name: Path(name).read_text() for name in FILES}


def test_format(run: Run) -> None:
    result = run()
    assert held() == THEN
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{ODD}3 files changed, 1 left as it is.\n"
    again = run("journeys/mina/index.md", "journeys/owners.yml")
    assert (again.exit_code, again.output) == (0, "0 files changed, 2 left as they are.\n")


def test_paths(run: Run) -> None:
    result = run("journeys/owners.yml")
    assert held() == {**FILES, "journeys/owners.yml": THEN["journeys/owners.yml"]}
    assert (result.exit_code, result.output) == (0, "1 file changed, 0 left as they are.\n")
    assert run("nowhere").exit_code == 2


def test_check(run: Run) -> None:
    result = run("--check", "journeys/mina/index.md", "journeys/mina/buy.md")
    assert held() == FILES
    assert (result.exit_code, result.stdout) == (1, "Would change journeys/mina/index.md\n")
    assert result.stderr == "1 file would change, 1 left as it is.\n"
    assert run("--check", "journeys/mina/buy.md").exit_code == 0


def test_diff(run: Run) -> None:
    result = run("--diff", "journeys/mina/index.md")
    assert held() == FILES
    assert result.exit_code == 1
    assert result.stdout == (
        "--- a/journeys/mina/index.md\n+++ b/journeys/mina/index.md\n@@ -1,4 +1,4 @@\n"
        " ---\n+name: Mina\n kind: customer\n-name: Mina\n ---\n"
    )
