"""Maps from elsewhere planned as files of the wiki, written together, and told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import click

from mkdocs_journeys.checks.printers.text import counted
from mkdocs_journeys.checks.purpose import own_language, primary
from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.output import put
from mkdocs_journeys.cli.wiki import name_from_here
from mkdocs_journeys.exchange.importing.additions import Additions
from mkdocs_journeys.exchange.importing.columns import Columns
from mkdocs_journeys.exchange.importing.draft import NoMapError
from mkdocs_journeys.exchange.importing.plan import Plan, Planned, clashes
from mkdocs_journeys.exchange.importing.quoting import quoted
from mkdocs_journeys.exchange.importing.report import lines_to_add, told
from mkdocs_journeys.exchange.importing.shaping import shaped
from mkdocs_journeys.exchange.importing.sources import source_of
from mkdocs_journeys.exchange.writing import Change, write_all
from mkdocs_journeys.reading.folder import SETTINGS
from mkdocs_journeys.scaffold.languages import has_words, named, on_labels, theme_language

# So many names of a list can be looked through.
_TOLD = 30


@dataclass(slots=True)
class Import:
    """Takes one file after the other; what hinders one is told, and the others go on.

    Nothing is written or said before all of them are read.
    """

    root: Path
    plan: Plan
    columns: Columns
    encoding: str
    is_dry: bool
    added: Additions | None = None
    """What goes to the ends of lists, where somebody has asked for it."""
    written: int = 0
    refused: int = 0
    unlisted: dict[str, dict[str, None]] = field(default_factory=dict)
    """Names that a list of the wiki doesn't know, by what the list is of."""
    languages: Counter[str] = field(default_factory=Counter)
    """How many journeys had to say which, because it is not the one of their personas or of the wiki."""
    files: dict[PurePosixPath, bytes] = field(default_factory=dict)
    lines: list[tuple[str, bool]] = field(default_factory=list)
    """What there is to say, and whether on the error output."""

    def take(self, file: Path, data: bytes) -> None:
        try:
            source = source_of(file.name, data, self.columns, self.encoding)
        except NoMapError as error:
            self._refuse(f"{file}: {error}")
            return
        for remark in source.remarks:
            self.lines.append((f"{file}: {remark}.", False))
        for draft in source.drafts:
            try:
                inherited = self.plan.language_for(draft)
                shape = shaped(draft, self.plan.catalog.registries, file.name, inherited)
            except NoMapError as error:
                self._refuse(f"{file}: {error}")
            else:
                self._plan(file, self.plan.add(draft, shape))

    def _plan(self, file: Path, journey: Planned) -> None:
        """Have a journey written, and its persona where that is new."""
        typed = self._typed(journey.path)
        folder = self.root / journey.path.parent
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            what = "a link, which is not followed" if folder.is_symlink() else "no folder"
            self._refuse(f"{file}: {self._typed(journey.path.parent)} is {what}. Nothing was written.")
            return
        there = (*(PurePosixPath(folder.name, path.name) for path in folder.glob("*")), *self.files)
        if clashes([journey.path], there):
            hint = "Give the map another title, or move one of the two."
            self._refuse(f"{file}: {typed} is there already, and was left as it is. {hint}")
            return
        texts = self.plan.files(journey)
        new = {path: text for path, text in texts.items() if not clashes([path], there)}
        self.files |= {path: text.encode() for path, text in new.items()}
        self.written += 1
        if spoken := journey.shaped.fields.get("language"):
            self.languages[spoken] += 1
        for kind, names in journey.shaped.unlisted.items():
            self.unlisted.setdefault(kind, {}).update(dict.fromkeys(names))
        self.lines += ((line, False) for line in self._lines(file, journey, typed, new))

    def _lines(
        self, file: Path, journey: Planned, typed: str, new: dict[PurePosixPath, str]
    ) -> Iterator[str]:
        yield from told(journey, str(file), typed, is_dry=self.is_dry)
        yield from (f"  new persona: {path.parent}" for path in new if path != journey.path)

    def _typed(self, path: PurePosixPath) -> str:
        """A path in the wiki as one would type it here."""
        return name_from_here(self.root)(f"{self.root.absolute().name}/{path}")

    def _refuse(self, line: str) -> None:
        self.refused += 1
        self.lines.append((line, True))

    def write(self) -> None:
        """Write all files or, where one can't be written, none; then say what went where."""
        if not self.is_dry:
            new = [Change(self.root / path, data) for path, data in self.files.items()]
            write_all([*(self.added.changes if self.added else ()), *new])
        for line, is_refusal in self.lines:
            if is_refusal:
                click.echo(visible(line), err=True)
            else:
                put(f"{visible(line)}\n")

    def sum_up(self) -> None:
        """Say how much was done, and what to do next."""
        done = f"{counted(self.written, 'journey')} {'would be written' if self.is_dry else 'written'}"
        click.echo(f"{done}, {self.refused} not imported." if self.refused else f"{done}.", err=True)
        added = self.added.names if self.added else {}
        for kind, known in added.items():
            into = "would be added to" if self.is_dry else "added to"
            line = f"{counted(len(known), 'name')} {into} {self._list(kind)}: {quoted(known)}."
            click.echo(visible(line), err=True)
        for kind, names in self.unlisted.items():
            self._tell_to_list(kind, tuple(names))
        for language, count in self.languages.most_common(1):
            # A single map among many says nothing of the wiki.
            if 2 * count >= self.written:
                self._tell_to_speak(language)
        if self.written and not self.is_dry:
            click.echo("Next: journeys check", err=True)

    def _tell_to_list(self, kind: str, names: tuple[str, ...]) -> None:
        """Say what to write into a list of the wiki, for these names to go where they belong."""
        lines = lines_to_add(getattr(self.plan.catalog.registries, kind), names[:_TOLD])
        if not lines:
            return
        if self.added is None and self.is_dry:
            what = f"import with --add-names, which adds these lines to {self._list(kind)}"
        elif self.added is None:
            what = (
                "for these names to leave the prose, delete the journeys that were written, and import them "
                f"again with --add-names, which adds these lines to {self._list(kind)}"
            )
        else:
            what = f"look at these names, and add to {self._list(kind)} yourself what is new"
        text = "\n".join(map(visible, lines))
        click.echo(f"Next: {visible(what)}:\n\n{text}\n", err=True)

    def _tell_to_speak(self, language: str) -> None:
        """Say how the whole wiki speaks the language of these maps, where they are its first in it."""
        catalog = self.plan.catalog
        known = {own_language(each, catalog) for each in catalog.journeys.values()}
        if language in known | {primary(catalog.settings.language or "en")}:
            return
        settings = self._typed(PurePosixPath(SETTINGS))
        line = (
            f"Next: for the whole wiki in {named(language)}, set `language: {language}` in {settings}, and "
            f"`language: {theme_language(language)}` below `theme` in mkdocs.yml."
        )
        click.echo(visible(line if has_words(language) else f"{line} {on_labels(language)}"), err=True)

    def _list(self, kind: str) -> str:
        """The file of a list, as one would type it here."""
        return self._typed(PurePosixPath(f"{kind}.yml"))
