"""The difficult cases of a month as tables to take away: numbers, partners, days; no name, no word about anybody."""

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.month import Month
from marianne_desk.domain.tabulation import Cell, CellKind, Column
from marianne_desk.storage import cases_of_month as stored
from marianne_desk.usecases.desk import Desk
from marianne_desk.wording.cases import ANSWERS, MODES, RESULTS, STATES, STEPS, TO_FILL, case_number

CASE_COLUMNS = (
    Column("Dossier"),
    Column("Passage"),
    Column("Ouvert le", CellKind.DAY),
    Column("Thème"),
    Column("Motif"),
    Column("Partenaire"),
    Column("Où il en est"),
    Column("Dernière réponse"),
    Column("Mauvais interlocuteur"),
    Column("Usager revenu"),
    Column("Répondu le", CellKind.DAY),
    Column("Jours ouvrés jusqu’à la réponse", CellKind.COUNT),
    Column("Usager informé le", CellKind.DAY),
    Column("Clos le", CellKind.DAY),
)
APPOINTMENT_COLUMNS = (
    Column("Dossier"),
    Column("Passage"),
    Column("Partenaire"),
    Column("Mode"),
    Column("Demandé le", CellKind.DAY),
    Column("Rendez-vous le", CellKind.DAY),
    Column("Jours d’attente", CellKind.COUNT),
    Column("Jours ouvrés d’attente", CellKind.COUNT),
    Column("État"),
    Column("Résultat"),
)


def case_rows(desk: Desk, month: Month) -> tuple[tuple[Cell, ...], ...]:
    """The cases opened in a month, under :data:`CASE_COLUMNS`."""
    label = desk.vocabulary.label
    with desk.store.reading() as connection:
        found = stored.cases_of(connection, month.number)
    return tuple(
        (
            case_number(one.number),
            f"C-{one.contact}",
            one.opened_on,
            label("theme", one.theme),
            label("reason", one.reason) if one.reason else None,
            label("operator", one.operator),
            STEPS[one.step],
            ANSWERS[one.answer] if one.answer else "",
            _yes(one.wrong_contact),
            _yes(one.returned),
            one.answered_on or "",
            "" if one.answered_in is None else one.answered_in,
            one.told_on or "",
            one.closed_on or "",
        )
        for one in found
    )


def appointment_rows(desk: Desk, month: Month) -> tuple[tuple[Cell, ...], ...]:
    """The appointments at partners' of a month, under :data:`APPOINTMENT_COLUMNS`."""
    today = desk.today()
    with desk.store.reading() as connection:
        found = stored.appointments_of(connection, month.number)
    return tuple(
        (
            case_number(one.case),
            f"C-{one.contact}",
            desk.vocabulary.label("operator", one.operator),
            MODES[one.mode],
            one.asked_on,
            one.day,
            one.days,
            one.working_days,
            TO_FILL if one.state is State.PLANNED and one.day < today else STATES[one.state],
            RESULTS[one.result] if one.result else "",
        )
        for one in found
    )


def _yes(said: bool) -> str:
    return "oui" if said else "non"
