"""Every test gets folders and a process of its own, a fixed time zone, no animation and no cursor blink."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

MEASURED = frozenset({"model", "text", "chronology", "store", "export", "index"})
"""The folders of the tests that have to cover the middle (``[tool.coverage.run]``) wholly."""

settings.register_profile(
    "dateline",
    deadline=None,  # a busy machine is no fault of the code
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("dateline")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with those in real terminals, which run one behind the other, so that they do not come last.

    Then come those whose coverage is measured: what is made once in a process is made in one of them.
    """
    turns = {"terminal": 0} | dict.fromkeys(MEASURED, 1)
    items.sort(key=lambda item: turns.get(_folder(item), 2))


def _folder(item: pytest.Item) -> str:
    return item.path.relative_to(Path(__file__).parent).parts[0]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure coverage, where it is asked for, in the tests of the middle only.

    What screens and terminals happen to run through is not tested by that, and tracing makes their tests
    take half as long again.
    """
    coverage = sys.modules["coverage"].Coverage.current() if "coverage" in sys.modules else None
    if coverage is None or _folder(item) in MEASURED:
        return (yield)
    coverage.stop()
    try:
        return (yield)
    finally:
        coverage.start()


@pytest.fixture(autouse=True)
def _own_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def _own_process() -> Iterator[None]:
    """The keys and the looks that a test's reader has told the process do not outlast the test.

    A module that is not imported has been told nothing, and importing it would slow the tests below it.
    """
    yield
    if keys := sys.modules.get("reader.keys"):
        keys.use_keys({})
    if entity_look := sys.modules.get("reader.widgets.entity_look"):
        entity_look.use_types({})
