"""Real windows on real encrypted desks, driven by keys. No screen is needed."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven, opened
from ui import theme
from ui.palettes import Look


@pytest.fixture(scope="session")
def dressed(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> QApplication:
    """The application in its light look; the person's own choices are left alone."""
    folder = tmp_path_factory.mktemp("settings")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    theme.load_face()
    theme.dress(qapp, Look.LIGHT)
    return qapp


@pytest.fixture(autouse=True)
def no_leaked_window(dressed: QApplication) -> Iterator[None]:
    before = {id(window) for window in QApplication.topLevelWidgets()}
    yield
    QApplication.processEvents()
    left = [
        window for window in QApplication.topLevelWidgets() if window.isVisible() and id(window) not in before
    ]
    assert left == []


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    """The folder of a desk without any contact."""
    return make_desk(clock=clock).place.folder


@pytest.fixture
def window(dressed: QApplication, desk_folder: Path, clock: SetClock) -> Iterator[Driven]:
    """The window, open on ``desk_folder``."""
    with opened(desk_folder, clock) as driven:
        yield driven
