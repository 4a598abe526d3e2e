"""Jinja for files that are no HTML, with signs that GitHub's workflows and MkDocs' templates leave free."""

from __future__ import annotations

from jinja2 import BaseLoader, Environment, StrictUndefined


def forms(loader: BaseLoader | None = None, *, trim_blocks: bool = False) -> Environment:
    """An environment in which `[[ ... ]]` is filled in. Each place says itself how its text is written."""
    return Environment(
        loader=loader,
        variable_start_string="[[",
        variable_end_string="]]",
        block_start_string="[%",
        block_end_string="%]",
        comment_start_string="[#",
        comment_end_string="#]",
        trim_blocks=trim_blocks,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701  no HTML
    )
