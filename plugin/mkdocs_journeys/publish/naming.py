"""Find a version that is there, by its name or one of its aliases."""

from __future__ import annotations

from mkdocs_journeys.model.values.refusal import nearest
from mkdocs_journeys.publish.refusal import Refused
from mkdocs_journeys.publish.store import Store, Version


def known(store: Store, name: str) -> Version:
    """The version that a name leads to. Raises `Refused` with those that are there."""
    version = store.holder(name)
    if version is None:
        names = list(store.names())
        meant = nearest(name, names)
        what = "preview" if store.previews else "version"
        raise Refused(
            f"There is no {what} and no alias {name}." + (f" Did you mean {meant}?" if meant else ""),
            f"There are: {', '.join(names)}." if names else f"No {what} is published yet.",
        )
    return version
