"""`journeys schema` and `journeys reference` write what the definition of the fields makes."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from mkdocs_journeys.cli import main
from mkdocs_journeys.cli.reference import reference
from mkdocs_journeys.model.kinds import FILE_KINDS
from mkdocs_journeys.model.schema import schema_text
from mkdocs_journeys.pages.catalog_schema import catalog_schema_text


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def test_one_schema_to_standard_output() -> None:
    result = CliRunner().invoke(main, ["schema", "--kind", "owners"])
    assert (result.output, result.exit_code) == (schema_text("owners"), 0)


def test_all_schemas_to_a_folder(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["-C", str(tmp_path), "schema", "--to", "made/here"])
    assert (result.output, result.exit_code) == ("", 0)
    assert texts(tmp_path / "made" / "here") == {
        "catalog.schema.json": catalog_schema_text(),
        **{f"{kind}.schema.json": schema_text(kind) for kind in FILE_KINDS},
    }


def test_one_schema_to_a_folder(tmp_path: Path) -> None:
    CliRunner().invoke(main, ["schema", "--kind", "journey", "--to", str(tmp_path)])
    assert texts(tmp_path) == {"journey.schema.json": schema_text("journey")}


def test_a_schema_of_nothing_is_wrong_use() -> None:
    result = CliRunner().invoke(main, ["schema"])
    assert "Error: Say which schema: --kind journey, or --to DIR for all of them.\n" in result.output
    assert result.exit_code == 2


def test_an_unknown_kind_is_wrong_use() -> None:
    result = CliRunner().invoke(main, ["schema", "--kind", "owner"])
    assert "Error: Invalid value for '--kind': 'owner' is not one of 'journey', 'persona'," in result.output
    assert result.exit_code == 2


def test_the_reference(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["reference", "--to", str(tmp_path)])
    assert (result.output, result.exit_code) == ("", 0)
    assert texts(tmp_path) == reference()


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    result = CliRunner().invoke(main, ["reference", "--to", str(tmp_path / "file")])
    assert "is a file.\n" in result.output
    assert result.exit_code == 2
