"""Pagefind behind the theme's search box: an index in many small files, of which a browser reads a few.

Material lets a site bring a search of its own: it speaks with a worker, and its page names the file. So that
name is exchanged; the box, the list of results and the keys stay Material's. What there is to be found has
been gathered by Material's search plugin, from our pages and from hand-written ones.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from mkdocs_journeys.mkdocs.site_settings import language
from mkdocs_journeys.pages.search_documents import documents
from mkdocs_journeys.pages.search_worker import INDEX, WORKER, worker

log = get_plugin_logger(__name__)

_SEARCH = "material/search"
_OFFLINE = "material/offline"
_INSTALL = "pip install 'mkdocs-journeys[search]'"
_THEMES_INDEX = "search/search_index.json"
_THEMES_WORKER = "assets/javascripts/workers/search."
# Of what Pagefind writes, all that a search needs. The rest is for search boxes of its own.
_NEEDED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind")
# Languages without spaces between words. The plain program takes a sentence for a word.
_UNSPACED = ("ja", "zh")


class Pagefind:
    """The search of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Refuse what can't work, before anything is built."""
        if not _is_on(config, _SEARCH):
            raise PluginError(
                "`search: pagefind` answers Material's search box. Use the theme Material with its search: "
                "plugins: [search, journeys]"
            )
        if _is_on(config, _OFFLINE):
            raise PluginError(
                "`search: pagefind` needs a server, and the plugin `offline` is for sites without one. "
                "Take one of the two out of mkdocs.yml."
            )
        self._program = _program()
        self._language = language(config)
        self._is_in_place = False

    def take_over(self, env: Environment) -> None:
        """Have the theme's pages name our worker in the place of theirs."""
        address_of = env.filters["url"]

        @pass_context
        def url(context: Context, value: object) -> str:
            # What is missing in a template is neither text nor nothing.
            is_worker = str(value).startswith(_THEMES_WORKER)
            self._is_in_place = self._is_in_place or is_worker
            return str(address_of(context, WORKER if is_worker else value))

        env.filters["url"] = url

    def write(self, site: Path) -> None:
        """Make the index, once all pages are there. The theme's own is emptied: nobody reads it."""
        if not self._is_in_place:
            raise PluginError(
                "`search: pagefind` does not know this version of Material, or the theme's overrides name "
                "a search of their own."
            )
        index = json.loads((site / _THEMES_INDEX).read_text(encoding="utf-8"))
        shutil.rmtree(site / INDEX, ignore_errors=True)
        if index["docs"]:
            self._make(index["docs"], site / INDEX)
        # The theme's words are found by its separator in a page that somebody comes to.
        index |= {"config": index["config"] | {"lang": [self._language]}, "docs": []}
        (site / _THEMES_INDEX).write_text(json.dumps(index), encoding="utf-8")
        (site / WORKER).write_bytes(worker())

    def _make(self, entries: Iterable[Mapping[str, Any]], to: Path) -> None:
        if self._language[:2] in _UNSPACED and "extended" not in self._program.name:
            log.info(
                "Pagefind finds words of this language (%s) better with: pip install 'pagefind[extended]'",
                self._language,
            )
        with tempfile.TemporaryDirectory() as folder:
            for document in documents(entries, self._language):
                file = Path(folder, "site", document.name)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(document.html, encoding="utf-8")
            _run(self._program, Path(folder), self._language)
            made = Path(folder, "made")
            to.mkdir(parents=True)
            for part in ("index", "fragment"):
                shutil.copytree(made / part, to / part)
            for pattern in _NEEDED:
                for file in made.glob(pattern):
                    shutil.copyfile(file, to / file.name)


def wanted(option: str, config: MkDocsConfig, *, is_served: bool) -> Pagefind | None:
    """What the option asks for. None where the theme's own search stays."""
    return Pagefind(config) if option == "pagefind" and not is_served else None


def tell_served(option: str) -> None:
    """Say once what the preview does, which builds again and again, and must not wait."""
    if option == "pagefind":
        log.info("The preview keeps the theme's own search. `search: pagefind` counts for a build.")


def _is_on(config: MkDocsConfig, name: str) -> bool:
    plugin = config.plugins.get(name)
    return plugin is not None and bool(plugin.config.get("enabled", True))


def _program() -> Path:
    try:
        from pagefind.service import get_executable
    except ImportError:
        found = None
    else:
        found = get_executable()
    if found is None:
        raise PluginError(f"`search: pagefind` needs Pagefind, which is not installed: {_INSTALL}")
    return found


def _run(program: Path, folder: Path, spoken: str) -> None:
    """Index the folder `site` into the folder `made`, whatever the environment or another folder may say."""
    options = ("--site", "site", "--output-path", "made", "--force-language", spoken)
    try:
        done = subprocess.run(  # noqa: S603  a program of a package that is named in pyproject.toml
            [program, *options, "--keep-index-url", "--silent"],
            cwd=folder,
            env={name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise PluginError(f"Pagefind does not run here: {error}. `search: theme` does without it.") from error
    if done.returncode:
        said = " ".join(f"{done.stdout} {done.stderr}".split())[:500]
        raise PluginError(f"Pagefind could not index the pages: {said or done.returncode}")
