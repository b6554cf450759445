"""The screen « Engagements » by its keys: tiles, measures, rows, the contact, and back; what is to be done; targets."""

import time
from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from tests.desks import MakeDesk, SetClock
from tests.gui.commitments.desk_with_mail import Commitments, commitments, fill, plain
from tests.gui.driving import focused, press, type_text
from ui.commitments.card import Card
from ui.commitments.target_dialog import PackDialog, TargetDialog
from ui.month.rows_view import RowsTable
from ui.proofs.view import ProofsDialog
from ui.shortcuts import Act
from ui.to_answer.view import ToAnswerView

Kind = TypeVar("Kind", TargetDialog, PackDialog)


@pytest.fixture
def screen(make_desk: MakeDesk, clock: SetClock, dressed: QApplication) -> Iterator[Commitments]:
    """The screen of a desk whose e-mails are late."""
    desk = make_desk(clock=clock)
    fill(desk)
    with commitments(desk.place.folder, clock) as driven:
        yield driven


def reach(screen: Commitments, part: str) -> None:
    screen.driven.wait(lambda: part in screen.name, 10)


def test_twelve_tiles_say_their_verdict_their_value_and_their_number(screen: Commitments) -> None:
    overview = screen.view.overview
    screen.driven.wait(lambda: [*overview.cards] == [*range(1, 13)], 10)
    assert plain(overview.banner.text()) == "Grille de travail de la maison, d’après le référentiel Marianne"
    said = {number: plain(card.accessibleName()) for number, card in overview.cards.items()}
    assert said[8] == (
        "Engagement 8, Des délais annoncés et tenus, sur tous les canaux, Non tenu : sous la cible, "
        "Courriels traités en 5 jours ouvrés : 75 %, 9 sur 12, cible 90 %, 3 courriels en retard : les ouvrir"
    )
    assert "Non mesuré : il manque la preuve « Affichage" in said[1]
    assert all(f"Engagement {number}," in text for number, text in said.items())
    assert all("intitulé à compléter" in card.lines[0].text for card in overview.cards.values())
    assert plain(overview.cards[8].accessibleDescription()).startswith(
        "D’octobre 2025 à octobre 2026 : inconnu"
    )


def test_enter_goes_down_to_the_contact_and_escape_comes_back_the_same_way(screen: Commitments) -> None:
    screen.go_to(8)
    screen.press("Return")
    reach(screen, "Courriers traités")
    screen.press("Down")
    assert screen.name.startswith(
        "Courriels traités en 5 jours ouvrés, Non tenu : sous la cible, 75 %, 9 sur 12"
    )
    assert "Cible : 90 % (cible de la maison)" in screen.name
    screen.press("Return")
    screen.driven.wait(lambda: isinstance(focused(), RowsTable), 10)
    lines = screen.view.rows.table.rows.lines
    assert [plain(line.cells[-1]) for line in lines] == ["▼ sans réponse"] * 3 + ["■ dans les temps"] * 9
    assert plain(screen.view.rows.count.text()) == "octobre 2026 · 12 lignes, dont 3 en défaut"
    screen.press("Return")
    screen.driven.wait(lambda: screen.driven.window.shown_screen is Act.CONTACTS, 10)
    reach(screen, "Le passage")
    screen.press("Escape")
    screen.driven.wait(lambda: screen.driven.window.shown_screen is Act.COMMITMENTS, 10)
    screen.driven.wait(lambda: isinstance(focused(), RowsTable), 10)
    screen.press("Escape")
    reach(screen, "Courriels traités")
    screen.press("Escape")
    reach(screen, "Engagement 8,")


def test_what_is_to_be_done_goes_where_it_is_done(screen: Commitments) -> None:
    screen.go_to(8)
    screen.press("Down")
    assert screen.name == "3 courriels en retard : les ouvrir"
    screen.press("Return")
    screen.driven.wait(lambda: screen.driven.window.shown_screen is Act.TO_ANSWER, 10)
    to_answer = screen.driven.window.findChild(ToAnswerView)
    assert to_answer is not None
    screen.driven.wait(lambda: to_answer.is_built and "C-10" in to_answer.receipt.text(), 10)
    screen.driven.wait(lambda: "C-10, C-11 et C-12" in screen.status, 10)
    screen.press("Ctrl+8")
    reach(screen, "3 courriels")  # what had the keys has them again
    to_answer.table.setFocus()


def test_an_answer_given_elsewhere_changes_the_tile_under_the_same_keys(screen: Commitments) -> None:
    screen.go_to(8)
    screen.press("Alt+F")
    screen.driven.wait(lambda: screen.driven.window.shown_screen is Act.TO_ANSWER, 10)
    to_answer = screen.driven.window.findChild(ToAnswerView)
    assert to_answer is not None
    screen.driven.wait(lambda: to_answer.is_built and "C-10" in to_answer.receipt.text(), 10)
    to_answer.pressed.emit(Act.ANSWERED)
    screen.driven.wait(lambda: "C-10 répondu" in screen.status, 10)
    screen.press("Ctrl+8")
    reach(screen, "2 courriels en retard")
    assert screen.name.startswith("Engagement 8,")


