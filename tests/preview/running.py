"""A preview that runs: the server of MkDocs with our plugin, in this process, so that one can wait for it."""

from __future__ import annotations

import itertools
import shutil
import threading
import time
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from mkdocs_journeys.mkdocs.plugin import JourneysPlugin
from mkdocs_journeys.mkdocs.preview.preview import Preview

PATIENCE = 60.0
SETTINGS: Mapping[str, Any] = {
    "site_name": "Wiki",
    "use_directory_urls": True,
    "theme": {"name": "material", "font": False, "features": ["navigation.prune", "navigation.instant"]},
    "plugins": ["search", "tags", {"journeys": {}}],
}


class Running:
    """A site in a folder, served until it is stopped."""

    def __init__(self, root: Path, **settings: Any) -> None:
        self.root = root
        self.site = root / "served"
        self._settings = {**SETTINGS, **settings}
        (root / "docs").mkdir(exist_ok=True)
        (root / "docs" / "hand.md").write_text("# By hand\n\n[A map](journeys/mina/trip.md#map)\n", "utf-8")
        self._configure()
        config = self._config(self.site)
        config.plugins.on_startup(command="serve", dirty=False)
        self.server = LiveReloadServer(self._build, "127.0.0.1", 0, str(self.site), polling_interval=0.1)
        self.server.server_bind()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.server.server_bind = lambda: None  # type: ignore[method-assign]
        self.builds = 0
        self._build(config)
        self.server.watch(config.docs_dir)
        self.server.watch(str(root / "mkdocs.yml"))
        self._plugins = config.plugins
        config.plugins.on_serve(self.server, config=config, builder=self._build)
        for item in config.watch:
            self.server.watch(item)
        self._numbers = itertools.count()
        self._taken: set[str] = set()
        self._thread = threading.Thread(target=self.server.serve, daemon=True)
        self._thread.start()
        while not self.server.serve_thread.is_alive():
            time.sleep(0.01)

    def _configure(self) -> None:
        (self.root / "mkdocs.yml").write_text(yaml.safe_dump(dict(self._settings)), "utf-8")

    def _config(self, site: Path) -> MkDocsConfig:
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(site))
        config.site_url = "http://127.0.0.1:8000/"
        return config

    def _build(self, config: MkDocsConfig | None = None) -> None:
        self.builds += 1
        build(config or self._config(self.site), serve_url="http://127.0.0.1:8000/")

    @property
    def plugin(self) -> JourneysPlugin:
        return self._plugins["journeys"]  # type: ignore[return-value]

    @property
    def preview(self) -> Preview:
        assert self.plugin.preview is not None
        return self.plugin.preview

    def write(self, name: str, text: str) -> None:
        """Write a file of the wiki at once, as editors do: nobody is to see half of it."""
        beside = self.root / "half"
        beside.write_text(text, "utf-8")
        beside.replace(self.root / "journeys" / name)

    def settled(self) -> None:
        """Wait until all that was done so far has been followed."""
        mark = self.root / "journeys" / f".mark-{next(self._numbers)}"
        take = self.preview._take
        done = threading.Event()

        def taking(paths: frozenset[Path]) -> None:
            take(paths)
            if any(path.name == mark.name for path in paths):
                done.set()

        self.preview._take = taking  # type: ignore[method-assign]
        try:
            mark.touch()
            assert done.wait(PATIENCE), "the preview has not heard of it"
        finally:
            self.preview._take = take  # type: ignore[method-assign]
            mark.unlink()
        wait_for(self._is_at_rest, "the preview has not come to rest")

    def _is_at_rest(self) -> bool:
        server, preview = self.server, self.preview
        is_built = not server._want_rebuild and server._visible_epoch == server._wanted_epoch
        return is_built and preview.is_settled

    def served(self) -> dict[str, bytes]:
        """All files of the site."""
        return _files(self.site)

    def built(self) -> dict[str, bytes]:
        """All files that a whole build makes by now, in the same way."""
        other = self.root / "built"
        shutil.rmtree(other, ignore_errors=True)
        # MkDocs keeps plugins from build to build: those of the preview are to know nothing of this one.
        before = [(plugin, dict(vars(plugin))) for plugin in self._plugins.values()]
        try:
            config = self._config(other)
            config.plugins.on_startup(command="serve", dirty=False)
            build(config, serve_url="http://127.0.0.1:8000/")
        finally:
            for plugin, known in before:
                vars(plugin).clear()
                vars(plugin).update(known)
        return _files(other)

    def get(self, path: str) -> str:
        """A page as a browser gets it."""
        with urllib.request.urlopen(f"{self.url}/{path}", timeout=PATIENCE) as answer:  # noqa: S310  our own
            return str(answer.read().decode("utf-8"))

    def stop(self) -> None:
        self.server.shutdown()
        self._plugins.on_shutdown()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


def wait_for(is_so: Callable[[], bool], otherwise: str) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, otherwise
        time.sleep(0.01)


def _files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def different(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The files that are not in both, or not the same."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
