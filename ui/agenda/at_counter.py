"""What the counter asks of the agenda, on the writing lane: its line « rdv mar 14h30 impots » takes an appointment with
us and logs the contact during which it was taken. No Qt.

``domain.agenda.line.is_appointment_line`` says whether a line is one; it needs no desk.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.agenda import load, words

if TYPE_CHECKING:
    from marianne_desk.domain.agenda.appointment import Appointment
    from marianne_desk.domain.contact import ContactDraft
    from marianne_desk.domain.entry.values import EntryContext
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.log_contact import Logged


@dataclass(frozen=True, slots=True)
class Booked:
    """Both are on the disk. ``said``: « Rendez-vous pris : demain à 9 h 00. »."""

    logged: "Logged"
    appointment: "Appointment"
    said: str


def take(
    desk: "Desk",
    text: str,
    answers: load.Answers,
    context: "EntryContext",
    accepted: frozenset[str],
    draft: "ContactDraft",
    arrival: str = "",
) -> "load.Read | Booked":
    """Takes the appointment of a line and logs its contact, or says what keeps it from being kept. ``draft``: the
    contact, with the requests that were settled beside it; the matter of the one that names none is the appointment's.
    Its identifier makes a retry harmless. ``arrival``: of the person who was in charge and is gone with it."""
    from marianne_desk.usecases.agenda import take_from_counter

    found = load.read(desk, text, answers, None, context, draft.agent)
    proposal = found.proposal
    if proposal.draft is None or proposal.refused or proposal.doubts - accepted:
        return found
    logged, taken = take_from_counter(desk, draft, proposal.draft, arrival=arrival)
    return Booked(logged, taken, words.booked_words(taken, desk.today()))


def take_back(desk: "Desk", booked: Booked) -> None:
    """Takes back both: the appointment goes, the contact is cancelled."""
    from marianne_desk.usecases.agenda import undo
    from marianne_desk.usecases.log_contact import cancel_contact

    undo(desk, None, booked.appointment)
    cancel_contact(desk, booked.logged.id)
