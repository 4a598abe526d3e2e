"""A new wiki, with the wheel that is built from here, in an environment that knows nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.repositories import git, initialised
from tests.site.apart import PROJECT


def run(*command: str | Path, cwd: Path) -> str:
    """What a command says. It must end well."""
    known = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=os.environ | known,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation")
    run(*pip, "-w", folder, PROJECT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The programs of an environment with the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("fresh")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    programs = folder / "venv" / "bin"
    pip = (programs / "python", "-m", "pip", "install", "--quiet")
    for needed in ("site.txt", "publish.txt"):
        run(
            *pip,
            "--require-hashes",
            "--only-binary",
            ":all:",
            "-r",
            PROJECT / "requirements" / needed,
            cwd=folder,
        )
    run(*pip, "--no-deps", wheel, cwd=folder)
    return programs


def test_wheel_carries_what_init_writes(wheel: Path) -> None:
    source = PROJECT / "plugin"
    expected = {
        path.relative_to(source).as_posix()
        for path in (source / "mkdocs_journeys" / "scaffold" / "files").rglob("*")
        if path.is_file()
    }
    assert expected
    assert expected <= set(zipfile.ZipFile(wheel).namelist())


def test_init_and_build(fresh: Path, tmp_path: Path) -> None:
    run(fresh / "journeys", "init", "x", "--repository", "acme/maps", cwd=tmp_path)
    wiki = tmp_path / "x"
    run(fresh / "python", "-m", "mkdocs", "build", "--strict", cwd=wiki)
    journey = (wiki / "site" / "journeys" / "nadia" / "first-visit" / "index.html").read_text("utf-8")
    assert "The first wall" in journey
    assert '<meta name="robots" content="noindex, nofollow">' in journey
    assert run(fresh / "journeys", "check", cwd=wiki).startswith("No errors. 1 journey read.")


@pytest.mark.parametrize(
    ("language", "page", "word"),
    [("ar", "ar", "رحلات عملائنا"), ("de-AT", "de", "Unsere Customer Journeys"), ("gsw", "en", "Home")],
)
def test_a_wiki_in_another_language_builds(
    fresh: Path, tmp_path: Path, language: str, page: str, word: str
) -> None:
    run(fresh / "journeys", "init", "x", "--language", language, cwd=tmp_path)
    wiki = tmp_path / "x"
    run(fresh / "python", "-m", "mkdocs", "build", "--strict", cwd=wiki)
    home = (wiki / "site" / "index.html").read_text("utf-8")
    assert f'<html lang="{page}"' in home
    assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in home
    assert word in home
    example = (wiki / "site" / "journeys" / "nadia" / "first-visit" / "index.html").read_text("utf-8")
    assert '<article class="jm jm-journey" lang="en" dir="ltr"' in example
    assert run(fresh / "journeys", "check", cwd=wiki).startswith("No errors. 1 journey read.")


def test_its_versions_can_be_published(fresh: Path, tmp_path: Path) -> None:
    run(fresh / "journeys", "init", "x", cwd=tmp_path)
    wiki = initialised(tmp_path / "x")
    for key, value in {"user.name": "Tess", "user.email": "tess@example.org"}.items():
        git(wiki, "config", key, value)
    git(wiki, "add", ".")
    git(wiki, "commit", "--quiet", "--message", "A wiki")
    told = run(fresh / "journeys", "publish", "2026.1", "latest", cwd=wiki)
    assert "Published 2026.1 (also as latest) on the local branch gh-pages (" in told
    root = git(wiki, "ls-tree", "--name-only", "gh-pages").split()
    assert root == [
        *(".nojekyll", "2026.1", "404.html", "index.html", "latest", "robots.txt"),
        *("versions.json", "versions"),
    ]
