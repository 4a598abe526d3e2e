"""MkDocs' server, as the preview uses it: who looks at what, and what is sent instead of a file.

It knows only whole builds. What has no public name there is asked for first: with a server that is made
otherwise there is no preview of ours, and MkDocs does what it always does.
"""

from __future__ import annotations

import posixpath
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

_NEEDED = ("_epoch_cond", "_visible_epoch", "_wanted_epoch", "_rebuild_cond", "_want_rebuild", "mount_path")
_POLLING = "/livereload/"
_INDEX = "index.html"
# A browser asks again at least once a minute.
_LOOKING = 90.0

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Served:
    """A site that is being served."""

    def __init__(self, server: LiveReloadServer) -> None:
        self._server = server
        # When somebody last looked at a file of the site.
        self._looks: dict[str, float] = {}

    @staticmethod
    def is_fit(server: LiveReloadServer) -> bool:
        """Whether this is the server that we know."""
        return all(hasattr(server, name) for name in _NEEDED) and server.get_app() is not None

    def ask_before(self, fresh: Callable[[str], None]) -> None:
        """Have `fresh` called with each file before it is sent."""
        application: Application = self._server.get_app()  # type: ignore[assignment]

        def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            path = environ.get("PATH_INFO", "").encode("latin-1", "replace").decode("utf-8", "replace")
            if path.startswith(_POLLING):
                self._look(unquote(urlsplit(environ.get("HTTP_REFERER", "")).path))
            elif (file := self._file(path)) is not None:
                fresh(file)
            return application(environ, start_response)

        self._server.set_app(answer)

    def build_within(self, held: AbstractContextManager[Any], after: Callable[[bool], None]) -> None:
        """Have whole builds made while `held` is, and `after` told at their end whether there is a site.

        What goes wrong is told without a trace of where in the program it did.
        """
        build = self._server.builder

        def builder() -> None:
            with held:
                self._expect_another()
                is_built = False
                try:
                    build()
                    is_built = True
                except Abort:
                    raise
                except MkDocsException as error:
                    raise Abort(str(error)) from error
                finally:
                    after(is_built)

        self._server.builder = builder

    def _expect_another(self) -> None:
        """Have everybody wait for the site that is on its way, and load it then."""
        with self._server._epoch_cond:
            self._server._wanted_epoch = self._next()

    def _next(self) -> int:
        return max(round(time.monotonic() * 1000), self._server._visible_epoch + 1)

    def build_all(self) -> None:
        """Ask for a whole build. It is made by the thread that made the first one."""
        with self._server._rebuild_cond:
            self._server._want_rebuild = True
            self._server._rebuild_cond.notify_all()

    def watch(self, folder: Path) -> None:
        """Have MkDocs look for changes in a folder. Raises OSError where it can't be read."""
        self._server.watch(str(folder))

    def unwatch(self, folder: Path) -> None:
        """Have it look there no more."""
        self._server.unwatch(str(folder))

    def reload(self) -> None:
        """Have all browsers load their page again."""
        with self._server._epoch_cond:
            self._server._visible_epoch = self._server._wanted_epoch = self._next()
            self._server._epoch_cond.notify_all()

    def is_looked_at(self, file: str) -> bool:
        """Whether somebody has a page open."""
        return time.monotonic() - self._looks.get(file, -_LOOKING) < _LOOKING

    def _look(self, path: str) -> None:
        file = self._file(path)
        if file is not None:
            self._looks[file] = time.monotonic()

    def _file(self, path: str) -> str | None:
        """The file of the site that a path means."""
        if not f"{path}/".startswith(self._server.mount_path):
            return None
        name = path[len(self._server.mount_path) :]
        whole = name + _INDEX if not name or name.endswith("/") else name
        return posixpath.normpath(f"/{whole}").lstrip("/")
