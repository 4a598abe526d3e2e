"""What all tests of built sites share."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.fake import Wiki


@pytest.fixture
def wiki(tmp_path: Path) -> Wiki:
    return Wiki(tmp_path)
