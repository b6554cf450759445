"""Pictures of the screens, taken from the real window on a real desk: for the README and the demonstration."""

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.app import Start
from ui.log_file import write_to
from ui.palettes import Look
from ui.shortcuts import Act

SIZE = (1366, 768)
SCREENS = (
    (Act.TO_ANSWER, "a-repondre"),
    (Act.DAY, "journee"),
    (Act.AGENDA, "agenda"),
    (Act.CASES, "dossiers"),
    (Act.CONTACTS, "passages"),
    (Act.MONTH, "mois"),
    (Act.COMMITMENTS, "engagements"),
    (Act.SETTINGS, "reglages"),
)
"""Every screen but the counter, which is taken last with something typed, and the name of its picture."""
SHEET_SCALE = 1.25
"""90 pixels an inch."""
_PATIENCE_MS = 30_000
NO_PAPERS: Mapping[str, Path] = MappingProxyType({})


def take_pictures(
    desk: Path, output: Path, moment: datetime | None = None, papers: Mapping[str, Path] = NO_PAPERS
) -> tuple[Path, ...]:
    """Shows the window on the desk kept in ``desk`` and leaves one PNG a screen in ``output``; their paths.

    ``moment`` is the instant that its clock shows (None: the present); ``papers``: PDFs whose first page is
    taken too, by the name of its picture. Raises TimeoutError when the desk does not open within half a minute."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["marianne-desk"])
    write_to(desk)
    theme.load_face()
    theme.dress(app, Look.LIGHT)
    start = Start(desk, clock=(lambda: moment) if moment else None)
    start.window.resize(*SIZE)
    start.show()
    try:
        _wait_until(lambda: start.is_ready)
        taken = []
        for act, name in SCREENS:
            start.window.show_screen(act)
            _settle()
            taken.append(_grab(start.window, output / f"{name}.png"))
        taken += [_first_page(paper, output / f"{name}.png") for name, paper in papers.items()]
        start.window.show_screen(Act.COUNTER)
        start.view.entry.setText("retraite")
        start.view.entry.textEdited.emit("retraite")
        return (_grab(start.window, output / "guichet.png"), *taken)
    finally:
        if start.counter is not None:
            start.counter.presenter.clear()  # what was typed for the picture is not left in the desk's file
        start.window.may_close = lambda: True
        start.window.close()


def _first_page(sheet: Path, path: Path) -> Path:
    from marianne_desk.usecases.sheet import preview_page

    page = preview_page(sheet.read_bytes(), 0, SHEET_SCALE)
    row = 3 * page.width
    QImage(page.rgb, page.width, page.height, row, QImage.Format.Format_RGB888).save(str(path))
    return path


def _grab(window: QWidget, path: Path) -> Path:
    _turn(200)
    path.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(path))
    return path


def _settle() -> None:
    """Figures come back from their lane a moment later."""
    _turn(2_500)


def _turn(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _wait_until(reached: Callable[[], bool]) -> None:
    for _ in range(_PATIENCE_MS // 20):
        if reached():
            return
        _turn(20)
    raise TimeoutError
