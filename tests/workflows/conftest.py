"""A hosted wiki for each test that changes one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.workflows.hosted import Hosted, host


@pytest.fixture
def fresh(tmp_path: Path) -> Hosted:
    """A new wiki with nothing published."""
    return host(tmp_path)
