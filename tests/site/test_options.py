"""What the options do to the real pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.base import ValidationError
from mkdocs.exceptions import PluginError
from tests.site.fake import Wiki

from mkdocs_journeys.mkdocs.config import JourneysConfig, Prefix
from mkdocs_journeys.mkdocs.source import laid_of
from mkdocs_journeys.pages.links import Links

DRAFT = "---\ntitle: I buy\nstatus: draft\nstages:\n  - stage: awareness\n    touchpoints: [An ad]\n---\n"


@pytest.mark.parametrize(
    ("option", "setting", "is_shown"),
    [(False, "no", False), (False, "yes", True), (True, "no", True), (True, "yes", True)],
)
def test_drafts_are_shown_where_either_of_the_two_asks_for_them(
    tmp_path: Path, option: bool, setting: str, is_shown: bool
) -> None:
    (tmp_path / "journeys/mina").mkdir(parents=True)
    (tmp_path / "journeys/mina/first.md").write_text(DRAFT)
    (tmp_path / "journeys/journeys.yml").write_text(f"drafts: {setting}\n")
    options = JourneysConfig()
    options.load_dict({"drafts": option})
    options.validate()
    laid = laid_of(tmp_path / "journeys", options, Links())
    assert not [finding for finding in laid.findings if not finding.slug]
    assert ("journeys/mina/first/" in {page.address for page in laid.site.pages}) is is_shown


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("", ""),
        ("/", ""),
        (" ", ""),
        ("maps", "maps"),
        ("/customers//maps/", "customers/maps"),
        (" a / b ", "a/b"),
    ],
)
def test_a_place_in_the_site_is_tidied(written: str, place: str) -> None:
    assert Prefix().run_validation(written) == place


@pytest.mark.parametrize(
    "written", ["../maps", "maps/..", "./maps", "https://maps", "a\\b", "a?b", "a#b", "50%"]
)
def test_what_is_no_place_in_the_site_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="is not a place in the site"):
        Prefix().run_validation(written)


@pytest.mark.parametrize("folder", [".", "", "docs/..", "content/.."])
def test_journeys_around_the_hand_written_pages_are_refused(wiki: Wiki, folder: str) -> None:
    config = load_config(str(wiki.configure(plugins=[{"journeys": {"dir": folder}}])))
    with pytest.raises(PluginError, match="holds the hand-written pages too"):
        config.plugins.on_config(config)
