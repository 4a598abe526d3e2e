"""Public maps, where their folder is beside the project: what is found of them again, in percent.

They belong to others, so that nothing of them stands here.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from markdown_it import MarkdownIt
from tests.trees import TODAY

from mkdocs_journeys.cli import main
from mkdocs_journeys.exchange.importing.columns import Columns
from mkdocs_journeys.exchange.importing.sources import source_of
from mkdocs_journeys.reading.reader import read

PROJECT = Path(__file__).parents[4]
MAPS = Path(os.environ.get("JOURNEYS_REALMAPS") or PROJECT.parent / "shared" / "realmaps")
FOLDERS = ("csv", "markdown", "mermaid", "mermaid-in-context", "yaml", "cguodesign", "ujv")
# Parts of a map in another file, with no stage and no feeling in them.
NO_MAPS = "capabilities"
# What the columns of each map are, one by one: facts about them, and no text of theirs.
KINDS = ("stage", "touchpoint", "action", "emotion", "pains")
COLUMNS = {
    "01-sarah-onboarding.csv": "Stage, Touchpoint, User Action, Emotion, Pain Point",
    "01-va-transition-journey.md": "headings, , Key moments, , Current pain points",
    "03-edu-reference-library.md": "headings, Touchpoints, User Actions, Emotion / Emotion curve, "
    "Pain Points",
    "05-ja-blue-worker-asis-tobe.md": "stage, タッチポイント, 行動, 感情曲線, 問題・課題・要求",
    "07-concur-admin.md": "Phase, Touchpoint, User action, Feeling, Pain point",
    "09-onboarding-to-adoption.md": "Stage, , , , ",
    "11-ru-qubix-milestones.md": "Веха, , , , ",
    "13-pt-donor-beneficiary.md": "Etapa, Ponto de Contato, Ação, Emoção Esperada, ",
    "15-data-tool-onboarding-three-maps.md": "Stage, Touchpoint / Customer Touchpoint, "
    "User Action / Customer Action, Emotion, Pain Point",
    "17-zh-planned-mobility-journey-ids.md": "阶段, Touchpoint, 用户行为, , 情绪/痛点",
    "19-team-lead-sarah-chen.md": "Stage, Touchpoints, , Emotions, Pain Points",
    "21-de-webdesign-vienna.md": "Phase, Touchpoint, Aktion, Emotion, ",
    "23-skills-platform-pains-only.md": "Phase, Touchpoints, , , Pain Points",
    "25-ja-crm-emotion-word-emoji.md": "フェーズ, タッチポイント, 行動, 感情, ",
    "27-zh-lost-campus-card.md": "阶段, , 用户行为, , ",
    "29-saas-signup-generic.md": "Phase, Touchpoints, User Actions, Emotions, Pain Points",
    "09-template-placeholders.md": "フェーズ, , 行動, , 課題・感情",
}
WORD = re.compile(r"[^\W_]+")

pytestmark = pytest.mark.skipif(
    not MAPS.is_dir(), reason=f"there are no public maps in {MAPS.name} beside the project"
)


def files() -> list[Path]:
    return [path for folder in FOLDERS for path in sorted((MAPS / folder).rglob("*")) if path.is_file()]


def words(text: str) -> str:
    """The words of a text, without signs: as one can look for them in another form of it."""
    return f" {' '.join(WORD.findall(text))} "


def cells(path: Path) -> Iterator[str]:
    """Every cell, line or value of text in a file, read without the importer."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".csv":
        yield from (cell for row in csv.reader(text.splitlines()) for cell in row)
    elif path.suffix == ".yaml":
        for document in yaml.safe_load_all(text):
            yield from leaves(document)
    elif path.suffix == ".mmd":
        yield from (line for line in text.splitlines() if line.strip() and ":" in line)
    elif path.parent.name in ("markdown", "ujv", "cguodesign"):
        body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
        for token in MarkdownIt("commonmark").enable("table").parse(body):
            if token.type == "inline":
                shown = (each for each in token.children or () if each.type in ("text", "code_inline"))
                yield from (each.content for each in shown)


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from leaves(each)
    elif isinstance(value, str):
        yield value


def parts(path: Path, cell: str) -> list[str]:
    """What of a cell is text of the map: not the score and the marks of a diagram, not a key."""
    if path.suffix == ".mmd":
        line = re.sub(r"^\s*(title|section|accTitle:|accDescr:|%%)\s*", "", cell, flags=re.IGNORECASE)
        name, _, rest = re.sub(r"\s*:\s*-?[0-9.]+\s*(?=:|$)", "\0", line, count=1).partition("\0")
        return [name, *rest.split(",")]
    if path.parent.name == "cguodesign":
        return re.split(r"→|^[\w-]+:|, |^_provenance:|(?:Milestone|Step):", cell)
    return [cell]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, str]:
    """What each file has become: the texts of all journeys; nothing where it was refused."""
    found = {}
    for number, path in enumerate(files()):
        root = tmp_path_factory.mktemp(f"wiki-{number}")
        (root / "journeys").mkdir()
        result = CliRunner().invoke(main, ["-C", str(root), "import", str(path)])
        assert result.exit_code in (0, 1), f"{path.name}: {result.output}"
        reading = read(root / "journeys", TODAY)
        assert reading.findings == (), path.name
        assert bool(reading.catalog.journeys) == (result.exit_code == 0), path.name
        found[path] = "\n".join(each.read_text(encoding="utf-8") for each in sorted(root.rglob("*.md")))
    return found


