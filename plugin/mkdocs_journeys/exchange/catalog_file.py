"""The way back from a JSON file of a whole wiki."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from mkdocs_journeys.exchange.brought import Brought, Problem
from mkdocs_journeys.pages.catalog_json import COMPUTED, KIND, SEAL, VERSION

_PARTS = ("settings", "registries", "unlisted", "personas", "journeys")
_ABOUT = ("$schema", "kind", "version", COMPUTED, SEAL)
_END = b"\n}\n"
_SEALED = re.compile(rf',\n  "{SEAL}": "([0-9a-f]{{64}})"\n}}\n\Z'.encode())
_KIND = re.compile(rf'"kind"\s*:\s*"{KIND}"'.encode())
# A wiki of a thousand journeys has twenty.
SIZE_LIMIT = 128 * 1024 * 1024


def is_catalog(data: bytes) -> bool:
    """Whether a file says that it is such an export, whoever has written it in which order."""
    is_object = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    return is_object and _KIND.search(data) is not None


def sealed(text: str) -> bytes:
    """An export with a seal, by which one sees later whether somebody has changed it."""
    data = text.encode("utf-8", "surrogatepass")
    return data.removesuffix(_END) + f',\n  "{SEAL}": "{_digest(data)}"'.encode() + _END


def is_untouched(data: bytes) -> bool:
    """Whether a file is such an export, and nobody has changed it since."""
    found = _SEALED.search(data)
    return found is not None and found[1].decode() == _digest(data[: found.start()] + _END)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def catalog_from(data: bytes) -> Brought:
    """What such a file says. What is computed in it is left alone: it follows from the rest."""
    if len(data) > SIZE_LIMIT:
        return _refused("$", f"The file is larger than {SIZE_LIMIT // 1024 // 1024} MiB.")
    try:
        whole = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        return _refused("$", "The file is not saved as UTF-8.")
    except json.JSONDecodeError as error:
        return _refused(f"line {error.lineno}, column {error.colno}", f"This is no JSON: {error.msg}.")
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deep" if isinstance(error, RecursionError) else str(error)
        return _refused("$", f"This is no JSON that can be read: {reason}.")
    if not isinstance(whole, dict) or whole.get("kind") != KIND:
        return _refused("kind", "This is no export of a wiki.", f'"kind": "{KIND}"')
    version = whole.get("version")
    if version != VERSION:
        newer = isinstance(version, int) and version > VERSION
        hint = " Upgrade with pip install -U mkdocs-journeys." if newer else ""
        return _refused("version", f"There is no version {version!r} of this file here.{hint}", str(VERSION))
    return _brought(whole)


def _brought(whole: dict[str, Any]) -> Brought:
    brought = Brought()
    for part in _PARTS:
        found = whole.get(part, {})
        for way in _not_fields(part, found):
            brought.problems.append(Problem(way, "Here belong fields in braces."))
            found = {}
        setattr(brought, part, found)
    for key in whole.keys() - {*_PARTS, *_ABOUT}:
        brought.problems.append(Problem(str(key), "There is no such part of an export.", ", ".join(_PARTS)))
    return brought


def _not_fields(part: str, found: Any) -> list[str]:
    """The ways to what has to hold fields and does not."""
    depth = {"settings": 1, "registries": 3}.get(part, 2)
    level = {part: found}
    for _ in range(depth):
        wrong = [way for way, each in level.items() if not isinstance(each, dict)]
        if wrong:
            return wrong
        level = {f"{way}.{key}": inner for way, each in level.items() for key, inner in each.items()}
    return []


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


def _refused(place: str, message: str, allowed: str = "") -> Brought:
    return Brought(problems=[Problem(place, message, allowed)])
