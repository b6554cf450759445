"""A real window that shows a name, and in which something goes wrong: nothing of it is in a file when it is closed."""

import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from marianne_desk.domain.errors import MachineError
from marianne_desk.usecases.desk import open_desk
from tests.case_samples import a_case
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven, opened, press, type_text
from ui.log_file import write_to
from ui.visitors.window import VisitorsDialog

NAME = "Zorglubine Quatrefages"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def driven(dressed: QApplication, temporary: Path, desk_folder: Path, clock: SetClock) -> Iterator[Driven]:
    desk = open_desk(desk_folder, PASSPHRASE, clock)
    a_case(desk, NAME)
    desk.close()
    log = logging.getLogger("marianne_desk")
    before, level = list(log.handlers), log.level
    write_to(desk_folder)
    with opened(desk_folder, clock) as window:
        window.wait_rows(1)
        yield window
    for handler in set(log.handlers) - set(before):
        log.removeHandler(handler)
        handler.close()
    log.setLevel(level)


def test_a_fault_while_a_name_is_shown_writes_it_nowhere(
    driven: Driven, desk_folder: Path, temporary: Path
) -> None:
    driven.press("Alt+Q")
    dialog = driven.window.findChild(VisitorsDialog)
    assert dialog is not None
    driven.wait(dialog.line.hasFocus)
    type_text("zorglubine")
    driven.wait(lambda: NAME in str(dialog.table.rows[0].cells) if dialog.table.rows else False)
    try:
        raise ValueError(NAME)
    except ValueError as error:
        driven.window.messages.tell(error)
    driven.window.messages.tell(MachineError("not_writable", file="registre.ods"))
    boxes = driven.window.findChildren(QMessageBox)
    assert len(boxes) == 2
    for box in boxes:
        assert NAME not in box.text() + box.informativeText() + box.detailedText()
        box.close()
    press("Escape")
    driven.window.close()
    log = (desk_folder / "desk.log").read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "not_writable" in log
    files = [path for folder in (desk_folder, temporary) for path in folder.rglob("*") if path.is_file()]
    assert desk_folder / "desk.db" in files
    for path in files:
        raw = path.read_bytes().lower()
        for word in ("zorglubine", "quatrefages", "0612345678", "06 12 34 56 78"):
            for coding in ("utf-8", "utf-16-le"):
                assert word.encode(coding) not in raw, path.name
