"""« À répondre », by keys alone, on a real encrypted desk."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QToolButton

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, Pause, RequestDraft
from marianne_desk.usecases.desk import open_desk
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.to_answer import to_answer
from tests.desks import PASSPHRASE, MakeDesk, SetClock
from tests.gui.driving import Driven, labels_of, opened, press, turn, type_text
from ui.questions.panel import STRAY
from ui.shortcuts import BINDINGS
from ui.shortcuts.acts import TO_ANSWER
from ui.to_answer.view import ToAnswerView

PLAIN = str.maketrans("\u00a0\u202f", "  ")


@pytest.fixture
def desk_folder(make_desk: MakeDesk, clock: SetClock) -> Path:
    """C-1 late, C-2 due today, C-3 due later, C-4 without a day, C-5 expects papers."""
    desk = make_desk(clock=clock)
    for days, reason in ((9, "apl"), (7, "rsa"), (1, "ameli")):
        request = RequestDraft(
            reason=reason, outcome=Outcome.PENDING, received_at=clock.now - timedelta(days=days)
        )
        log_contact(desk, ContactDraft(channel=Channel.EMAIL, requests=(request,)))
    log_contact(desk, ContactDraft(requests=(RequestDraft(reason="cni", outcome=Outcome.PENDING),)))
    papers = RequestDraft(reason="passeport", outcome=Outcome.PENDING, pauses=(Pause(clock.now, None),))
    log_contact(desk, ContactDraft(requests=(papers,)))
    return desk.place.folder


class Screen:
    """The screen, shown by its key."""

    def __init__(self, driven: Driven) -> None:
        self.driven = driven
        driven.press("Ctrl+2")
        found = driven.window.findChild(ToAnswerView)
        assert found is not None
        self.view: ToAnswerView = found
        driven.wait(lambda: self.view.is_built and "arrive" not in self.view.summary.text())

    @property
    def rows(self) -> list[str]:
        """First and due cell of each line, headings alone."""
        rows = self.view.table.waiting.rows
        return [
            (f"{row.cells[0]} {row.cells[4]}" if row.id else row.cells[0]).translate(PLAIN) for row in rows
        ]

    @property
    def current(self) -> str:
        return str(self.view.table.currentIndex().siblingAtColumn(0).data())

    @property
    def detail(self) -> str:
        return f"{self.view.receipt.text()}\n{self.view.lines.text()}".translate(PLAIN)

    @property
    def title(self) -> str:
        return self.driven.window.windowTitle()

    def wait_refusal(self, part: str) -> None:
        """Waits until the question says so beside its field, which keeps what was typed."""
        self.driven.wait(lambda: part in self.view.question.understood.text())
        assert self.view.question.understood.property("kind") == "warning"
        assert self.view.question.field.hasFocus()

    def wait_line(self, name: str, *, gone: bool = False) -> None:
        self.driven.wait(lambda: any(row.startswith(f"{name} ") for row in self.rows) is not gone)


@pytest.fixture
def screen(window: Driven) -> Screen:
    return Screen(window)


def test_the_list_stands_in_groups_with_its_count(screen: Screen) -> None:
    assert screen.rows == [
        "▲ En retard · 1",
        "C-1 ▲ avant lundi 12 octobre",
        "● Aujourd’hui · 1",
        "C-2 avant mercredi 14 octobre",
        "Plus tard · 1",
        "C-3 avant mardi 20 octobre",
        "En pause, papiers attendus · 1",
        "C-5 en pause depuis aujourd’hui",
        "Sans date · 1",
        "C-4 sans date",
    ]
    assert screen.view.summary.text().translate(PLAIN) == (
        "5 demandes attendent : 1 en retard, 1 aujourd’hui, 1 plus tard, 1 en pause, 1 sans date."
    )
    assert screen.title == "Marianne Desk — 2 à répondre aujourd’hui"
    assert screen.current == "C-1"
    assert screen.detail.startswith("C-1, reçu le lundi 5 octobre à 9 h 05\nCourriel · Logement, APL")


def test_the_count_stands_there_at_once_and_follows_the_counter(window: Driven) -> None:
    assert window.window.windowTitle() == "Marianne Desk — 2 à répondre aujourd’hui"
    names = [button.text() for button in window.window.findChildren(QToolButton)]
    assert "À répondre (2)" in names
    window.press("F4")
    window.type("caf apl 6/10")
    window.press("F12")
    window.wait(lambda: window.window.windowTitle() == "Marianne Desk — 3 à répondre aujourd’hui")
    window.press("Ctrl+Z")
    window.wait(lambda: window.window.windowTitle() == "Marianne Desk — 2 à répondre aujourd’hui")


def test_a_new_day_is_counted_anew(window: Driven, clock: SetClock) -> None:
    badge = window.start.badge
    assert badge is not None
    clock.forward(days=6)  # C-3 falls due
    badge._tick()
    window.wait(lambda: window.window.windowTitle() == "Marianne Desk — 3 à répondre aujourd’hui")
    (button,) = (one for one in window.window.findChildren(QToolButton) if one.text() == "À répondre (3)")
    assert (
        button.toolTip().translate(PLAIN) == "Ctrl+2 : 3 en retard ou pour aujourd’hui, dans toute la maison"
    )
    assert button.accessibleName() == "À répondre (3), touche Ctrl+2"


def test_enter_answers_the_hand_goes_down_and_ctrl_z_takes_it_back(
    screen: Screen, desk_folder: Path, clock: SetClock
) -> None:
    assert screen.view.table.hasFocus()
    press("Return")
    screen.wait_line("C-1", gone=True)
    assert screen.current == "C-2"
    assert screen.driven.status.translate(PLAIN) == (
        "C-1 répondu aujourd’hui à 9 h 05. Ctrl+Z pour le défaire."
    )
    screen.driven.wait(lambda: screen.title == "Marianne Desk — 1 à répondre aujourd’hui")
    press("Ctrl+Z")
    screen.wait_line("C-1")
    assert screen.current == "C-1"
    assert screen.view.table.hasFocus()
    press("Ctrl+Z")
    assert screen.driven.status == "Rien à défaire."


def test_a_key_pressed_twice_answers_one(screen: Screen) -> None:
    press("Return")
    press("Return")
    screen.wait_line("C-1", gone=True)
    screen.driven.wait(lambda: screen.current == "C-2")
    assert "C-2 avant mercredi 14 octobre" in screen.rows


def test_the_arrows_go_past_headings(screen: Screen) -> None:
    press("Down")
    press("Down")
    assert screen.current == "C-3"
    press("Up")
    assert screen.current == "C-2"


def test_answered_earlier_in_plain_words(screen: Screen) -> None:
    press("F10")
    field = screen.view.question.field
    assert field.hasFocus()
    type_text("peut-être")
    press("Return")
    screen.wait_refusal("Moment non compris")
    field.clear()
    type_text("hier 17h")
    assert screen.view.question.understood.text().translate(PLAIN) == "répondu hier à 17 h 00"
    press("Return")
    screen.wait_line("C-1", gone=True)
    assert "C-1 répondu hier à 17 h 00" in screen.driven.status.translate(PLAIN)
    assert not screen.view.question.isVisible()
    assert screen.view.table.hasFocus()


def test_esc_gives_a_question_up(screen: Screen) -> None:
    press("Ctrl+H")
    press("Escape")
    assert not screen.view.question.isVisible()
    assert screen.view.table.hasFocus()
    assert screen.current == "C-1"


def test_a_new_day_is_announced_with_its_reason(screen: Screen) -> None:
    press("Shift+F11")
    options = [button.text() for button in screen.view.question.buttons if button.isVisible()]
    assert [option.translate(PLAIN) for option in options][:2] == [
        "1  avant vendredi 16 octobre",
        "2  avant mercredi 21 octobre",
    ]
    press("2")
    press("Return")  # out of habit: the digit chose already
    assert not screen.view.question.understood.text()
    turn(STRAY + 300)
    press("Return")
    screen.wait_refusal("Le motif manque")
    type_text("la CAF attend une pièce")
    press("Return")
    screen.driven.wait(
        lambda: any(row.startswith("C-1 avant mercredi 21 octobre · ▲ dû le") for row in screen.rows)
    )
    assert screen.current == "C-1"  # it still waits: the next key is for it, not for another one
    assert "Délai annoncé : avant mercredi 21 octobre (la CAF attend une pièce)" in screen.detail
    press("Ctrl+D")
    type_text("bientôt")
    press("Return")
    screen.wait_refusal("Jour non compris")
    screen.view.question.field.clear()
    type_text("sous 15 j")
    assert screen.view.question.understood.text().translate(PLAIN) == "avant jeudi 29 octobre"
    press("Return")
    type_text("rien encore, 06 12 34 56 78")
    assert "téléphone" in screen.view.question.understood.text()
    press("Return")
    later = "C-1 avant jeudi 29 octobre · 2e délai · ▲ dû le"
    screen.driven.wait(lambda: any(row.startswith(later) for row in screen.rows))
    assert "d’abord : avant mercredi 21 octobre" in screen.detail


def test_papers_are_asked_for_and_arrive(screen: Screen) -> None:
    press("Ctrl+P")
    screen.driven.wait(lambda: "C-1 en pause depuis aujourd’hui" in screen.rows)
    type_text("c-1")
    press("Return")
    screen.driven.wait(lambda: screen.current == "C-1")
    press("F12")
    screen.driven.wait(lambda: "C-1 ▲ avant lundi 12 octobre" in screen.rows)
    type_text("c-1")
    press("Return")
    screen.driven.wait(lambda: screen.current == "C-1")
    press("Ctrl+S")
    screen.driven.wait_status("Aucun papier")


def test_closed_and_another_outcome(screen: Screen) -> None:
    press("Shift+F9")
    screen.wait_line("C-1", gone=True)
    press("F9")
    type_text("ori")
    assert screen.view.question.understood.text() == "Orienté"
    press("Return")
    screen.wait_line("C-2", gone=True)
    assert "C-2 : orienté" in screen.driven.status.translate(PLAIN)
    press("Ctrl+O")
    type_text("zzz")
    press("Return")
    assert "par son chiffre" in screen.driven.status
    screen.view.question.field.clear()
    press("1")
    screen.wait_line("C-3", gone=True)


def test_whom_to_call_back_until_the_answer(screen: Screen, desk_folder: Path, clock: SetClock) -> None:
    press("F3")
    type_text("Jeanne, après 17h")
    press("Return")
    screen.driven.wait(lambda: "À rappeler : Jeanne, après 17h" in screen.detail)
    assert "Jeanne" not in screen.driven.status
    press("Return")
    screen.wait_line("C-1", gone=True)
    assert "Jeanne" not in screen.detail + screen.driven.status
    desk = open_desk(desk_folder, PASSPHRASE, clock)
    assert not any(row.call_back for row in to_answer(desk).rows)
    desk.close()


def test_one_line_answers_or_goes_there(screen: Screen) -> None:
    assert screen.driven.rows[1][4] == "▲ à suivre"
    type_text("c-4 répondu")
    assert screen.view.line.hasFocus()
    press("Return")
    screen.wait_line("C-4", gone=True)
    screen.driven.wait(lambda: screen.driven.rows[1][4] == "■ répondu")
    assert screen.view.line.text() == ""
    press("Ctrl+F")
    type_text("c-99")
    press("Return")
    screen.driven.wait_status("C-99 n’attend pas de réponse.")
    assert screen.view.line.text() == "c-99"
    press("Escape")
    assert screen.view.table.hasFocus()
    press("Alt+C")
    screen.view.line.clear()
    press("Return")
    assert screen.view.table.hasFocus()


def test_two_requests_of_one_contact_are_not_guessed(
    make_desk: MakeDesk, clock: SetClock, dressed: QApplication
) -> None:
    desk = make_desk(clock=clock)
    two = tuple(RequestDraft(reason=reason, outcome=Outcome.PENDING) for reason in ("cni", "apl"))
    log_contact(desk, ContactDraft(requests=two))
    with opened(desk.place.folder, clock) as driven:
        Screen(driven)
        type_text("1 ok")
        press("Return")
        driven.wait_status("plusieurs demandes")


def test_mine_and_all(screen: Screen) -> None:
    news = screen.driven.start.news
    assert news is not None
    news.look_as("agent-2", mine=True)
    screen.driven.wait(lambda: not screen.rows)
    assert (
        screen.view.summary.text()
        == "Rien n’attend de réponse de votre part. La liste ne montre que vos passages."
    )
    assert screen.title == "Marianne Desk — 2 à répondre aujourd’hui"  # the house's
    type_text("c-1")
    press("Return")
    screen.driven.wait_status("C-1 est de Agent 1")
    news.look_as("agent-2", mine=False)
    screen.driven.wait(lambda: bool(screen.rows))


def test_an_empty_list_says_what_would_stand_there(
    make_desk: MakeDesk, clock: SetClock, dressed: QApplication
) -> None:
    with opened(make_desk(clock=clock).place.folder, clock) as driven:
        assert driven.window.windowTitle() == "Marianne Desk"
        screen = Screen(driven)
        assert screen.view.summary.text() == "Rien n’attend de réponse."
        assert "courriels" in screen.view.empty.text()
        assert screen.view.line.hasFocus()
        press("Ctrl+Return")
        assert "Choisissez d’abord" in driven.status


def test_every_key_is_bound_and_every_field_labelled(screen: Screen) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    bound = {shortcut.key().toString() for shortcut in screen.view.findChildren(QShortcut)}
    wanted = {
        QKeySequence(keys).toString() for one in BINDINGS if one.group == TO_ANSWER for keys in one.keys
    }
    assert wanted - bound == set()
    press("F3")
    for field in (screen.view.line, screen.view.question.field):
        assert labels_of(field)
        assert field.accessibleName()
    assert screen.view.table.accessibleName()


def test_a_small_window_keeps_the_list(screen: Screen) -> None:
    screen.driven.window.resize(683, 384)
    screen.driven.wait(lambda: not screen.view.keys.isVisible())
    assert screen.view.table.isColumnHidden(2)
    press("F10")
    assert not screen.view.detail.isVisible()
    assert screen.view.question.isVisible()
    screen.driven.window.resize(1180, 720)
    screen.driven.wait(screen.view.keys.isVisible)
    assert not screen.view.table.isColumnHidden(2)