def test_all_maps_are_imported(imported: dict[Path, str]) -> None:
    assert [path.name for path, text in imported.items() if not text and NO_MAPS not in path.parts] == []


def test_every_cell_of_text_is_found_again(
    imported: dict[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    total, lost = 0, []
    for path, text in imported.items():
        there = words(text).casefold()
        for cell in cells(path) if text else ():
            for part in parts(path, cell):
                sought = words(part).casefold()
                if re.search(r"[^\W\d]", sought):
                    total += 1
                    lost += [f"{path.name}: {part}"] if sought not in there else []
    with capsys.disabled():
        print(f"\n  cells of text found again: {100 * (total - len(lost)) / total:.2f} % of {total:,}")
    assert lost == []


def columns_of(path: Path) -> list[tuple[str, str]]:
    """The columns of all maps in a file, each with what it was taken for; those of diagrams have no names."""
    drafts = source_of(path.name, path.read_bytes(), Columns()).drafts
    return [pair for draft in drafts for pair in draft.columns if draft.columns[0][0] != "section"]


def test_columns_are_recognised_for_what_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    """Column by column of each map: those of a kind that were taken for it, and no others."""
    right = dict.fromkeys(KINDS, 0)
    wrong: dict[str, list[str]] = {kind: [] for kind in KINDS}
    paths = {path.name: path for path in files()}
    for name, written in COLUMNS.items():
        meant = {
            heading.strip(): kind
            for kind, headings in zip(KINDS, written.split(","), strict=True)
            for heading in headings.split(" / ")
            if heading.strip()
        }
        taken = columns_of(paths[name])
        for heading, kind in meant.items():
            found = {field for label, field in taken if label == heading}
            right[kind] += found == {kind}
            wrong[kind] += [] if found == {kind} else [f"{name}: {heading}"]
        for heading, field in taken:
            if field in KINDS and heading not in meant:
                wrong[field].append(f"{name}: {heading}, which is none")
    percent = {kind: 100 * right[kind] / (right[kind] + len(wrong[kind])) for kind in KINDS}
    with capsys.disabled():
        for kind in KINDS:
            number = right[kind] + len(wrong[kind])
            print(f"\n  columns of {kind}: {percent[kind]:.0f} % of {number}; not: {wrong[kind]}", end="")
        print()
    assert {kind: percent[kind] for kind in KINDS if percent[kind] < 90} == {}


def test_the_columns_of_all_tables_are_looked_at() -> None:
    with_tables = {path.name for folder in ("csv", "markdown") for path in (MAPS / folder).iterdir()}
    assert with_tables - COLUMNS.keys() == set()


def test_names_of_columns_are_recognised(capsys: pytest.CaptureFixture[str]) -> None:
    """By the names that the tally of the maps lists, those of maps that are not here too."""
    meant = {"stage / phase": {"stage", "step"}, "action": {"action"}, "touchpoint": {"touchpoint"}}
    meant |= {"emotion": {"emotion"}, "pain point": {"pains"}}
    columns, total, missed = Columns(), 0, []
    for line in (MAPS / "TALLY.md").read_text(encoding="utf-8").splitlines():
        concept, *rest = [cell.strip() for cell in line.strip("|").split("|")]
        if concept not in meant or len(rest) < 2:
            continue
        for name in re.split(r", ", re.sub(r"\s\([^)]*\)", "", rest[1])):
            if re.search(r"[\"<]|heading|cell|line|both|curve", name):
                continue  # a description, and no name
            total += 1
            meaning = columns.meaning(name)
            is_right = meaning is not None and meant[concept] & {meaning.field, *meaning.also}
            missed += [] if is_right else [f"{concept}: {name}"]
    with capsys.disabled():
        percent = 100 * (total - len(missed)) / total
        print(f"\n  names of columns recognised: {percent:.1f} % of {total}; not: {missed}")
    assert total > 40
    assert len(missed) <= total * 0.1


@pytest.mark.parametrize("path", sorted((MAPS / "negatives").glob("*")), ids=lambda path: path.name)
def test_what_is_no_map_is_refused(path: Path, tmp_path: Path) -> None:
    (tmp_path / "journeys").mkdir()
    result = CliRunner().invoke(main, ["-C", str(tmp_path), "import", str(path)])
    assert result.exit_code == 1
    assert list((tmp_path / "journeys").iterdir()) == []
    assert result.stderr.startswith(f"{path}: ")
