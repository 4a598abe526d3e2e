"""The reference pages tell all there is, and lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkdocs_journeys.checks.explanation import all_explanations
from mkdocs_journeys.checks.meanings import MEANINGS
from mkdocs_journeys.checks.reference import PAGES, slots
from mkdocs_journeys.checks.reference.fields import all_fields, records
from mkdocs_journeys.cli.reference import reference
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.reader import read

COMMITTED = Path(__file__).parents[3] / "site_src" / "reference"
JOURNEY = {"title": "title: I buy", "stages": "stages:\n  - name: Looking around"}


def test_the_committed_pages_are_what_the_command_writes() -> None:
    written = {path.name: path.read_text("utf-8") for path in sorted(COMMITTED.iterdir())}
    assert written == dict(sorted(reference().items())), "run: journeys reference --to site_src/reference"


def test_every_field_of_every_record_has_its_line() -> None:
    told: dict[str, list[str]] = {}
    for page in PAGES:
        for what, name, keys in slots(page):
            if what == "fields":
                told.setdefault(name, []).extend(keys or all_fields(name))
            elif what == "names":
                told.setdefault(name, []).extend(key for key in all_fields(name) if key not in keys)
    assert {name: sorted(keys) for name, keys in told.items()} == {
        name: sorted(all_fields(name)) for name in records()
    }


def test_no_slot_is_left() -> None:
    assert [name for name, text in reference().items() if "{{" in text] == []


@pytest.mark.parametrize("name", sorted(reference()))
def test_every_link_leads_to_a_page_and_a_heading(name: str) -> None:
    on_the_site = {f"../{each.address}index.md" for each in all_explanations() if each.slug}
    for file, anchor in re.findall(r"\]\((?!https:)([^)#]*)(?:#([^)]*))?\)", reference()[name]):
        if file in on_the_site:
            continue
        text = reference().get(file) or (COMMITTED / file).read_text("utf-8")
        assert not anchor or anchor in headings(text), f"{file}#{anchor}"


def headings(text: str) -> set[str]:
    found = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w-]+", "-", title.lower()).strip("-") for title in found}


def test_every_code_has_a_meaning() -> None:
    assert set(MEANINGS) == set(Code)
    assert [code for code in Code if f"## `{code.value}`" not in reference()["messages.md"]] == []


@pytest.mark.parametrize("code", [code for code in Code if MEANINGS[code].wrong])
def test_the_examples_are_wrong_and_right(code: Code, tmp_path: Path) -> None:
    meaning = MEANINGS[code]
    assert codes_of(meaning.wrong, tmp_path / "wrong") == {code.value}
    assert codes_of(meaning.right, tmp_path / "right") == set()


def codes_of(example: str, folder: Path) -> set[str]:
    """The codes of what is found in a journey that holds some lines, and what else a journey needs."""
    lacking = [text for key, text in JOURNEY.items() if not re.search(f"^{key}:", example, re.MULTILINE)]
    files = {"first": [*lacking, example], "other": list(JOURNEY.values())}
    (folder / "mina").mkdir(parents=True)
    for name, lines in files.items():
        text = "\n".join(["---", *lines, "---", ""])
        (folder / "mina" / f"{name}.md").write_text(text, "utf-8")
    return {finding.code for finding in read(folder).findings}
