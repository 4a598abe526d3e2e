"""A picture or a PDF of a drawing, made by the Chromium of this machine, which loads nothing."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

Kind = Literal["png", "pdf"]

# Names the program. Nothing else is tried then.
CHOICE = "JOURNEYS_CHROMIUM"
_NAMES = (
    *("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"),
    *("microsoft-edge-stable", "microsoft-edge", "msedge"),
)
_ON_MACS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_ON_WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
# It calls nobody, asks nothing and leaves no trace of the person whose machine this is.
_QUIETLY = (
    "--headless",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-sync",
    "--hide-scrollbars",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
_SECONDS = 90
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
# In pixels: what Chromium can paint in one piece, and what a page of a PDF can measure (200 inches).
_MOST_PIXELS, _MOST_OF_A_PAGE = 16_000, 19_200


class BrowserError(Exception):
    """Chromium has made no file. The text says why, for people."""


class TooLargeError(Exception):
    """The drawing is too large for a file of this kind."""


def find_browser() -> str | None:
    """The Chromium, Chrome or Edge of this machine, if it has one."""
    chosen = os.environ.get(CHOICE)
    if chosen:
        return shutil.which(chosen)
    return next(_installed(), None)


def _installed() -> Iterator[str]:
    yield from filter(None, map(shutil.which, _NAMES))
    places = [Path(place) for place in _ON_MACS] if sys.platform == "darwin" else []
    if sys.platform == "win32":
        folders = filter(None, map(os.environ.get, _WINDOWS_FOLDERS))
        places = [Path(folder, place) for folder in folders for place in _ON_WINDOWS]
    yield from (str(place) for place in places if place.is_file())


def made_by(browser: str, svg: str, title: str, width: float, height: float, kind: Kind) -> bytes:
    """The drawing as a file. `title` is HTML. Raises `TooLargeError` and `BrowserError`."""
    wide, tall = round(width), round(height)
    largest = max(wide, tall)
    if largest > (_MOST_PIXELS if kind == "png" else _MOST_OF_A_PAGE):
        raise TooLargeError
    with tempfile.TemporaryDirectory(prefix="journeys-", ignore_cleanup_errors=True) as folder:
        page, target = Path(folder, "map.html"), Path(folder, f"map.{kind}")
        page.write_text(_page(svg, title, wide, tall), encoding="utf-8")
        scale = 2 if 2 * largest <= _MOST_PIXELS else 1
        wanted = {
            "png": (
                f"--screenshot={target}",
                f"--window-size={wide},{tall}",
                f"--force-device-scale-factor={scale}",
            ),
            "pdf": (f"--print-to-pdf={target}", "--no-pdf-header-footer"),
        }[kind]
        _run((browser, *_QUIETLY, *_in_containers(), f"--user-data-dir={Path(folder, 'profile')}", *wanted),
             page.as_uri())  # fmt: skip
        if not target.is_file():
            raise BrowserError(f"{browser} has made no {kind} file.")
        return target.read_bytes()


def _page(svg: str, title: str, wide: int, tall: int) -> str:
    # A pixel more: a page that is a hair too small would be followed by an empty one.
    return (
        '<!doctype html><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{title}</title><style>@page{{size:{wide}px {tall + 1}px;margin:0}}"
        f"html,body{{margin:0;background:#fff}}svg{{display:block}}</style>{svg}"
    )


def _in_containers() -> tuple[str, ...]:
    """Chromium's sandbox doesn't work for root. The page is ours and has no script."""
    is_root = os.name == "posix" and os.geteuid() == 0
    return ("--no-sandbox",) if is_root else ()


def _run(command: tuple[str, ...], address: str) -> None:
    try:
        process = subprocess.Popen(  # noqa: S603  no shell reads it
            [*command, address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name == "posix",
        )
    except OSError as error:
        raise BrowserError(f"{command[0]} does not start: {error.strerror or error}.") from None
    try:
        status = process.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        raise BrowserError(f"{command[0]} was not done after {_SECONDS} seconds.") from None
    finally:
        _end(process)
    if status:
        raise BrowserError(f"{command[0]} ended with {status}.")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends it with all that it has started, if it still runs."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
