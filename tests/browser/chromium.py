"""The browser that the tests use: which one it is, and how one comes onto a machine that has none.

`python -m tests.browser.chromium` sees to it that there is one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

# Names the program of a Chromium or a Chrome. Nothing else is tried then.
CHOICE = "JOURNEYS_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
OWN = "Playwright's own"

# Inside a container there is no sandbox and little shared memory. The rest keeps Chromium from calling home.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
DOWNLOAD_SECONDS = 300

MISSING = f"""There is no Chromium for the tests, and none could be installed. One of these helps:
  .venv/bin/python -m playwright install --with-deps chromium
  sudo apt-get install chromium
  {CHOICE}=/path/to/chromium make test
Without it the tests in tests/browser are skipped."""


def launch(playwright: Playwright) -> Browser | None:
    """Start the first Chromium that starts."""
    chosen = os.environ.get(CHOICE)
    found = [chosen] if chosen else [OWN, *filter(None, map(shutil.which, NAMES))]
    for program in found:
        if program == OWN and not Path(playwright.chromium.executable_path).exists():
            continue
        path = None if program == OWN else program
        try:
            return playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        except Error as error:
            print(f"{program} does not start: {error.message.splitlines()[0]}", file=sys.stderr)
    return None


def is_there() -> bool:
    """Whether a Chromium starts here."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        if browser is not None:
            browser.close()
        return browser is not None


def download() -> None:
    """Fetch Playwright's own Chromium, as far as this machine reaches it."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        subprocess.run(command, check=False, timeout=DOWNLOAD_SECONDS, capture_output=True)
    except subprocess.TimeoutExpired:
        print("The download took too long.")


def install_package() -> None:
    """Install the Chromium of Debian, where this is Debian and we may."""
    root = os.name == "posix" and os.geteuid() == 0
    if shutil.which("apt-get") is None or not (root or shutil.which("sudo")):
        return
    may = [] if root else ["sudo", "-n"]
    quietly = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (
        ["update"],
        ["install", "--yes", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
    ):
        run = subprocess.run(
            [*may, "apt-get", "--quiet", *words], check=False, env=quietly, capture_output=True, text=True
        )
        if run.returncode != 0:
            print(f"apt-get {words[0]} failed: {run.stderr.strip()[-500:]}")


def main() -> int:
    """Get a browser, trying the gentler ways first. In CI there must be one."""
    ways = (("Playwright's Chromium", download), ("Debian's Chromium", install_package))
    for what, get in () if os.environ.get(CHOICE) else ways:
        if is_there():
            return 0
        print(f"No Chromium starts here yet. Trying {what}.", flush=True)
        get()
    if is_there():
        return 0
    print(MISSING)
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
