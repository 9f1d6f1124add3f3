"""What holds for all tests: the wheel, and that some install packages only where that is asked for."""

from pathlib import Path

import pytest

from starter_stories import build_wheel


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return build_wheel(tmp_path_factory.mktemp("wheel"))


def pytest_addoption(parser: pytest.Parser) -> None:
    help = "run also the tests that install packages or drive an office program"
    parser.addoption("--slow", action="store_true", help=help)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--slow"):
        for item in items:
            if item.get_closest_marker("slow"):
                item.add_marker(pytest.mark.skip(reason="slow: run with --slow"))
