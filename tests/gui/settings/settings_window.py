"""The settings screen of a real window, driven by keys."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from marianne_desk.usecases.desk import Desk, open_desk
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven, focused, opened, press
from ui.settings.effect_words import CONFIRMING
from ui.settings.page import CONFIRM, Page
from ui.settings.presenter import KEPT, Section
from ui.settings.view import SettingsView


@dataclass
class Settings:
    """The settings screen, driven by keys. ``desk`` reads the file as it is on the disk."""

    driven: Driven
    view: SettingsView
    folder: Path

    def go_to(self, section: Section) -> Page:
        """Walks to a section and enters it."""
        if focused() is not self.view.sections:
            press("Escape")
        press("Home")
        for _ in range(list(Section).index(section)):
            press("Down")
        press("Right")
        return self.view.page(section)

    def save(self) -> None:
        press("Ctrl+S")
        page = self.view.page(self.view.section())
        self.driven.wait(lambda: page.said.text() == KEPT or page.keep.text() == CONFIRM, 10)
        if page.keep.text() == CONFIRM:
            assert page.said.text().endswith(CONFIRMING)
            press("Ctrl+S")
            self.driven.wait(lambda: page.said.text() == KEPT, 10)

    def desk(self) -> Desk:
        desk = open_desk(self.folder, PASSPHRASE)
        desk.close()
        return desk


@contextmanager
def opened_settings(folder: Path, clock: SetClock) -> Iterator[Settings]:
    """The settings on the desk of ``folder``, once they show it."""
    with opened(folder, clock) as driven:
        driven.press("Ctrl+9")
        view = driven.window.findChild(SettingsView)
        assert view is not None
        driven.wait(lambda: view._snapshot is not None, 20)
        yield Settings(driven, view, folder)
