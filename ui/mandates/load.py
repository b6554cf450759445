"""What the window of mandates asks of the desk. Imports of the use cases wait until then. No Qt."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ui.lane_work import without_pauses

if TYPE_CHECKING:
    from marianne_desk.domain.cases.mandate import Mandate, MandateEnd
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.mandates import MandateDone


@dataclass(frozen=True, slots=True)
class Listed:
    """The mandates of a case. ``number``: « D-12 »; ``erased``: nobody is named any more; ``closed``: the case is, or
    the visitor was told."""

    number: str
    today: date
    erased: bool
    closed: bool
    mandates: "tuple[Mandate, ...]"


def read(desk: "Desk", case_id: str) -> Listed:
    """The mandates of a case. Raises UserError ``case_unknown``."""
    from marianne_desk.usecases.cases import case_by_id
    from marianne_desk.usecases.mandates import mandates_of
    from marianne_desk.wording.cases import case_number

    with without_pauses():
        now = case_by_id(desk, case_id)
        return Listed(
            number=case_number(now.case.number),
            today=desk.today(),
            erased=now.case.visitor is None,
            closed=now.standing.closed_at is not None or now.standing.told_at is not None,
            mandates=mandates_of(desk, case_id),
        )


def write(desk: "Desk", case_id: str, scope: str, days: int) -> "MandateDone":
    """Writes a house mandate. Raises UserError: those of ``write_mandate``."""
    from marianne_desk.domain.cases.mandate import MandateDraft
    from marianne_desk.usecases.mandates import write_mandate

    return write_mandate(desk, MandateDraft(case_id, scope, days))


def sign(desk: "Desk", mandate_id: str, on: date) -> "MandateDone":
    """Notes the day of signing. Raises UserError: those of ``sign_mandate``."""
    from marianne_desk.usecases.mandates import sign_mandate

    return sign_mandate(desk, mandate_id, on)


def end(desk: "Desk", mandate_id: str, why: "MandateEnd") -> "MandateDone":
    """Ends a mandate. Raises UserError: those of ``end_mandate``."""
    from marianne_desk.usecases.mandates import end_mandate

    return end_mandate(desk, mandate_id, why)


def note_elsewhere(desk: "Desk", case_id: str, until: date | None) -> "MandateDone":
    """Notes that one exists in Aidants Connect. Raises UserError: those of ``note_aidants_connect``."""
    from marianne_desk.usecases.mandates import note_aidants_connect

    return note_aidants_connect(desk, case_id, until)


def undo(desk: "Desk", done: "MandateDone") -> "MandateDone":
    """Takes the last act back. Raises UserError ``mandate_unknown``, ``mandate_changed``."""
    from marianne_desk.usecases.mandates import undo_mandate

    undo_mandate(desk, done)
    return done


def pdf(desk: "Desk", mandate_id: str) -> bytes:
    """The paper to sign. Raises UserError ``mandate_unknown``, ``mandate_not_to_sign``."""
    from marianne_desk.usecases.mandates import mandate_pdf

    with without_pauses():
        return mandate_pdf(desk, mandate_id)
