"""What an export of each golden wiki holds: its files, and the front matter of the pages that have a file."""

from __future__ import annotations

import pytest
from tests.golden.cases import CASES, GoldenCase

from mkdocs_journeys.exchange.exported_site import exported_site
from mkdocs_journeys.exchange.site_settings import FILE, markdown_file
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_export_is_as_expected(case: GoldenCase, update: bool) -> None:
    site = build(case.read(), Options(Links().link))
    files = {file.path: file for file in exported_site(site)}
    shown = [markdown_file(page.address) for page in site.pages if page.source]
    told = [f"{path}\n" for path in sorted(files) if not path.startswith("rules/")]
    told += [f"\n== {path}\n{files[path].make().decode().partition('<div>')[0]}" for path in shown]
    case.compare("exported.txt", "".join([*told, f"\n== {FILE}\n", files[FILE].make().decode()]), update)
