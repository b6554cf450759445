"""The cases behind a measure, in words, and what is to be done for them."""

from dataclasses import replace
from datetime import date

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.behind import AppointmentLine, CaseLine, TurnLine, WayLine
from marianne_desk.domain.cases.case import Happening, Step
from marianne_desk.domain.commitments.measure import Action, BehindRow, ToDo
from marianne_desk.domain.commitments.pack import OF_CASES, Formula
from marianne_desk.storage.packs import load_pack
from ui.commitments.action_words import action_line
from ui.commitments.case_row_words import case_row_lines, headers

PACK = load_pack("marianne-2016")
INDICATORS = {one.formula: one for one in PACK.indicators()}
KEPT = BehindRow(41, "d", True, False, date(2026, 11, 6))
MISSED = KEPT._replace(in_part=False)
TURN = TurnLine(
    12, "CAF", date(2026, 11, 3), date(2026, 11, 6), date(2026, 11, 9), Happening.TAKEN_UP, True, False
)


def label(_column: str, code: str) -> str:
    return code


def cells(formula: Formula, row: BehindRow, line: CaseLine | None) -> tuple[str, ...]:
    (found,) = case_row_lines(formula, (row,), (line,), label)
    assert len(found.cells) == len(headers(formula))
    assert found.number == 41
    assert found.late is not row.in_part
    return tuple(cell.replace("\u00a0", " ") for cell in found.cells)


def test_a_turn_says_when_it_was_due_and_what_came() -> None:
    first = Formula.PARTNER_FIRST_ANSWER
    due = ("D-12", "CAF", "03/11/2026", "06/11/2026")
    assert cells(first, MISSED, TURN) == (*due, "pris en charge le 09/11/2026", "▼ alarme dépassée")
    assert cells(first, KEPT, TURN)[-1] == "■ avant l’alarme"
    silent = replace(TURN, ended_on=None, ended_by=None, open=True)
    assert cells(first, MISSED._replace(open=True), silent)[-2:] == ("toujours attendu", "▼ sans réponse")
    closed = replace(silent, open=False, due_on=None)
    assert cells(first, MISSED, closed)[3:] == ("–", "repris sans réponse", "▼ alarme dépassée")


def test_an_appointment_says_how_long_it_was() -> None:
    one = AppointmentLine(12, "CAF", date(2026, 11, 3), date(2026, 11, 24), 21, 14, State.KEPT)
    said = cells(Formula.APPOINTMENT_IN_DAYS, KEPT, one)
    assert said[2:] == ("03/11/2026", "24/11/2026", "21 jours (14 ouvrés)", "Honoré", "■ dans le délai")
    same_day = replace(one, days=1, working_days=1, state=State.PLANNED)
    assert cells(Formula.APPOINTMENT_IN_DAYS, KEPT, same_day)[4:6] == ("1 jour (1 ouvré)", "À renseigner")
    absent = cells(Formula.APPOINTMENT_ATTENDED, MISSED, replace(one, state=State.ABSENT))
    assert absent[-2:] == ("Absent", "▼ absent")


def test_a_case_says_why_it_went_wrong() -> None:
    one = WayLine(12, "CAF", date(2026, 11, 3), Step.ANSWERED, wrong_contact=True, returned=False)
    assert cells(Formula.RIGHT_PARTNER, MISSED, one)[2:] == (
        "03/11/2026",
        "Répondu",
        "▼ mauvais interlocuteur",
    )
    back = replace(one, wrong_contact=False, returned=True)
    assert cells(Formula.RIGHT_PARTNER, MISSED, back)[-1] == "▼ l’usager est revenu"
    assert cells(Formula.RIGHT_PARTNER, KEPT, replace(back, returned=False))[-1] == "■ bon interlocuteur"


def test_what_was_taken_out_meanwhile_is_said() -> None:
    for formula in OF_CASES:
        assert cells(formula, MISSED, None)[:: len(headers(formula)) - 1] == ("C-41", "dossier retiré")


def test_those_that_broke_the_promise_come_first() -> None:
    rows = (KEPT, MISSED._replace(number=42), MISSED._replace(number=43, open=True))
    found = case_row_lines(Formula.PARTNER_IN_TIME, rows, (TURN, TURN, TURN), label)
    assert [line.number for line in found] == [43, 42, 41]


def said(formula: Formula, to_do: ToDo, count: int, late: int = 0) -> str:
    action = Action(8, INDICATORS[formula], to_do, count, late, (1,))
    return action_line(action, PACK).text.replace("\u00a0", " ")


def test_what_is_to_be_done_for_partners() -> None:
    first, all_turns = Formula.PARTNER_FIRST_ANSWER, Formula.PARTNER_IN_TIME
    assert said(first, ToDo.REMIND, 3, 2) == (
        "3 dossiers sans geste du partenaire, dont 2 après l’alarme : relancer les partenaires"
    )
    assert said(all_turns, ToDo.REMIND, 1, 1) == (
        "1 dossier sans geste du partenaire après l’alarme : relancer le partenaire"
    )
    assert said(first, ToDo.REMIND, 1) == "1 dossier sans geste du partenaire : relancer le partenaire"
    assert said(all_turns, ToDo.LOOK, 2) == "2 gestes de partenaires hors délai : les regarder"
    assert said(Formula.APPOINTMENT_ATTENDED, ToDo.LOOK, 2) == "2 rendez-vous sans l’usager : les regarder"
    assert said(Formula.APPOINTMENT_ATTENDED, ToDo.NOTE, 2) == "Rendez-vous à renseigner 2 fois : à noter"
