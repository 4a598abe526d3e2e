"""Which versions have to go, so that the published site does not grow for ever."""

from __future__ import annotations

from mkdocs_journeys.publish.store import Store

KEPT = 12
# Always the state of now, and not one of the versions that become more.
DEVELOPMENT = "dev"


def overdue(store: Store, keep: int, default: str, published: str) -> tuple[str, ...]:
    """All but the newest `keep` versions, the oldest first.

    The default one, those with an alias, `dev` and the one just published never have to go.
    """
    counted = [version for version in store.versions if version.name != DEVELOPMENT]
    return tuple(
        version.name
        for version in reversed(counted[keep:])
        if not version.aliases and version.name not in (default, published)
    )
