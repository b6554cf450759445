"""A dead PC, a new one: the recovery sheet's words typed by hand, everything there again. And a copy brought back in
the place of the present desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.recovery_words import words_of
from marianne_desk.usecases.backup import back_up
from marianne_desk.usecases.desk import Desk, open_desk
from marianne_desk.usecases.log_contact import log_contact
from tests.desks import PASSPHRASE, MakeDesk, SetClock
from tests.gui.driving import Driven, focused, opened, press, type_text
from ui.app import Start
from ui.backup.notice import Notice
from ui.backup.restore_dialog import RestoreDialog
from ui.first_start.view import FirstStart
from ui.help.page import HelpPage

NEW = "une phrase toute neuve"


def _log(desk: Desk, count: int) -> None:
    for _ in range(count):
        log_contact(desk, ContactDraft(requests=(RequestDraft(theme="papiers", reason="cni"),)))


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    import keyring
    from keyring.backends.fail import Keyring

    monkeypatch.delenv("MARIANNE_DESK_PASSPHRASE", raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@contextmanager
def new_computer(folder: Path, clock: SetClock) -> Iterator[tuple[Driven, RestoreDialog]]:
    """A window on an empty folder, « Reprendre une sauvegarde » chosen by keys."""
    start = Start(folder, clock=clock)
    start.show()
    driven = Driven(start)
    driven.wait(lambda: start.window.findChild(FirstStart) is not None, 20)
    first = start.window.findChild(FirstStart)
    assert first is not None
    driven.wait(first.list.file.hasFocus)
    first.bring_back.setFocus()
    press("Space")
    dialog = first.findChild(RestoreDialog)
    assert dialog is not None
    driven.wait(dialog.file.file.hasFocus)
    try:
        yield driven, dialog
    finally:
        for left in (*start.window.findChildren(RestoreDialog), *start.window.findChildren(FirstStart)):
            left.reject()
        if start.backup is not None:
            start.backup.at_close = False
        start.window.close()
        start.window.deleteLater()
        QApplication.processEvents()


def test_on_a_new_computer_with_the_sheet_everything_is_there(
    dressed: QApplication, make_desk: MakeDesk, clock: SetClock, tmp_path: Path, no_keyring: None
) -> None:
    desk = make_desk(clock=clock)
    _log(desk, 3)
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = back_up(desk, stick).path
    words = words_of(desk.store.key)
    for path in (*stick.glob("*.key"), *stick.glob("*.json")):
        path.unlink()  # only the copy itself and the paper are left
    with new_computer(tmp_path / "new", clock) as (driven, dialog):
        press("Return")
        assert "Choisissez d’abord" in dialog.file.form._errors["file"].text()
        type_text(str(stick / "gone.db"))
        press("Return")
        driven.wait(lambda: "introuvable" in dialog.file.form._errors["file"].text())
        photo = tmp_path / "photo.db"
        photo.write_bytes(b"x" * 8192)
        press("Ctrl+A")
        type_text(str(photo))
        press("Return")  # no key is asked for what no key opens
        driven.wait(lambda: "n’est pas une sauvegarde" in dialog.file.form._errors["file"].text())
        assert dialog.back.isHidden()
        press("F1")
        driven.wait(lambda: dialog.findChild(HelpPage) is not None)
        page = dialog.findChild(HelpPage)
        assert page is not None
        driven.wait(page.isActiveWindow)
        press("Escape")
        driven.wait(lambda: dialog.findChild(HelpPage) is None)
        driven.wait(dialog.file.file.hasFocus)
        press("Ctrl+A")
        type_text(str(copy))
        press("Return")
        driven.wait(dialog.key.words.hasFocus)
        dialog.back.setFocus()
        press("Space")
        driven.wait(dialog.file.file.hasFocus)
        press("Return")
        driven.wait(dialog.key.words.hasFocus)
        assert dialog.key.secret.isHidden()
        type_text(" ".join([*words[:6], "zzzz", *words[7:]]))
        _go_on(dialog)
        driven.wait(lambda: "Le mot 7, «\u00a0zzzz\u00a0»" in dialog.key.form._errors["words"].text())
        press("Ctrl+A")
        type_text(" ".join(word[:4] for word in words))
        _go_on(dialog)
        driven.wait(dialog.go_on.hasFocus)
        assert "France services de Vaubrun" in dialog.look.title.text()
        assert "3 passages" in dialog.look.facts.text().replace("\u00a0", " ")
        press("Space")
        driven.wait(dialog.look.first.hasFocus)
        type_text(NEW)
        press("Tab")
        type_text(NEW + "x")
        press("Return")
        assert "diffèrent" in dialog.look.form._errors["again"].text()
        press("Backspace")
        press("Return")
        driven.wait(lambda: driven.start.is_ready, 20)
        driven.wait_rows(3)
        assert "Guichet repris" in driven.status
        offered = [one for one in driven.window.findChildren(Notice) if one.isVisible()]
        assert any("feuille de secours" in one.label.text() for one in offered)
        driven.type("cni")
        driven.press("Return")
        driven.wait_rows(4)
    brought = open_desk(tmp_path / "new", NEW)
    assert brought.store.key == desk.store.key
    brought.close()


def test_a_copy_takes_the_place_of_the_present_desk_which_is_put_aside(
    dressed: QApplication, make_desk: MakeDesk, clock: SetClock
) -> None:
    desk = make_desk(clock=clock)
    _log(desk, 2)
    copy = back_up(desk).path
    _log(desk, 5)
    folder = desk.place.folder
    with opened(folder, clock) as driven:
        driven.wait_rows(7)
        assert driven.start.backup is not None
        driven.start.backup.bring_back()
        driven.wait(lambda: driven.window.findChild(RestoreDialog) is not None)
        dialog = driven.window.findChild(RestoreDialog)
        assert dialog is not None
        driven.wait(dialog.file.file.hasFocus)
        type_text(str(copy))
        press("Return")
        driven.wait(dialog.key.passphrase.hasFocus)
        type_text("pas la bonne phrase")
        press("Return")
        driven.wait(lambda: "n’ouvre pas" in dialog.key.secret._errors["passphrase"].text())
        press("Escape")
        driven.wait(dialog.file.file.hasFocus)
        press("Return")
        driven.wait(dialog.key.passphrase.hasFocus)
        press("Ctrl+A")
        type_text(PASSPHRASE)
        press("Return")
        driven.wait(dialog.go_on.hasFocus)
        assert "mis de côté" in dialog.look.then.text()
        press("Space")
        driven.wait(lambda: "Guichet repris" in driven.status, 20)
        driven.wait_rows(2)
    asides = list(folder.glob("mis-de-cote-*"))
    assert len(asides) == 1
    before = open_desk(asides[0], PASSPHRASE)
    with before.store.reading() as connection:
        from sqlalchemy import text

        assert connection.execute(text("SELECT count(*) FROM contact")).scalar_one() == 7
    before.close()


def _go_on(dialog: RestoreDialog) -> None:
    dialog.go_on.setFocus()
    assert focused() is dialog.go_on
    press("Space")
