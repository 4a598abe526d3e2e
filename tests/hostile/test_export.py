"""All hostile files at once, exported as finished Markdown: nothing of them gets out of its place."""

from __future__ import annotations

import html
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown import Markdown
from mkdocs.utils.meta import get_data
from tests.hostile.whole import everything, wiki
from tests.trees import TODAY

from mkdocs_journeys.exchange.export_folder import fill
from mkdocs_journeys.exchange.exported_site import exported_site
from mkdocs_journeys.exchange.site_settings import FILE, markdown_file
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.page import Site
from mkdocs_journeys.pages.site import build
from mkdocs_journeys.pages.wiki import Options
from mkdocs_journeys.reading.reader import read

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names of files")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = wiki(tmp_path_factory.mktemp("hostile") / "wiki", everything())
    return build(read(root / "journeys", TODAY), Options(Links().link))


@pytest.fixture(scope="module")
def folder(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("exported") / "docs"
    fill(made, exported_site(site), lambda _done, _of: None)
    return made


def test_nothing_is_written_elsewhere(folder: Path) -> None:
    assert [each.name for each in folder.parent.iterdir()] == ["docs"]
    assert not [path for path in folder.rglob("*") if path.is_symlink()]


def test_every_page_is_what_markdown_makes_of_it(site: Site, folder: Path) -> None:
    markdown = Markdown(extensions=["toc", "tables", "pymdownx.superfences"])
    assert len(site.pages) > 200
    for page in site.pages:
        body, _ = get_data((folder / markdown_file(page.address)).read_text("utf-8"))
        made = html.unescape(markdown.reset().convert(body))
        assert made == html.unescape(f"<div>\n{page.build().html}\n</div>"), page.address


def test_no_title_is_markup(site: Site, folder: Path) -> None:
    for page in site.pages:
        _, meta = get_data((folder / markdown_file(page.address)).read_text("utf-8"))
        assert set(meta) <= {"title", "language", "description", "tags", "search", "hide"}, page.address
        assert not {sign for text in _texts(meta) for sign in text}.intersection('<>"\n'), page.address
    settings = yaml.safe_load((folder / FILE).read_text("utf-8"))
    assert list(settings) == ["nav", "extra_css", "extra_javascript", "exclude_docs"]
    assert not {sign for text in _texts(settings) for sign in text}.intersection('<>"\n')


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from (*_texts(key), *_texts(each))
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def test_it_can_be_written_again(site: Site, folder: Path) -> None:
    assert fill(folder, exported_site(site), lambda _done, _of: None).written == 0
