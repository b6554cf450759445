"""Several people at once: an entry set aside for the telephone, taken back, kept when the PC dies. By keys alone."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from sqlalchemy import select

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.set_aside import SetAside
from marianne_desk.storage import tables as t
from marianne_desk.usecases.at_the_counter import erase_entry, kept_entries
from marianne_desk.usecases.desk import open_desk
from tests.desks import PASSPHRASE, SetClock
from tests.gui.driving import Driven, opened
from tests.gui.test_counter import kept
from ui.counter import load


def in_file(folder: Path, clock: SetClock) -> tuple[SetAside, ...]:
    desk = open_desk(folder, PASSPHRASE, clock)
    try:
        return kept_entries(desk)
    finally:
        desk.close()


def lines(window: Driven) -> list[str]:
    """What stands in « Mis de côté », the last on top."""
    panel = window.view.aside
    texts = [panel.list.item(row).text().replace("\u00a0", " ") for row in range(panel.list.count())]
    return texts if panel.isVisible() else []


def test_the_telephone_sets_a_half_typed_entry_aside_and_esc_brings_it_back(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    window.type("caf apl")
    window.press("Right", "4")
    clock.forward(minutes=2)
    window.press("F3")
    assert "Mis de côté" in window.status
    assert lines(window) == ["2 min  guichet, caf apl"]
    assert window.view.aside.title.text() == "Mis de côté · 1"
    assert (window.view.entry.text(), window.view.facts.age) == ("", None)
    window.type("hor")
    window.press("Return")
    window.wait_rows(1)
    assert lines(window) == ["2 min  guichet, caf apl"]
    window.press("Escape")
    assert window.view.entry.text() == "caf apl"
    assert window.view.facts.age is not None
    assert lines(window) == []
    assert window.view.heading.text() == "Nouveau passage, au guichet"
    window.press("Return")
    window.wait_rows(2)
    call, visit = kept(desk_folder, clock)
    assert (call.channel, visit.channel) == (Channel.PHONE, Channel.DESK)
    assert call.arrived_at == clock.now
    assert visit.arrived_at == clock.now - timedelta(minutes=2)  # when it was begun
    assert in_file(desk_folder, clock) == ()


def test_the_same_key_twice_corrects_the_channel(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("cni")
    window.press("F3", "F3")
    assert window.view.entry.text() == "cni"
    assert lines(window) == []
    assert "téléphone" in window.status
    window.press("Return")
    window.wait_rows(1)
    assert kept(desk_folder, clock)[0].channel is Channel.PHONE


def test_an_empty_line_only_changes_its_channel(window: Driven) -> None:
    window.press("F3", "F4", "F4")
    assert lines(window) == []
    assert window.view.heading.text() == "Nouveau courriel"


def test_entries_stack_and_any_one_is_taken_back(window: Driven) -> None:
    window.type("apl")
    window.press("F3")
    window.type("cpam")
    window.press("F4")
    window.type("renov")
    window.press("Alt+C")
    assert [line.split("  ")[1] for line in lines(window)] == [
        "courriel, renov",
        "téléphone, cpam",
        "guichet, apl",
    ]
    window.press("Alt+C")
    assert window.view.aside.list.hasFocus()
    window.press("Down", "Down", "Return")
    assert window.view.entry.hasFocus()
    assert window.view.entry.text() == "apl"
    window.press("Alt+C", "Escape")  # set aside again, on top, and back
    assert window.view.entry.text() == "apl"
    assert len(lines(window)) == 2


def test_an_entry_dropped_can_be_had_again(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("apl")
    window.press("Alt+C", "Alt+C", "Delete")
    assert lines(window) == []
    window.wait(lambda: in_file(desk_folder, clock) == ())
    assert window.view.entry.hasFocus()
    window.press("Up")
    assert window.view.entry.text() == "apl"


def test_requests_and_answers_are_set_aside_too(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.type("ameli")
    window.press("Tab")
    window.type("reversion")
    window.press("Alt+2")
    window.press("F3")
    window.wait(lambda: len(in_file(desk_folder, clock)) == 1)
    with opened(desk_folder, clock) as again:
        assert "gardée" in again.status
        again.press("Escape")
        assert again.view.entry.text() == "reversion"
        assert again.options() == []
        assert len(again.chips()) == 1
        again.press("Return")
        again.wait_rows(1)
    (contact,) = kept(desk_folder, clock)
    assert [(one.reason, one.operator) for one in contact.requests] == [
        ("ameli", "CPAM"),
        ("reversion", "MSA"),
    ]


def test_yesterday_stays_the_day_before_the_entry_was_begun(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    window.press("F3")
    window.type("hier 17h cpam")
    window.press("Alt+C")
    window.wait(lambda: len(in_file(desk_folder, clock)) == 1)
    clock.forward(days=1)
    with opened(desk_folder, clock) as again:
        again.press("Escape")
        assert "reçu le mardi 13 octobre" in again.understood
        assert lines(again) == []


def test_what_is_typed_is_in_the_file_a_moment_later_and_gone_when_saved(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    window.type("caf apl")
    window.wait(lambda: [one.text for one in in_file(desk_folder, clock)] == ["caf apl"])
    assert in_file(desk_folder, clock)[0].set_aside_at is None
    window.press("Escape")
    window.wait(lambda: in_file(desk_folder, clock) == ())
    window.press("Up")
    window.wait(lambda: len(in_file(desk_folder, clock)) == 1)
    window.press("Return")
    window.wait_rows(1)
    assert in_file(desk_folder, clock) == ()


def test_a_missed_call_is_one_key_and_leaves_the_line_alone(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    window.type("caf apl")
    window.press("Shift+F3")
    (row,) = window.wait_rows(1)
    assert (row[3], row[4]) == ("Appel manqué", "– manqué")
    assert window.view.entry.text() == "caf apl"
    (contact,) = kept(desk_folder, clock)
    assert (contact.missed, contact.channel) == (True, Channel.PHONE)
    assert contact.requests[0].outcome is Outcome.DROPPED
    window.press("Escape")
    window.press("Ctrl+Z")
    window.wait_rows(0)


def test_whom_to_call_back_stands_in_the_file_and_nowhere_else(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    window.press("F3")
    window.type("hier 17h cpam")
    window.press("F12")
    assert window.view.question.title.text().replace("\u00a0", " ").endswith("rappeler qui ?")
    window.type("Odile 0601020304")
    assert "Odile" not in window.understood
    window.press("Return")
    window.wait_rows(1)
    window.wait_status("C-1 enregistré")
    desk = open_desk(desk_folder, PASSPHRASE, clock)
    with desk.store.reading() as connection:
        assert connection.execute(select(t.callback.c.words)).scalars().all() == ["Odile 0601020304"]
    desk.close()
    window.press("Up", "F12")
    assert window.view.question.answer.text() == ""
    window.press("Ctrl+Z")
    assert window.view.question.answer.text() == ""
    window.press("Escape")
    assert "Odile" not in repr(window.counter.presenter.book.history)
    assert window.view.entry.text() == "hier 17h cpam"


def test_a_further_message_of_a_thread_is_no_contact_more(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    window.press("F4")
    window.type("hier 18h renov")
    window.press("Return")
    window.wait_rows(1)
    window.wait_status("C-1 enregistré")
    window.press("F4")
    window.type("suite c-1")
    assert "rien de plus à compter" in window.understood
    window.press("Return")
    window.wait_status("Suite de C-1")
    window.press("F4")
    window.type("suite c-1 hier 19h apl caf")
    assert "suite de C-1 : Logement, APL" in window.understood
    window.press("F12")
    window.wait_status("demande ajoutée")
    window.wait(lambda: ";" in window.rows[0][3])
    assert len(window.rows) == 1
    window.type("suite c-88")
    window.press("Return")
    window.wait_status("n’existe pas")


DYING = """
import os, sys
from pathlib import Path
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from tests.desks import SetClock
from tests.gui.driving import Driven, turn
from ui import theme
from ui.app import Start
from ui.counter import wiring
from ui.palettes import Look
app = QApplication([])
theme.load_face()
theme.dress(app, Look.LIGHT)
start = Start(Path(sys.argv[1]), clock=SetClock())
start.show()
driven = Driven(start)
driven.wait(lambda: start.is_ready, 20)
driven.type("caf apl")
driven.press("F3")
driven.type("cpam css")
turn(wiring.KEEP_MS + 300)
handed_in = start._lanes[0].submit(lambda desk: None)  # behind all that was handed in
handed_in.done.connect(lambda _nothing: os.kill(os.getpid(), 9))
turn(30_000)
"""


def test_a_dead_pc_loses_nothing_of_it(desk_folder: Path, clock: SetClock, dressed: object) -> None:
    environ = os.environ | {"MARIANNE_DESK_PASSPHRASE": PASSPHRASE}
    root = Path(__file__).parents[2]
    dead = subprocess.run([sys.executable, "-c", DYING, str(desk_folder)], cwd=root, env=environ, check=False)
    assert dead.returncode == -signal.SIGKILL
    with opened(desk_folder, clock) as again:
        assert "2 saisies non enregistrées" in again.status.replace("\u00a0", " ")
        assert [line.split("  ")[1] for line in lines(again)] == ["téléphone, cpam css", "guichet, caf apl"]
        again.press("Escape")
        assert (again.view.entry.text(), again.view.heading.text()) == (
            "cpam css",
            "Nouvel appel, au téléphone",
        )


def test_two_panels_fit_a_window_at_200_percent(window: Driven) -> None:
    for text in ("hier 18h renovation de la maison de ma mere qui habite a cote", "caf apl", "cni"):
        window.type(text)
        window.press("Alt+C")
    window.press("Ins")
    window.type("x")
    window.press("F3")
    window.window.resize(683, 384)
    QApplication.processEvents()
    view = window.view
    assert window.window.width() == 683
    assert view.horizontalScrollBar().maximum() == 0
    for panel in (view.waiting, view.aside):
        assert panel.list.viewport().height() >= panel.list.sizeHintForRow(0)
    for row in (view.channels, view.saving, view.facts):
        for child in row.findChildren(QWidget):
            if child.isVisible() and child.parent() is row:
                assert child.geometry().bottom() <= row.height(), child.accessibleName()
    window.window.resize(1366, 768)
    QApplication.processEvents()
    for panel in (view.waiting, view.aside):
        assert panel.list.viewport().height() >= 2 * panel.list.sizeHintForRow(0)


def test_a_contact_that_the_disk_refuses_is_in_the_line_again(
    window: Driven, desk_folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise UserError("contact_unknown")

    window.type("caf apl")
    monkeypatch.setattr(load, "log", refuse)
    window.press("Return")
    window.wait_status("n’existe pas")
    assert window.view.entry.text() == "caf apl"
    monkeypatch.undo()
    window.press("Return")
    window.wait_rows(1)
    assert in_file(desk_folder, clock) == ()
    assert len(kept(desk_folder, clock)) == 1


def test_nobody_waits_and_the_call_stays_in_the_line(window: Driven) -> None:
    window.press("F3")
    window.type("cpam")
    window.press("PgDown")
    window.wait_status("Personne n’attend")
    assert window.view.entry.text() == "cpam"
    assert lines(window) == []
    assert window.view.heading.text() == "Nouvel appel, au téléphone"


def test_the_next_in_turn_is_taken_while_a_call_is_half_typed(window: Driven) -> None:
    window.press("Ins", "F3")
    window.type("cpam")
    window.press("PgDown")
    window.wait_status("Au suivant")
    assert [line.split("  ")[1] for line in lines(window)] == ["téléphone, cpam"]
    assert "a attendu" in window.view.heading.text()
    window.press("Escape")
    window.wait_status("attend de nouveau")
    window.press("Escape")
    assert window.view.entry.text() == "cpam"


def test_what_cannot_be_kept_is_said_once(window: Driven, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[BaseException] = []

    def refuse(*_args: object) -> None:
        raise UserError("contact_unknown")

    monkeypatch.setattr(load, "keep_entry", refuse)
    monkeypatch.setattr(window.counter, "tell", told.append)
    window.type("caf")
    window.counter.presenter.keep_line()
    window.type(" apl")
    window.counter.presenter.keep_line()
    window.wait(lambda: bool(told))
    window.press("Return")
    window.wait_rows(1)
    assert len(told) == 1


def test_the_key_of_the_agent_is_typed_nowhere(window: Driven) -> None:
    window.type("cni")
    window.press("PgUp")
    window.type("sac")
    window.press("²")
    assert window.view.note.text == "sac"
    assert "Agent 2" in window.window._clock.toolTip()


def test_an_entry_erased_by_another_screen_leaves_the_stack(
    window: Driven, desk_folder: Path, clock: SetClock
) -> None:
    for text in ("apl", "cpam"):
        window.type(text)
        window.press("Alt+C")
    window.wait(lambda: sum(entry.set_aside_at is not None for entry in in_file(desk_folder, clock)) == 2)
    desk = open_desk(desk_folder, PASSPHRASE, clock)
    erase_entry(desk, next(entry.id for entry in kept_entries(desk) if entry.text == "apl"))
    desk.close()
    assert window.start.news is not None
    window.start.news.contacts.emit()
    window.wait(lambda: [line.split("  ")[1] for line in lines(window)] == ["guichet, cpam"])


def test_each_question_begins_with_an_empty_field(window: Driven, desk_folder: Path, clock: SetClock) -> None:
    window.press("F3")
    window.type("cpam css")
    window.press("F12")
    window.type("lundi 9h")
    window.press("Return")
    assert window.view.question.answer.hasFocus()
    assert window.view.question.answer.text() == ""
    window.type("Odile")
    window.press("Return")
    window.wait_rows(1)
    assert window.view.question.answer.text() == ""
    assert kept(desk_folder, clock, day=12)[0].requests[0].outcome is Outcome.PENDING
