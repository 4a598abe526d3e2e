"""The command `journeys`. One module a command; nothing of them is imported before it is asked for."""

from __future__ import annotations

import click

from mkdocs_journeys import __version__
from mkdocs_journeys.cli.group import Commands
from mkdocs_journeys.cli.options import in_directory

# In the order in which --help lists them. A command stands in the module of its name, as `command`.
COMMANDS = (
    "init",
    "new",
    "import",
    "check",
    "format",
    "explain",
    "watch",
    "diff",
    "history",
    "due",
    "export",
    "metrics",
    "publish",
    "versions",
    "retitle",
    "hide",
    "unpublish",
    "codeowners",
    "cms",
    "schema",
    "reference",
)


@click.group(cls=Commands, names=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@in_directory
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Customer journey maps as code.

    Exit status of all commands: 0 is fine, 1 means errors were found, 2 means wrong use.
    """
