"""`journeys new`: what it asks, writes and refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.trees import TODAY

from mkdocs_journeys.cli import main, new
from mkdocs_journeys.reading.reader import read

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    write("journeys/mina/index.md", "---\nname: Mina Lund\n---\n")
    return lambda *words, **asked: CliRunner().invoke(main, ["new", *words], **asked)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new, "_is_terminal", lambda: True)


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def titles() -> dict[str, str]:
    reading = read(Path("journeys"), TODAY)
    assert reading.findings == ()
    return {each.id: each.fields.title for each in reading.catalog.journeys.values()}


def test_a_journey(run: Run) -> None:
    result = run("journey", "mina/first-shoes", "--title", "I buy: shoes", "--kind", "purchase")
    assert result.output == (
        "Wrote journeys/mina/first-shoes.md.\n"
        "Next: fill in what you know, then run: journeys check journeys/mina/first-shoes.md\n"
    )
    assert result.exit_code == 0
    assert titles() == {"mina/first-shoes": "I buy: shoes"}


def test_persona_and_file_are_found_by_themselves(run: Run) -> None:
    assert run("journey", "--title", "Ich kaufe große Schuhe").exit_code == 0
    assert run("journey", "swap", "--title", "I swap").exit_code == 0
    assert run("journey", "--persona", "mina lund", "--title", "I give back").exit_code == 0
    assert titles().keys() == {"mina/ich-kaufe-große-schuhe", "mina/swap", "mina/i-give-back"}


def test_started_within_the_wiki(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("journeys")
    assert run("journey", "mina/swap", "--title", "I swap").output.startswith("Wrote mina/swap.md.\n")


def test_nothing_is_overwritten(run: Run) -> None:
    write("journeys/mina/swap.md", "mine")
    result = run("journey", "mina/swap", "--title", "I swap")
    assert (result.exit_code, result.output) == (
        1,
        "journeys/mina/swap.md is there already, and was left as it is. Nothing was written.\n",
    )
    assert Path("journeys/mina/swap.md").read_text() == "mine"
    persona = run("persona", "mina", "--name", "Mina")
    assert (persona.exit_code, persona.output) == (
        1,
        "journeys/mina/index.md is there already, and was left as it is. Nothing was written.\n",
    )


def test_links_are_not_followed(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    Path("journeys/bode").symlink_to(outside)
    Path("journeys/carl").symlink_to("nowhere")
    for persona in ("bode", "carl"):
        result = run("persona", persona, "--name", "Bode")
        assert (result.exit_code, result.output) == (
            1,
            f"journeys/{persona} is a link, which is not followed. Nothing was written.\n",
        )
    assert list(outside.iterdir()) == []


def test_a_file_in_the_place_of_a_folder_stays(run: Run) -> None:
    Path("journeys/bode").write_text("mine")
    result = run("persona", "bode", "--name", "Bode")
    assert (result.exit_code, result.output) == (1, "journeys/bode is no folder. Nothing was written.\n")
    assert Path("journeys/bode").read_text() == "mine"


def test_a_persona(run: Run) -> None:
    result = run("persona", "--name", "Bode Falk", "--kind", "partner", "--role", "Rents")
    assert (result.exit_code, result.output) == (
        0,
        "Wrote journeys/bode-falk/index.md.\n"
        'Next: journeys new journey --persona bode-falk --title "I ..."\n',
    )
    fields = read(Path("journeys"), TODAY).catalog.personas["bode-falk"].fields
    assert fields is not None
    assert (fields.name, fields.kind, fields.role) == ("Bode Falk", "partner", "Rents")


def test_owners_are_those_of_the_wiki(run: Run) -> None:
    write("journeys/owners.yml", "web-shop: Web shop\n")
    assert run("journey", "a", "--title", "I buy", "--owner", "web SHOP").exit_code == 0
    assert "\nowner: web-shop\n" in Path("journeys/mina/a.md").read_text()
    result = run("journey", "b", "--title", "I buy", "--owner", "stores")
    assert result.exit_code == 2
    assert "there is no owner stores in owners.yml: web-shop." in result.output


@pytest.mark.usefixtures("terminal")
def test_what_is_missing_is_asked_for(run: Run) -> None:
    write("journeys/tove/index.md", "---\nname: Tove\n---\n")
    result = run("journey", input="Tove\nI mend my coat\nsupport\n")
    assert result.exit_code == 0, result.output
    assert "  support: From something that fails to trusting again, or not.\n" in result.output
    assert titles() == {"tove/i-mend-my-coat": "I mend my coat"}
    assert run("persona", input="Jory\n").exit_code == 0
    assert Path("journeys/jory/index.md").is_file()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["journey"], 'Error: Its title, in their words: "I ..." is missing: --title.'),
        (["persona"], "Error: Their name is missing: --name."),
        (["journey", "mina/A b", "--title", "I"], "'A b' is not an id. Did you mean a-b?"),
        (["journey", "mina/../../x", "--title", "I"], "'../../x' is not an id. Did you mean x?"),
        (["journey", "minna/x", "--title", "I"], "There is no persona `minna`. Did you mean mina?"),
        (["journey", "mina/x", "--persona", "tove", "--title", "I"], "Is it mina's journey or tove's?"),
        (["journey", "mina/x", "--title", "I\x1b[2J"], "this holds a character that can't be seen"),
        (["journey", "mina/x", "--title", " "], "this is empty"),
        (["persona", "images", "--name", "I"], "images is the folder for pictures."),
        (["persona", "con", "--name", "I"], "Windows keeps the name con for itself. Did you mean con-1?"),
        (["journey", "mina/x", "--title", "I", "--kind", "odd"], "'odd' is not one of 'purchase'"),
    ],
)
def test_wrong_use(run: Run, words: list[str], told: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert told in result.output
    assert titles() == {}


def test_without_a_wiki(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert run("persona", "--name", "Mina").exit_code == 2
    assert list(Path().iterdir()) == []
