"""What all tests share: `--update` rewrites what is expected, to be read before it is committed."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.hostile.whole import Built
    from tests.workflows.hosted import Hosted, Run


def pytest_configure(config: pytest.Config) -> None:
    """What builds remember stays out of the cache of whoever runs the tests, and of one run only."""
    folder = tempfile.TemporaryDirectory(prefix="journeys-cache-")
    os.environ["JOURNEYS_CACHE"] = folder.name
    config.add_cleanup(folder.cleanup)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the golden files with what comes out now")


@pytest.fixture
def small_heap() -> Iterator[None]:
    """What other tests have left in memory is not looked through while a test holds a limit of time."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session")
def hosted_versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Hosted, Mapping[str, Run]]:
    """A wiki with several versions, published by its workflows: to be looked at, not to be changed."""
    from tests.workflows.story import published

    return published(tmp_path_factory.mktemp("hosted"))


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of all hostile files at once: to be looked at, not to be changed."""
    from tests.hostile.whole import built, everything, wiki

    return built(wiki(tmp_path_factory.mktemp("hostile") / "wiki", everything()))
