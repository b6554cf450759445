"""The cases and appointments behind a measure, one line each, in French words. No Qt."""

from collections.abc import Sequence

from marianne_desk.domain import french
from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.behind import AppointmentLine, CaseLine, TurnLine, WayLine
from marianne_desk.domain.cases.case import Happening
from marianne_desk.domain.commitments.measure import BehindRow
from marianne_desk.domain.commitments.pack import OF_APPOINTMENTS, OF_TURNS, Formula
from marianne_desk.wording.cases import STATES, STEPS, TO_FILL, case_number
from ui.month.words import Label, RowLine

TURN_HEADERS = ("Dossier", "Partenaire", "À lui depuis le", "Geste attendu avant le", "Suite", "Compté")
APPOINTMENT_HEADERS = ("Dossier", "Partenaire", "Demandé le", "Rendez-vous le", "Attente", "État", "Compté")
WAY_HEADERS = ("Dossier", "Partenaire", "Transmis le", "Où il en est", "Compté")
GONE = "dossier retiré"


def headers(formula: Formula) -> tuple[str, ...]:
    """What heads the lines of a formula of ``pack.OF_CASES``."""
    if formula in OF_APPOINTMENTS:
        return APPOINTMENT_HEADERS
    return TURN_HEADERS if formula in OF_TURNS else WAY_HEADERS


def case_row_lines(
    formula: Formula, rows: Sequence[BehindRow], found: Sequence[CaseLine | None], label: Label
) -> tuple[RowLine, ...]:
    """All rows under :func:`headers`, those that break the promise first. ``found``: what each row is, in their order;
    None: it was taken out meanwhile. Enter opens the case, else its contact."""
    pairs = sorted(
        zip(rows, found, strict=True), key=lambda pair: (pair[0].in_part, not pair[0].open, pair[0].number)
    )
    return tuple(_line(formula, row, one, label) for row, one in pairs)


def _line(formula: Formula, row: BehindRow, line: CaseLine | None, label: Label) -> RowLine:
    counted = _counted(formula, row, line)
    if line is None:
        unknown = (french.UNKNOWN,) * (len(headers(formula)) - 2)
        return RowLine((f"C-{row.number}", *unknown, counted), not row.in_part, row.number)
    head = (case_number(line.number), label("operator", line.operator))
    return RowLine((*head, *_said(line), counted), not row.in_part, row.number, line.number)


def _said(line: CaseLine) -> tuple[str, ...]:
    if isinstance(line, TurnLine):
        due = french.UNKNOWN if line.due_on is None else french.day_short(line.due_on)
        return french.day_short(line.begun_on), due, _end(line)
    if isinstance(line, AppointmentLine):
        wait = f"{french.count_of(line.days, 'jour')} ({line.working_days}{french.NO_BREAK}ouvrés)"
        if line.working_days < 2:
            wait = f"{french.count_of(line.days, 'jour')} ({line.working_days}{french.NO_BREAK}ouvré)"
        state = TO_FILL if line.state is State.PLANNED else STATES[line.state]
        return french.day_short(line.asked_on), french.day_short(line.day), wait, state
    return french.day_short(line.opened_on), STEPS[line.step]


def _end(line: TurnLine) -> str:
    """« pris en charge le 09/11/2026 », « attendu », « repris sans réponse »."""
    if line.ended_on is None or line.ended_by is None:
        return "toujours attendu" if line.open else "repris sans réponse"
    return f"{_MOVED[line.ended_by]} le {french.day_short(line.ended_on)}"


def _counted(formula: Formula, row: BehindRow, line: CaseLine | None) -> str:
    if line is None:
        return GONE
    if isinstance(line, WayLine) and not row.in_part:
        return "▼ mauvais interlocuteur" if line.wrong_contact else "▼ l’usager est revenu"
    if row.open and not row.in_part:
        return "▼ sans réponse"
    kept, missed = _PARTS[formula]
    return kept if row.in_part else missed


_MOVED = {
    Happening.TAKEN_UP: "pris en charge",
    Happening.ANSWERED: "répondu",
    Happening.APPOINTED: "rendez-vous obtenu",
    Happening.MET: "rendez-vous honoré",
}
_PARTS = {
    Formula.PARTNER_FIRST_ANSWER: ("■ avant l’alarme", "▼ alarme dépassée"),
    Formula.PARTNER_IN_TIME: ("■ avant l’alarme", "▼ alarme dépassée"),
    Formula.APPOINTMENT_IN_DAYS: ("■ dans le délai", "▼ au-delà du délai"),
    Formula.APPOINTMENT_IN_WORKING_DAYS: ("■ dans le délai", "▼ au-delà du délai"),
    Formula.APPOINTMENT_ATTENDED: ("■ venu", "▼ absent"),
    Formula.RIGHT_PARTNER: ("■ bon interlocuteur", ""),
}
"""Words in the part, words out of it."""
