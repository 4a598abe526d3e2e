"""`journeys init`: a new wiki in an empty folder."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import click

from mkdocs_journeys.checks.purpose import primary
from mkdocs_journeys.checks.system_words import in_the_way as no_folder
from mkdocs_journeys.checks.typed import typed
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.options import in_directory
from mkdocs_journeys.cli.output import put
from mkdocs_journeys.cli.status import REFUSED
from mkdocs_journeys.git.running import NoGitError, run
from mkdocs_journeys.model.values.refusal import Refusal
from mkdocs_journeys.pages.words import words_in
from mkdocs_journeys.scaffold.answers import Answers, is_address, is_repository, pages_address, repository_of
from mkdocs_journeys.scaffold.languages import has_words, language_tag, named, on_labels, theme_language
from mkdocs_journeys.scaffold.requirement import requirement
from mkdocs_journeys.scaffold.writing import files, in_the_way, write

_SHOWN = 5  # of the files in the way
# Kinds of characters that are no text, or that YAML does not take.
_UNFIT = ("Cc", "Cf", "Cn", "Cs", "Zl", "Zp")


@click.command("init")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", metavar="TEXT", help="What the site is called. Default: Our customer journeys.")
@click.option(
    "--language",
    metavar="TAG",
    default="en",
    show_default=True,
    help="What your maps are written in, such as de. The labels are there in English, German and Arabic.",
)
@click.option(
    "--repository",
    metavar="OWNER/NAME",
    help="Where it will lie on GitHub. Default: what git has as origin of the folder, if that is on GitHub.",
)
@click.option("--address", metavar="URL", help="Where the site will be found. Default: its GitHub Pages.")
@click.option("--public", is_flag=True, help="Let search engines list the site.")
@in_directory
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    name: str | None,
    language: str,
    repository: str | None,
    address: str | None,
    public: bool,
) -> None:
    """Write a new wiki into DIR: settings, one worked example, and what checks and publishes it on GitHub.

    DIR must be empty, or hold nothing but a fresh repository. The site builds at once.
    """
    tag = _tag(language)
    name = words_in(tag)("init.name") if name is None else name
    _refuse_odd(name, repository, address)
    if obstacle := no_folder(folder):
        raise click.UsageError(f"{visible(obstacle)}. Name a folder, or one that is to be made.")
    taken = in_the_way(folder)
    if taken:
        shown = ", ".join(taken[:_SHOWN]) + (
            f" and {len(taken) - _SHOWN} more" if len(taken) > _SHOWN else ""
        )
        what = "This folder" if folder == Path() else str(folder)
        click.echo(visible(f"{what} is not empty: it holds {shown}. Nothing was written."), err=True)
        click.echo(_instead(folder), err=True)
        ctx.exit(REFUSED)
    place = repository or _origin(folder)
    needed, is_released = requirement()
    answers = Answers(
        name=name,
        language=tag,
        is_internal=not public,
        repository=place,
        address=address or (pages_address(place) if place else None),
        requirement=needed,
        is_released=is_released,
    )
    texts = files(answers)
    write(folder, texts)
    put(_next_steps(folder, len(texts), answers))


def _tag(language: str) -> str:
    """The tag of a language. Wrong use where it is none."""
    try:
        return language_tag(language)
    except Refusal as refusal:
        meant = f" Did you mean {refusal.suggestion}?" if refusal.suggestion else ""
        allowed = f"Allowed: {refusal.allowed}."
        raise click.BadParameter(
            f"{visible(refusal.message)}.{meant} {allowed}", param_hint="--language"
        ) from None


def _refuse_odd(name: str, repository: str | None, address: str | None) -> None:
    if not name.strip() or any(unicodedata.category(sign) in _UNFIT for sign in name):
        raise click.BadParameter("it must be one line of text.", param_hint="--name")
    if repository is not None and not is_repository(repository):
        raise click.BadParameter(f"{repository!r} is not OWNER/NAME.", param_hint="--repository")
    if address is not None and not is_address(address):
        raise click.BadParameter(
            f"{address!r} is no address such as https://maps.example.org/.", param_hint="--address"
        )


def _origin(folder: Path) -> str | None:
    """The folder's own repository on GitHub, if it has one. That of a folder around it is another one."""
    if not (folder / ".git").exists():
        return None
    try:
        asked = run(folder, "config", "--get", "remote.origin.url")
    except NoGitError:
        return None
    return repository_of(os.fsdecode(asked.data))


def _next_steps(folder: Path, count: int, answers: Answers) -> str:
    lines = [f"Wrote {count} files into {'this folder' if folder == Path() else folder}."]
    lines += _of_language(answers.language)
    if not answers.is_released:
        lines.append(
            "Before you publish: write into requirements.txt where this program comes from. It says how."
        )
    if answers.address is None:
        lines.append("mkdocs.yml and journeys/journeys.yml have lines to fill in once you know the address.")
    lines += ["To look at it:"]
    if folder != Path():
        lines.append(f"  cd {typed([str(folder)])}")
    lines += ["  mkdocs serve", "What is what, and how to publish it: see README.md there."]
    return "".join(f"{visible(line)}\n" for line in lines)


def _of_language(language: str) -> Iterator[str]:
    """What of a wiki in another language than English is in that language, and what is not."""
    if primary(language) == "en":
        return
    theme = theme_language(language)
    if has_words(language):
        yield f"The labels of its pages are in {named(language)}."
    else:
        yield on_labels(language)
    if primary(theme) != primary(language):
        yield f"The theme is English too: it has no {named(language)}."
    yield "The example, README.md and the forms for issues are in English. Put your own in their place."


def _instead(folder: Path) -> str:
    """A folder below a repository would do no good there: GitHub reads `.github` at the root only."""
    if (folder / ".git").exists():
        return "Move these files away and run this again; then take over from them what you need."
    return "Take an empty folder, such as: journeys init our-journeys"
