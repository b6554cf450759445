"""The opening and the closing, by keys alone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.storage import tables as t
from marianne_desk.usecases.day import closing
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import log_contact
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven
from ui.day.closing import ClosingPane
from ui.day.opening import OpeningPane
from ui.day.view import DayView
from ui.shortcuts import Act


def at(day: int, hour: int = 7) -> datetime:
    return datetime(2026, 10, day, hour, tzinfo=UTC)


@pytest.fixture
def a_desk(make_desk: MakeDesk, clock: SetClock) -> Desk:
    """A desk at a quarter past five: one request without a next step, somebody who waits, an appointment."""
    clock.now = at(14, 15)
    desk = make_desk(clock=clock)
    pending = RequestDraft(reason="apl", operator="CAF", outcome=Outcome.PENDING)
    log_contact(desk, ContactDraft(arrived_at=at(14), requests=(pending,)))
    late = RequestDraft(reason="rsa", outcome=Outcome.PENDING, received_at=at(5))
    log_contact(desk, ContactDraft(Channel.EMAIL, (late,), arrived_at=at(13)))
    with desk.store.writing() as connection:
        connection.execute(
            insert(t.arrival).values(id="a", arrived_at=int(at(14, 14).timestamp()), kind="desk")
        )
        connection.execute(
            insert(t.appointment).values(
                id="b",
                begin=int(at(14, 8).timestamp()),
                minutes=30,
                theme="impots",
                words="",
                visitor="Sandrine",
                state="planned",
                agent="agent-1",
                made_at=0,
                changed_at=0,
                sequence=0,
                day="2026-10-14",
            )
        )
    return desk


@pytest.fixture
def desk_folder(a_desk: Desk) -> Path:
    return a_desk.place.folder


def lines(pane: OpeningPane | ClosingPane) -> list[tuple[str, ...]]:
    return [tuple(cell.replace("\u00a0", " ") for cell in line.cells) for line in pane.table.rows.lines]


def at_closing(window: Driven) -> ClosingPane:
    window.press("Ctrl+J")
    window.wait(lambda: window.window.findChild(ClosingPane) is not None)
    pane = window.window.findChild(ClosingPane)
    assert pane is not None
    window.wait(lambda: len(lines(pane)) > 0)
    window.wait(pane.table.hasFocus)
    return pane


def test_the_morning_list_is_what_the_screen_shows_first(window: Driven) -> None:
    window.press("Ctrl+3")
    window.wait(lambda: window.window.findChild(OpeningPane) is not None)
    pane = window.window.findChild(OpeningPane)
    assert pane is not None
    window.wait(lambda: len(lines(pane)) > 0)
    assert pane.title.text().replace("\u00a0", " ") == "Mercredi 14 octobre 2026"
    assert "9 h 00 à 12 h 00 et de 13 h 30" in pane.hours.text().replace("\u00a0", " ")
    assert [line[0] for line in lines(pane)] == [
        "Rendez-vous avec nous",
        "Chez les partenaires",
        "Permanences",
        "À appeler",
        "À répondre aujourd’hui",
        "Preuves",
        "Sauvegarde",
        "Jours à clore",
        "En retard",
    ]
    assert lines(pane)[0][1:] == ("10 h 00 à 10 h 30", "Impôts, Sandrine", "Agent 1")
    assert lines(pane)[2][2] == "aucune aujourd’hui"
    assert lines(pane)[5][2] == "▲ Tour du mois : 5 points à vérifier"
    assert lines(pane)[8][1:3] == ("▲ lundi 12 octobre", "C-2 · Courriel · Famille, RSA")
    window.wait(pane.table.hasFocus)
    window.press("Return")
    assert window.window.shown_screen is Act.AGENDA
    window.press("Ctrl+3")
    window.wait(pane.table.hasFocus)
    window.press("Ctrl+End", "Up", "Return")
    view = window.window.findChild(DayView)
    assert view is not None
    assert view.shown is Act.CLOSING


def test_a_day_is_closed_by_keys_in_a_minute(window: Driven, a_desk: Desk) -> None:
    before = window.keys
    pane = at_closing(window)
    assert [line[0] for line in lines(pane)] == [
        "Attend encore",
        "À suivre, sans suite prévue",
        "Rendez-vous à renseigner",
        "Jours non clos",
    ]
    assert lines(pane)[3][2] == "mardi 13 octobre"
    window.press("2")
    window.wait(lambda: len(lines(pane)) == 3)
    assert "parti sans être reçu" in window.status
    window.press("1")
    window.wait(lambda: len(lines(pane)) == 2)
    window.press("1")
    window.wait(lambda: len(lines(pane)) == 1)
    window.type("&")
    window.wait(lambda: pane.left.text() == "Rien ne reste ouvert.")
    window.wait(pane.close_day.hasFocus)
    assert pane.totals.text().replace("\u00a0", " ") == (
        "1 passage, 1 demande, 1 résolue sur place, 0 permanence"
    )
    window.press("Ctrl+Return")
    window.wait(lambda: pane.state.text().startswith("■ Journée close"))
    assert window.status.replace("\u00a0", " ").startswith("Journée close à 17 h 00.")
    assert "close à 17 h 00 par Agent 1" in pane.state.text().replace("\u00a0", " ")
    assert window.keys - before < 15
    log_contact(a_desk, ContactDraft(arrived_at=at(14, 14), requests=(RequestDraft(reason="cni"),)))


def test_each_key_is_taken_back(window: Driven, a_desk: Desk) -> None:
    pane = at_closing(window)
    window.press("Down", "5")
    window.wait(lambda: len(lines(pane)) == 3)
    window.press("Ctrl+Z")
    window.wait(lambda: len(lines(pane)) == 4)
    window.press("Ctrl+Return")
    window.wait(lambda: "4\u00a0lignes restent ouvertes" in window.status)
    window.press("Ctrl+Z")
    window.wait(lambda: window.status == "La journée est rouverte.")
    assert closing(a_desk).closed is None
    window.press("Ctrl+Z")
    window.wait(lambda: window.status == "Rien à annuler.")


def test_a_later_passage_is_said(window: Driven, a_desk: Desk, clock: SetClock) -> None:
    pane = at_closing(window)
    window.press("Ctrl+Return")
    window.wait(lambda: "peut encore être saisi" in pane.state.text())
    clock.forward(minutes=3)
    log_contact(a_desk, ContactDraft(requests=(RequestDraft(reason="cni"),)))
    window.press("Ctrl+1", "Ctrl+3")
    window.wait(lambda: "1\u00a0passage saisi depuis" in pane.state.text())


def test_who_waits_is_received_at_the_counter(window: Driven) -> None:
    at_closing(window)
    window.press("1")
    assert window.window.shown_screen is Act.COUNTER


class TestAnEmptyDay:
    @pytest.fixture
    def desk_folder(self, make_desk: MakeDesk, clock: SetClock) -> Path:
        return make_desk(clock=clock).place.folder

    def test_it_is_asked_about(self, window: Driven) -> None:
        pane = at_closing(window)
        assert [line[0] for line in lines(pane)] == ["Jour ouvert, rien de saisi"]
        window.press("Ctrl+Return")
        window.wait(lambda: pane.fault.text().startswith("Rien n’est saisi ce jour"))
        assert [one.text() for one in pane.choices if one.isVisible()] == [
            "1  personne n’est venu",
            "2  fermé ce jour-là",
            "3  pas encore saisi",
        ]
        window.press("1")
        window.wait(lambda: pane.state.text().startswith("■ Journée close"))
        assert not pane.fault.isVisible()