def test_the_month_is_chosen_like_on_the_month_screen(screen: Commitments) -> None:
    bar = screen.view.overview.bar
    screen.press("PgDown")
    assert screen.status == "Octobre 2026 est le mois en cours."
    screen.press("PgUp")
    screen.driven.wait(lambda: plain(bar.month.text()) == "septembre 2026", 10)
    screen.press("PgUp")
    assert screen.status == "Aucun passage avant septembre 2026."
    screen.press("Alt+Right")
    screen.driven.wait(lambda: plain(bar.month.text()) == "octobre 2026", 10)
    assert screen.name.startswith("Engagement 1,")


def test_a_target_is_changed_with_a_reason_and_the_line_marks_it(screen: Commitments) -> None:
    screen.go_to(8)
    screen.press("Return")
    reach(screen, "Courriers traités")
    screen.press("Down", "F4")
    dialog = opened_dialog(screen, TargetDialog)
    assert dialog.target.value() == 90
    type_text("60")
    press("Return")
    screen.driven.wait(lambda: "La raison manque" in plain(shown_faults(dialog)), 10)
    assert focused() is dialog.reason
    type_text("un seul agent cet automne")
    press("Return")
    reach(screen, "Courriels traités en 5 jours ouvrés, Tenu")
    assert "Cible : 60 %, la vôtre depuis octobre 2026 : « un seul agent cet automne »" in screen.name
    card = screen.view.page.cards["answers_email"]
    assert plain(card.accessibleDescription()).endswith("octobre 2026 : cible changée")


def test_another_pack_holds_from_a_month(screen: Commitments) -> None:
    screen.press("F6")
    dialog = opened_dialog(screen, PackDialog)
    place = dialog.packs.findData("france-services-2025")
    dialog.packs.setCurrentIndex(place)
    press("Return")
    overview = screen.view.overview
    screen.driven.wait(lambda: "France services" in overview.bar.pack.text(), 10)
    reach(screen, "Engagement")
    screen.press("PgUp")
    screen.driven.wait(lambda: "Marianne" in overview.bar.pack.text(), 10)
    screen.driven.wait(lambda: [*overview.cards] == [*range(1, 13)], 10)


def test_proofs_are_opened_from_their_indicator(screen: Commitments) -> None:
    screen.go_to(1)
    screen.press("Down", "Return")  # « Apporter cette preuve »
    opened_proofs(screen)
    screen.go_to(1)
    screen.press("Return")
    reach(screen, "Affichage vérifié")
    screen.press("F8")
    opened_proofs(screen)
    screen.driven.wait(lambda: screen.name.startswith("Affichage vérifié"), 10)
    screen.press("F4")
    assert "n’a pas d’autre cible" in screen.status
    screen.press("Escape")
    screen.go_to(8)
    screen.press("Return")
    reach(screen, "Courriers traités")
    screen.press("F8")
    assert "il n’a pas de preuve à apporter" in screen.status


def test_a_tile_is_opened_within_fifty_milliseconds_of_the_window(screen: Commitments) -> None:
    screen.go_to(8)
    spent = []
    for _ in range(5):
        begin = time.perf_counter()
        screen.press("Return")
        QCoreApplication.processEvents()
        spent.append(time.perf_counter() - begin)
        reach(screen, "Courriers traités")
        screen.press("Escape")
    assert min(spent) < 0.05


def test_half_a_small_screen_holds_it(screen: Commitments) -> None:
    screen.driven.window.resize(683, 384)
    overview = screen.view.overview
    screen.driven.wait(lambda: overview.inside.width() <= overview.viewport().width() < 683, 5)
    screen.go_to(12)
    card = focused()
    assert isinstance(card, Card)
    seen = card.visibleRegion().boundingRect()
    assert seen.width() == card.width()
    assert overview.inside.width() <= overview.viewport().width()


def settle(screen: Commitments) -> None:
    """Waits until the writing lane has answered all that it was asked."""
    answered: list[object] = []
    screen.driven.start._lanes[0].run(lambda: None).done.connect(answered.append)
    screen.driven.wait(lambda: bool(answered), 10)


def opened_proofs(screen: Commitments) -> None:
    """Waits for the window of proofs, and leaves it."""
    screen.driven.wait(lambda: isinstance(QApplication.activeModalWidget(), ProofsDialog), 10)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ProofsDialog)
    screen.driven.wait(lambda: dialog.shows_papers and dialog.isActiveWindow(), 10)
    while QApplication.activeModalWidget() is not None:
        settle(screen)
        press("Escape")
    screen.driven.wait(screen.driven.window.isActiveWindow, 10)


def opened_dialog(screen: Commitments, kind: type[Kind]) -> Kind:
    screen.driven.wait(lambda: isinstance(QApplication.activeModalWidget(), kind), 10)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    screen.driven.wait(dialog.isActiveWindow, 10)
    return dialog


def shown_faults(dialog: TargetDialog) -> str:
    from ui.forms.fields import ErrorLabel

    return " ".join(one.text() for one in dialog.findChildren(ErrorLabel) if one.isVisible())
