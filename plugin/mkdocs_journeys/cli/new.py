"""`journeys new`: a persona or a journey to begin with."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import get_args

import click

from mkdocs_journeys.checks.visible import visible
from mkdocs_journeys.cli.options import in_directory, wiki_folder
from mkdocs_journeys.cli.output import put
from mkdocs_journeys.cli.status import REFUSED
from mkdocs_journeys.cli.wiki import find_folder
from mkdocs_journeys.exchange.writing import Change, write_all
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields.persona import PersonaKind
from mkdocs_journeys.model.registry import NO_CONTACT
from mkdocs_journeys.model.values.refusal import Refusal, nearest
from mkdocs_journeys.model.values.texts import fold, identifier, label
from mkdocs_journeys.reading.folder import IMAGES, PERSONA_FILE
from mkdocs_journeys.reading.memory import memory_of
from mkdocs_journeys.reading.names import LISTED
from mkdocs_journeys.reading.naming import short_slug
from mkdocs_journeys.reading.reader import read
from mkdocs_journeys.scaffold.drafts import journey_draft, kinds, persona_draft

PERSONA_KINDS = get_args(PersonaKind)


@click.group("new")
@in_directory
def command() -> None:
    """Begin a persona or a journey, with a comment to each field.

    On a terminal what is missing is asked for. A file that is there is never overwritten.
    """


@command.command("persona")
@click.argument("persona", metavar="[ID]", required=False)
@click.option("--name", metavar="TEXT", help="An invented name that stands for many.")
@click.option("--kind", type=click.Choice(PERSONA_KINDS), default=PERSONA_KINDS[0], show_default=True)
@click.option("--role", metavar="TEXT", default="", help="Who they are in a few words.")
@wiki_folder
@in_directory
@click.pass_context
def new_persona(
    ctx: click.Context, persona: str | None, name: str | None, kind: str, role: str, folder: str
) -> None:
    """Write ID/index.md. ID is the name of the folder; by default it is made from the name."""
    root = find_folder(folder)
    called = _label(name or _asked("Their name", "--name"), "--name")
    own_id = _id(persona or short_slug(called, "persona"), "ID")
    if own_id == IMAGES:
        raise click.BadParameter(f"{IMAGES} is the folder for pictures.", param_hint="ID")
    catalog = _catalog(root)
    channels = [each.id for each in catalog.registries.channels]
    text = persona_draft(called, kind, _label(role, "--role") if role else "", channels)
    _write(ctx, root / own_id / PERSONA_FILE, text)
    put(f'Next: journeys new journey --persona {own_id} --title "I ..."\n')


@command.command("journey")
@click.argument("address", metavar="[PERSONA/JOURNEY]", required=False)
@click.option("--title", metavar="TEXT", help='In their own words: "I ...".')
@click.option("--persona", metavar="ID", help="Whose journey it is.")
@click.option("--kind", type=click.Choice(list(kinds())), help="What it begins with.")
@click.option("--owner", metavar="ID", default="", help="Who keeps it true.")
@wiki_folder
@in_directory
@click.pass_context
def new_journey(
    ctx: click.Context,
    address: str | None,
    title: str | None,
    persona: str | None,
    kind: str | None,
    owner: str,
    folder: str,
) -> None:
    """Write PERSONA/JOURNEY.md. JOURNEY is the name of the file; by default it is made from the title."""
    root = find_folder(folder)
    catalog = _catalog(root)
    whose, slash, own_name = (address or "").partition("/")
    if slash and persona and persona != whose:
        raise click.UsageError(f"Is it {whose}'s journey or {persona}'s? Leave one of the two out.")
    if not slash:
        whose, own_name = persona or "", whose
    whose = _persona(catalog, whose or _only_one(catalog) or _asked(_whose(catalog), "--persona"))
    called = _label(title or _asked('Its title, in their words: "I ..."', "--title"), "--title")
    own_name = _id(own_name or short_slug(called, "journey"), "PERSONA/JOURNEY")
    form = kind or _asked_kind()
    registries = catalog.registries
    text = journey_draft(
        called,
        form,
        list(registries.stages),
        owner=_owner(catalog, owner) if owner else "",
        owners=[each.id for each in registries.owners if each.written],
        channels=[each.id for each in registries.channels if each.written and each.id != NO_CONTACT],
    )
    file = _write(ctx, root / whose / f"{own_name}.md", text)
    put(f"Next: fill in what you know, then run: journeys check {file}\n")


def _catalog(root: Path) -> Catalog:
    with memory_of(root) as memory:
        return read(root, None, memory).catalog


def _persona(catalog: Catalog, named: str) -> str:
    """The persona of a name or an id. Wrong use where there is none."""
    for persona in catalog.personas.values():
        if fold(named) in (fold(persona.id), fold(persona.name)):
            return persona.id
    near = nearest(named, catalog.personas)
    meant = f" Did you mean {near}?" if near else ""
    there = f" There are: {_some(catalog.personas)}." if catalog.personas and not near else ""
    begin = f'To begin one: journeys new persona --name "{named}"'
    raise click.UsageError(f"There is no persona `{named}`.{meant}{there} {begin}")


def _some(ids: Iterable[str]) -> str:
    """Some ids out of many, to choose from."""
    known = list(ids)
    return ", ".join(known[:LISTED]) + (", ..." if len(known) > LISTED else "")


def _whose(catalog: Catalog) -> str:
    return f"Whose journey ({_some(catalog.personas)})" if catalog.personas else "Whose journey"


def _owner(catalog: Catalog, named: str) -> str:
    owners = catalog.registries.owners
    found = owners.find(named)
    if found is None and owners.binding:
        known = ", ".join(owners.ids)
        raise click.BadParameter(f"there is no owner {named} in owners.yml: {known}.", param_hint="--owner")
    return found or _id(named, "--owner")


def _only_one(catalog: Catalog) -> str:
    personas = list(catalog.personas)
    return personas[0] if len(personas) == 1 else ""


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _asked(question: str, option: str) -> str:
    if not _is_terminal():
        raise click.UsageError(f"{question} is missing: {option}.")
    answer: str = click.prompt(question)
    return answer


def _asked_kind() -> str:
    """The kind of a journey: asked for on a terminal, else the most common one."""
    names = list(kinds())
    if not _is_terminal():
        return names[0]
    for name, kind in kinds().items():
        put(f"  {name}: {kind['about']}\n")
    answer: str = click.prompt("What it begins with", type=click.Choice(names), default=names[0])
    return answer


def _label(text: str, where: str) -> str:
    return _taken(lambda: label(text), where)


def _id(text: str, where: str) -> str:
    return _taken(lambda: identifier(text), where)


def _taken(read_: Callable[[], str], where: str) -> str:
    try:
        return read_()
    except Refusal as refusal:
        meant = f" Did you mean {refusal.suggestion}?" if refusal.suggestion else ""
        raise click.BadParameter(f"{refusal.message}.{meant}", param_hint=where) from None


def _write(ctx: click.Context, path: Path, text: str) -> Path:
    """Write a new file, and say so; how one would type it here. One that is there stays."""
    shown = Path(os.path.relpath(path))
    if path.parent.is_symlink() or (path.parent.exists() and not path.parent.is_dir()):
        what = "a link, which is not followed" if path.parent.is_symlink() else "no folder"
        click.echo(f"{visible(str(shown.parent))} is {what}. Nothing was written.", err=True)
        ctx.exit(REFUSED)
    write_all([Change(path, text.encode())])
    put(f"Wrote {shown}.\n")
    return shown
