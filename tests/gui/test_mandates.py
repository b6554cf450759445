"""The mandates of a case by keys: written, printed, signed, revoked in one key, undone."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from marianne_desk.documents.preview import text_of
from marianne_desk.domain.cases.case import Case
from marianne_desk.storage import cases
from tests.case_samples import NAME, a_known_case
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven, focused, labels_of, opened
from ui.forms.form_dialog import FormDialog
from ui.help.page import HelpPage
from ui.mandates.presenter import NOTHING
from ui.mandates.view import MandatesDialog
from ui.mandates.window import open_mandate_window
from ui.papers.paper_pages import PaperPages
from ui.shortcuts import Act

SCOPE = "Envoyer l’attestation de loyer à la CAF"


@pytest.fixture
def case(make_desk: MakeDesk, clock: SetClock, request: pytest.FixtureRequest) -> Case:
    desk = make_desk(clock=clock)
    request.node.desk = desk
    return a_known_case(desk)


@pytest.fixture
def driven(
    dressed: QApplication, case: Case, clock: SetClock, request: pytest.FixtureRequest
) -> Iterator[Driven]:
    with opened(request.node.desk.place.folder, clock) as window:
        yield window


def mandates(driven: Driven, case_id: str) -> MandatesDialog:
    """The window, read, with the keys in its list."""
    assert driven.start.backup is not None
    context = driven.start.backup.context
    assert context is not None
    dialog = open_mandate_window(context, case_id)
    driven.wait(lambda: dialog.title.text() != "Mandats" and dialog.table.hasFocus())
    return dialog


def form(driven: Driven, dialog: MandatesDialog) -> FormDialog:
    driven.wait(lambda: any(one.isVisible() for one in dialog.findChildren(FormDialog)))
    made = next(one for one in dialog.findChildren(FormDialog) if one.isVisible())
    driven.wait(made.isActiveWindow)
    return made


def no_form(driven: Driven, dialog: MandatesDialog) -> None:
    driven.wait(lambda: not any(one.isVisible() for one in dialog.findChildren(FormDialog)))


def rows(dialog: MandatesDialog) -> list[tuple[str, ...]]:
    return [line.cells for line in dialog.table.rows.lines]


def written(driven: Driven, dialog: MandatesDialog) -> PaperPages:
    """The paper of a mandate that was just written."""
    driven.press("Alt+N")
    form(driven, dialog)
    driven.type(SCOPE)
    driven.press("Return")
    no_form(driven, dialog)
    driven.wait(lambda: dialog.layers.currentWidget() is not dialog.page)
    paper = dialog.parent().findChild(PaperPages)  # type: ignore[union-attr]
    assert paper is not None
    driven.wait(paper.view.is_ready)
    return paper


def back(driven: Driven, dialog: MandatesDialog) -> None:
    driven.press("Escape")
    driven.wait(lambda: dialog.layers.currentWidget() is dialog.page and dialog.table.hasFocus())


def closed(driven: Driven) -> None:
    driven.press("Escape")
    driven.wait(lambda: driven.window.findChild(MandatesDialog) is None)


def test_it_is_written_looked_at_signed_revoked_and_undone(driven: Driven, case: Case) -> None:
    dialog = mandates(driven, case.id)
    assert rows(dialog) == []
    assert dialog.hint.text() == NOTHING
    assert "curatelle" in dialog.reminder.text()
    paper = written(driven, dialog)
    assert SCOPE in text_of(paper.pdf)[0]
    assert NAME in text_of(paper.pdf)[1]
    back(driven, dialog)
    driven.wait(lambda: rows(dialog) == [("▲ À signer", SCOPE, "–", "13/11/2026")])
    driven.press("F9")
    form(driven, dialog)
    driven.press("Return")
    no_form(driven, dialog)
    driven.wait(lambda: rows(dialog)[0][0] == "■ En vigueur")
    assert rows(dialog)[0][2] == "14/10/2026"
    driven.wait(dialog.table.hasFocus)
    driven.press("F11")
    driven.wait(lambda: rows(dialog)[0][0] == "– Révoqué")
    assert "Ctrl+Z" in dialog.said.text()
    assert not dialog.buttons[Act.MANDATE_REVOKED].isEnabled()
    driven.press("F10", "Ctrl+P")
    assert dialog.layers.currentWidget() is dialog.page
    driven.press("Ctrl+Z")
    driven.wait(lambda: rows(dialog)[0][0] == "■ En vigueur")
    driven.press("Ctrl+Z", "F10")
    driven.wait(lambda: rows(dialog)[0][0] == "– Terminé")
    closed(driven)


def test_a_general_one_is_refused_beside_its_field(driven: Driven, case: Case) -> None:
    dialog = mandates(driven, case.id)
    driven.press("Ins")
    made = form(driven, dialog)
    driven.type("toutes mes démarches")
    driven.press("Return")
    driven.wait(lambda: not made.busy)
    assert made.isVisible()
    assert focused() is made.inputs["scope"]
    assert labels_of(made.inputs["scope"])
    driven.press("Escape")
    no_form(driven, dialog)
    driven.wait(dialog.table.hasFocus)
    assert rows(dialog) == []
    closed(driven)


def test_of_aidants_connect_the_day_alone_is_noted(driven: Driven, case: Case) -> None:
    dialog = mandates(driven, case.id)
    driven.press("F12")
    made = form(driven, dialog)
    assert list(made.inputs) == ["until"]
    driven.type("demain")
    driven.press("Return")
    driven.wait(lambda: not made.busy)
    field = made.inputs["until"]
    assert isinstance(field, QLineEdit)
    field.selectAll()
    driven.type("1/12")
    driven.press("Return")
    no_form(driven, dialog)
    driven.wait(lambda: rows(dialog) == [("■ En vigueur", "Mandat Aidants Connect", "", "01/12/2026")])
    assert not dialog.buttons[Act.MANDATE_PRINT].isEnabled()
    assert not dialog.buttons[Act.MANDATE_SIGNED].isEnabled()
    driven.wait(dialog.table.hasFocus)
    closed(driven)


def test_a_case_without_a_name_gets_no_new_one(
    driven: Driven, case: Case, request: pytest.FixtureRequest
) -> None:
    with request.node.desk.store.writing() as connection:
        cases.keep_visitor(connection, case.number, None)
    dialog = mandates(driven, case.id)
    assert "effacée" in dialog.hint.text()
    assert not dialog.buttons[Act.MANDATE_NEW].isEnabled()
    driven.press("F1")
    driven.wait(lambda: dialog.findChild(HelpPage) is not None)
    page = dialog.findChild(HelpPage)
    assert page is not None
    driven.wait(page.isActiveWindow)
    driven.press("Escape")
    driven.wait(lambda: dialog.findChild(HelpPage) is None)
    driven.wait(dialog.table.hasFocus)
    closed(driven)


def test_a_closed_case_asks_whether_it_is_done(
    driven: Driven, case: Case, request: pytest.FixtureRequest
) -> None:
    from marianne_desk.domain.cases.case import Happening
    from marianne_desk.domain.cases.mandate import MandateDraft
    from marianne_desk.usecases.cases import note
    from marianne_desk.usecases.mandates import write_mandate

    write_mandate(request.node.desk, MandateDraft(case.id, SCOPE, 31))
    note(request.node.desk, case.id, Happening.CLOSED)
    dialog = mandates(driven, case.id)
    assert "le mandat est terminé" in dialog.hint.text()
    closed(driven)
