"""What the screen of commitments asks of the desk, on a lane. Imports of the use cases wait until then. No Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marianne_desk.domain.commitments.measure import Action, BehindRow, MonthCommitments
from marianne_desk.domain.commitments.pack import OF_CASES, Formula
from marianne_desk.domain.month import Month
from ui.commitments import case_row_words, row_words, words
from ui.commitments.words import BoardWords
from ui.lane_work import without_pauses
from ui.month import behind as month_behind
from ui.month.load import RowsShown
from ui.month.words import RowLine

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class Shown:
    """A month ready to be shown; ``first`` and ``last`` are the months that can be chosen, ``last`` the running one."""

    measured: MonthCommitments
    board: BoardWords
    first: Month
    last: Month

    @property
    def month(self) -> Month:
        """The month that is shown."""
        return self.measured.month


@dataclass(frozen=True, slots=True)
class Choice:
    """What the small windows offer. ``months``: those that a change can hold from; ``packs``: identifier and label;
    ``pack``: the identifier in force."""

    months: tuple[Month, ...]
    packs: tuple[tuple[str, str], ...]
    pack: str


def month(desk: "Desk", chosen: Month | None) -> Shown:
    """The commitments of a month; None: the month of today."""
    from marianne_desk.usecases.commitments import commitments_of, what_to_do
    from marianne_desk.usecases.month import months_with_contacts

    with without_pauses():
        first, last = months_with_contacts(desk)
        measured = commitments_of(desk, chosen or last)
        return Shown(measured, words.board(measured, what_to_do(desk, measured)), first, last)


def rows(desk: "Desk", measured: MonthCommitments, indicator: str, only: Action | None = None) -> RowsShown:
    """What a measure rests on; ``only``: the contacts of something to do."""
    from marianne_desk.usecases.commitments import rows_behind
    from marianne_desk.usecases.find_contacts import contact_page

    with without_pauses():
        found = rows_behind(desk, measured.month, indicator, measured)
        measure = found.measure
        title, value = measure.indicator.label, words.value_words(measure)
        behind = month_behind.Behind(indicator, title, value)
        heading = f"{title}\u00a0: {value}"
        if found.proofs:
            agents = {one.code: one.label for one in desk.agents}
            lines = tuple(row_words.proof_line(proof, agents) for proof in found.proofs)
            count = row_words.count_words((), found.proofs, measure.months)
            return RowsShown(behind, heading, count, row_words.PROOF_HEADERS, lines)
        held = found.rows if only is None else _only(found.rows, only)
        count = row_words.count_words(held, (), measure.months)
        if measure.indicator.formula in OF_CASES:
            lines = _case_lines(desk, measure.indicator.formula, held)
            return RowsShown(behind, heading, count, case_row_words.headers(measure.indicator.formula), lines)
        numbers = tuple(dict.fromkeys(row.number for row in held))
        past = {one.number: one for one in contact_page(desk, numbers)}
        lines = row_words.row_lines(measure.indicator.formula, held, past, desk.zone, desk.vocabulary.label)
        return RowsShown(behind, heading, count, row_words.HEADERS, lines)


def choice(desk: "Desk", month: Month) -> Choice:
    """What can be chosen: from the running month on, twelve months."""
    from marianne_desk.usecases.commitments import in_force_of, known_packs

    running = Month.of(desk.today())
    packs = tuple((pack.id, pack.label) for pack in known_packs())
    return Choice(tuple(running.plus(n) for n in range(13)), packs, in_force_of(desk).pack_id(month))


def change_target(
    desk: "Desk", valid_from: Month, indicator: str, target: float | None, reason: str, agent: str | None
) -> None:
    """A target from a month on. Raises UserError as :func:`marianne_desk.usecases.commitments.change_target`."""
    from marianne_desk.usecases.commitments import change_target as change

    change(desk, valid_from, indicator, target, reason, agent)


def choose_pack(desk: "Desk", valid_from: Month, pack: str, agent: str | None) -> None:
    """The référentiel from a month on. Raises UserError as :func:`marianne_desk.usecases.commitments.choose_pack`."""
    from marianne_desk.usecases.commitments import choose_pack as choose

    choose(desk, valid_from, pack, agent)


def _case_lines(desk: "Desk", formula: Formula, held: tuple[BehindRow, ...]) -> tuple[RowLine, ...]:
    from marianne_desk.usecases.case_rows import case_lines

    return case_row_words.case_row_lines(
        formula, held, case_lines(desk, formula, held), desk.vocabulary.label
    )


def _only(rows: tuple[BehindRow, ...], action: Action) -> tuple[BehindRow, ...]:
    """Of the rows of a measure, those that something is to be done for."""
    wanted = set(action.numbers)
    return tuple(row for row in rows if row.number in wanted and not row.in_part)
