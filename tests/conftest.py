"""What every test may ask for: a real desk, its clock."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from marianne_desk.usecases.desk import Desk
from tests.desks import MakeDesk, SetClock, maker


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a session bus there is no keyring to try; the test command always starts one."""
    if "DBUS_SESSION_BUS_ADDRESS" in os.environ:
        return
    skip = pytest.mark.skip(reason="no session bus: run the test command of the README")
    for item in items:
        if item.get_closest_marker("keyring"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def desk_templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("templates")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def make_desk(desk_templates: Path, tmp_path: Path) -> Iterator[MakeDesk]:
    make, close = maker(desk_templates, tmp_path)
    yield make
    close()


@pytest.fixture
def desk(make_desk: MakeDesk, clock: SetClock) -> Desk:
    return make_desk(clock=clock)
