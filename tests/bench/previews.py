"""How long it takes from a save to the page: with our preview, and with MkDocs' own server.

And from a second save soon after the first, while what follows from that one is still under way.
"""

from __future__ import annotations

import re
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO

from tests.bench.sites import ENVIRONMENT, Sites, edit

_PATIENCE = 900.0
# So long after the first save is shown comes the second one.
_SOON = 1.0
# What the server's own script is told: the number of the site that it shows, and its own.
_RELOADING = re.compile(r"livereload\((\d+), (\d+)\)")


@contextmanager
def served(sites: Sites, site: Path) -> Iterator[tuple[str, Path]]:
    """One of the two sites on a free port of this machine. Answers its address and its log."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = sites.command("serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}")
    environment = ENVIRONMENT | {"JOURNEYS_CACHE": str(sites.cache)}
    with tempfile.NamedTemporaryFile(suffix=".log") as log:
        process = subprocess.Popen(command, cwd=site, env=environment, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}/"
            _wait(lambda: _is_there(address), process)
            yield address, Path(log.name)
        finally:
            process.terminate()
            process.wait()


def save_to_page(sites: Sites, site: Path, runs: int, *, is_second: bool = False) -> list[float]:
    """The seconds from a save to the page with what was written, each time after all has come to rest.

    With `is_second` another save comes a second before each of them: that one is not measured.
    """
    number = 7
    source = sites.journey(number)
    page = f"journeys/{source.parent.name}/{source.stem}/"
    file = source if site == sites.ours else sites.plain / "docs" / page / "index.md"
    found = []
    with served(sites, site) as (address, log):
        _get(address + page)
        for run in range(runs):
            if is_second:
                _save(address, page, file, run)
                time.sleep(_SOON)
            before = _lines(log)
            found.append(_save(address, page, file, run))
            _wait(partial(_has_come_to_rest, log, before))
    return found


def _save(address: str, page: str, file: Path, number: int) -> float:
    """The seconds from one save to the page."""
    begin = time.perf_counter()
    mark = edit(file, number)
    while mark not in (html := _get(address + page)):
        _wait_for_reload(address, page, html)
    return time.perf_counter() - begin


def _lines(log: Path) -> int:
    return len(log.read_text("utf-8", "replace").splitlines())


def _has_come_to_rest(log: Path, before: int) -> bool:
    said = log.read_text("utf-8", "replace").splitlines()[before:]
    return any("Up to date after" in line or "Reloading browsers" in line for line in said)


def _wait_for_reload(address: str, page: str, html: str) -> None:
    """Wait as the script in an open page does, until the server says that there is another one."""
    found = _RELOADING.search(html)
    if found is None:
        raise RuntimeError("the server does not load pages again")
    asked = urllib.request.Request(  # noqa: S310  our own server
        f"{address}livereload/{found[1]}/{found[2]}", headers={"Referer": address + page}
    )
    answer: IO[bytes]
    with urllib.request.urlopen(asked, timeout=_PATIENCE) as answer:  # noqa: S310
        answer.read()


def _get(address: str) -> str:
    answer: IO[bytes]
    with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310  our own server
        return answer.read().decode("utf-8")


def _is_there(address: str) -> bool:
    try:
        _get(address)
    except (urllib.error.URLError, ConnectionError):
        return False
    return True


def _wait(is_so: Callable[[], bool], process: subprocess.Popen[bytes] | None = None) -> None:
    end = time.monotonic() + _PATIENCE
    while not is_so():
        if time.monotonic() > end or (process is not None and process.poll() is not None):
            raise RuntimeError("the server has ended, or does not come to rest")
        time.sleep(0.02)
