"""What holds for all tests: those that install packages run only where that is asked for."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    help = "run also the tests that install packages into environments of their own"
    parser.addoption("--slow", action="store_true", help=help)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--slow"):
        for item in items:
            if item.get_closest_marker("slow"):
                item.add_marker(pytest.mark.skip(reason="installs packages: run with --slow"))
