"""What reading says of wikis with something wrong in them, compared whole.

Each file in `cases/` holds several small wikis. A case begins with `#### what it shows`; `=== name` begins
a file below `journeys/`; `=> ` ends the last one, and what is told follows. Run `pytest --update` to
rewrite what is told, and read the difference.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.findings import as_text
from tests.trees import read_tree

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    source: Path
    name: str
    written: str
    told: str

    @property
    def files(self) -> dict[str, str | bytes]:
        parts = [part.partition("\n") for part in self.written.split("=== ")[1:]]
        return {name.strip(): content for name, _, content in parts}


def cases_of(source: Path) -> list[Case]:
    cases = []
    for block in source.read_text(encoding="utf-8").split("\n#### ")[1:]:
        name, _, rest = block.partition("\n")
        written, _, told = rest.partition("=>\n")
        cases.append(Case(source, name, written, told.strip()))
    return cases


CASES = [case for source in sorted(FOLDER.glob("*.txt")) for case in cases_of(source)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.source.stem}: {case.name}")
def test_reading_says(case: Case, tmp_path: Path, update: bool) -> None:
    told = as_text(read_tree(tmp_path, case.files).findings)
    if update:
        before = f"#### {case.name}\n{case.written}=>\n"
        whole = case.source.read_text(encoding="utf-8")
        start = whole.index(f"\n{before}") + 1 + len(before)
        end = whole.find("\n#### ", start)
        rest = "" if end < 0 else whole[end:]
        case.source.write_text(f"{whole[:start]}{told}\n{rest}", encoding="utf-8")
    else:
        assert told == case.told
