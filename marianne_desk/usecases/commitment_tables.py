"""The commitments of a month as a table to take away: a line a measure."""

from marianne_desk.domain.commitments.measure import MeasuredCommitment, MonthCommitments
from marianne_desk.domain.month import Month
from marianne_desk.domain.tabulation import Cell, CellKind, Column
from marianne_desk.usecases.commitments import commitments_of
from marianne_desk.usecases.desk import Desk
from marianne_desk.wording.commitments import VERDICTS

COMMITMENT_COLUMNS = (
    Column("Engagement", CellKind.COUNT),
    Column("Objet"),
    Column("Verdict de l’engagement"),
    Column("Indicateur"),
    Column("Verdict"),
    Column("Nombre", CellKind.COUNT),
    Column("Sur", CellKind.COUNT),
    Column("Valeur", CellKind.SHARE),
    Column("Part renseignée", CellKind.SHARE),
    Column("Cible", CellKind.SHARE),
    Column("Mois comptés", CellKind.COUNT),
)


def commitment_rows(desk: Desk, month: Month) -> tuple[tuple[Cell, ...], ...]:
    """A row a measure, under :data:`COMMITMENT_COLUMNS`; a commitment that nothing measures has one of its own. What is
    not known is None, where there is nothing to say an empty text."""
    measured: MonthCommitments = commitments_of(desk, month, line_months=1)
    return tuple(row for one in measured.commitments() for row in _rows(one))


def _rows(one: MeasuredCommitment) -> tuple[tuple[Cell, ...], ...]:
    head: tuple[Cell, ...] = (
        one.commitment.number,
        one.commitment.title or one.commitment.subject,
        VERDICTS[one.verdict],
    )
    if not one.measures:
        return ((*head, "", "", "", "", "", "", "", ""),)
    return tuple(
        (
            *head,
            measure.indicator.label,
            VERDICTS[measure.verdict],
            measure.part if measure.whole else None,
            measure.whole or None,
            measure.value,
            measure.coverage.share if measure.coverage else "",
            "" if measure.target is None else measure.target,
            measure.months,
        )
        for measure in one.measures
    )
