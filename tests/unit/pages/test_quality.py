"""What the rules say about what the site shows: nothing of hidden drafts, nor because of them."""

from __future__ import annotations

from pathlib import Path

from tests.unit.pages.rows import built, text, wiki_of

from mkdocs_journeys.pages.quality import pages
from mkdocs_journeys.pages.wiki import Wiki

MAP = """\
---
title: I buy {what}
{more}stages:
  - name: Buy
    touchpoints:
      - use: till
        owner: {owner}
---
"""
FILES = {
    "mina/index.md": "---\nname: Mina\n---\n",
    "mina/shoes.md": MAP.format(what="shoes", more="", owner="shop  # journeys: ignore JM303 -- is settled"),
    "mina/tent.md": MAP.format(what="a tent", more="", owner="shop"),
    "mina/secret.md": MAP.format(what="it", more="status: draft  # journeys: ignore JM103\n", owner="heirs"),
    "owners.yml": "shop: Shop\nheirs: Heirs\n",
    "touchpoints.yml": "till: {name: Till, owner: heirs}\n",
}


def said(wiki: Wiki, file: str) -> set[str]:
    return {told.finding.code for told in wiki.told if told.finding.file == f"journeys/{file}"}


def test_a_draft_is_not_told_of(tmp_path: Path) -> None:
    shown = wiki_of(tmp_path, FILES, drafts=True)
    assert "JM001" in said(shown, "mina/secret.md")
    hidden = wiki_of(tmp_path, FILES)
    assert said(hidden, "mina/secret.md") == set()
    html = text(built(hidden, lambda wiki: iter(pages(wiki)))["quality/"])
    assert "A waiver that gives no reason" not in html


def test_what_a_draft_needs_is_needed(tmp_path: Path) -> None:
    """Two owners differ for a draft alone, and the waiver says why."""
    files = {**FILES, "touchpoints.yml": "till: {name: Till}\n"}
    files["mina/shoes.md"] = MAP.format(
        what="shoes", more="", owner="web  # journeys: ignore JM303 -- settled"
    )
    files["mina/secret.md"] = files["mina/secret.md"].replace("JM103", "JM103 -- it is new")
    del files["mina/tent.md"]
    for name in ("a", "b"):
        files[f"mina/draft-{name}.md"] = MAP.format(what=name, more="status: draft\n", owner="heirs")
    files["owners.yml"] += "web: Web\n"
    assert "JM002" not in said(wiki_of(tmp_path, files, drafts=True), "mina/shoes.md")
    assert "JM002" not in said(wiki_of(tmp_path, files), "mina/shoes.md")


def test_a_shared_thing_is_told_of_without_the_draft_that_it_is_in(tmp_path: Path) -> None:
    """In other words than for the whole wiki, which name the draft."""
    files = {**FILES, "touchpoints.yml": "till: {name: Till}\n"}
    for name in ("shoes", "tent", "secret"):
        status = "status: draft\n" if name == "secret" else ""
        files[f"mina/{name}.md"] = MAP.format(what=name, more=status, owner="x").replace(
            "\n        owner: x", ""
        )
    wiki = wiki_of(tmp_path, files)
    (told,) = [each.finding for each in wiki.told if each.rule.id == "JM301"]
    assert told.file == "journeys/touchpoints.yml"
    assert "secret" not in told.message
