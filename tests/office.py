"""LibreOffice, which shows whether spreadsheets and slides open: which one it is, and how one comes here.

`python -m tests.office` sees to it that there is one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# Names the program. Nothing else is tried then.
CHOICE = "JOURNEYS_OFFICE"
NAMES = ("soffice", "libreoffice")
PACKAGES = ("libreoffice-calc-nogui", "libreoffice-impress-nogui", "fonts-dejavu-core")
SECONDS = 180  # the first start of a new profile takes a while

MISSING = f"""There is no LibreOffice for the tests, and none could be installed. One of these helps:
  sudo apt-get install --no-install-recommends {" ".join(PACKAGES)}
  {CHOICE}=/path/to/soffice make test
Without it the tests that open spreadsheets and slides are skipped."""


def program() -> str | None:
    """The LibreOffice of this machine, if it has one."""
    chosen = os.environ.get(CHOICE)
    return chosen or next(filter(None, map(shutil.which, NAMES)), None)


def as_pdf(file: Path, folder: Path) -> Path:
    """The file as LibreOffice prints it, written into a folder. In CI its absence is a failure."""
    return converted(file, folder, "pdf")


def converted(file: Path, folder: Path, ending: str) -> Path:
    """The file as one of another kind; as a picture it is the first slide. In CI absence is a failure."""
    office = program()
    if office is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    # A profile of its own: a LibreOffice that is open on this machine is left alone, and so is its profile.
    profile = (folder / "office-profile").resolve().as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", ending, "--outdir", str(folder), str(file)]
    run = subprocess.run(command, check=False, capture_output=True, text=True, timeout=SECONDS)
    made = folder / f"{file.stem}.{ending}"
    assert made.is_file(), f"LibreOffice does not open {file.name}: {run.stdout}{run.stderr}"
    return made


def install_package() -> None:
    """Install the LibreOffice of Debian, where this is Debian and we may."""
    root = os.name == "posix" and os.geteuid() == 0
    if shutil.which("apt-get") is None or not (root or shutil.which("sudo")):
        return
    may = [] if root else ["sudo", "-n"]
    quietly = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", *PACKAGES]):
        run = subprocess.run(
            [*may, "apt-get", "--quiet", *words], check=False, env=quietly, capture_output=True, text=True
        )
        if run.returncode != 0:
            print(f"apt-get {words[0]} failed: {run.stderr.strip()[-500:]}")


def main() -> int:
    """Get a LibreOffice where there is none. In CI there must be one."""
    if program() is None:
        print("There is no LibreOffice here yet. Trying Debian's.", flush=True)
        install_package()
    if program() is not None:
        return 0
    print(MISSING)
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
