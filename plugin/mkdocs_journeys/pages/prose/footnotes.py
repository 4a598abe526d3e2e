"""Footnotes: each stands at the end of the section that speaks of it, since sections go apart."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement


def take_out(root: Element, prefix: str) -> list[Element]:
    """Take the list of footnotes off a body's tree. Their ids get a prefix and a number.

    Ids are numbers because names of footnotes may hold anything, with a sign that no heading's id has.
    """
    block = next((child for child in root if child.get("class") == "footnote"), None)
    notes = list(block.iter("li")) if block is not None else []
    if block is not None:
        root.remove(block)
    own = [note for note in notes if (note.get("id") or "").startswith("fn:")]
    _rename(root, own, prefix)
    return own


def _rename(root: Element, notes: Sequence[Element], prefix: str) -> None:
    names = {}
    for number, note in enumerate(notes, start=1):
        names[note.get("id") or ""] = f"{prefix}fn_{number}"
    everything = [element for tree in (root, *notes) for element in tree.iter()]
    for element in everything:
        written = element.get("id") or ""
        if element.tag == "sup" and written.startswith("fnref"):
            marker, _, name = written.partition(":")
            owner = names.get(f"fn:{name}", prefix)
            names[written] = f"{owner}_ref{marker.removeprefix('fnref')}"
    for element in everything:
        written = element.get("id") or ""
        if written in names:
            element.set("id", names[written])
        if element.get("class") in ("footnote-ref", "footnote-backref"):
            element.set("href", f"#{names.get((element.get('href') or '#')[1:], '')}")


def share_out(notes: Sequence[Element], sections: Sequence[Element]) -> None:
    """Append each footnote to the first section that refers to it, else to the last one."""
    spoken_of = [
        {link.get("href") for link in section.iter("a") if link.get("class") == "footnote-ref"}
        for section in sections
    ]
    lists: dict[int, Element] = {}
    for number, note in enumerate(notes, start=1):
        href = f"#{note.get('id')}"
        place = next((at for at, hrefs in enumerate(spoken_of) if href in hrefs), len(sections) - 1)
        if place not in lists:
            block = SubElement(sections[place], "div", {"class": "footnote"})
            SubElement(block, "hr")
            lists[place] = SubElement(block, "ol")
        # The number that the text shows, wherever the list begins.
        note.set("value", str(number))
        lists[place].append(note)
