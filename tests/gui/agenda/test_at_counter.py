"""The counter's line that takes an appointment, without a window."""

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.usecases.agenda import appointments_on
from marianne_desk.usecases.counter import counter_day, entry_context
from marianne_desk.usecases.desk import Desk
from ui.agenda import at_counter
from ui.agenda.load import Read

NOTHING: frozenset[str] = frozenset()


def test_the_line_takes_the_appointment_and_logs_the_call(desk: Desk) -> None:
    context = entry_context(desk)
    draft = ContactDraft(channel=Channel.PHONE, requests=(RequestDraft(),), id="a" * 36)
    booked = at_counter.take(desk, "rdv ven 14h30 impots Sandrine", (), context, NOTHING, draft)
    assert isinstance(booked, at_counter.Booked)
    assert booked.said.replace("\u00a0", " ") == "Rendez-vous pris : le vendredi 16 octobre à 14 h 30."
    assert booked.logged.contact.channel is Channel.PHONE
    assert booked.logged.contact.requests[0].outcome is Outcome.APPOINTMENT
    assert booked.appointment.contact == booked.logged.id
    at_counter.take_back(desk, booked)
    assert appointments_on(desk, booked.appointment.begin.date()) == ()
    assert counter_day(desk).contacts == 0


def test_doubts_are_said_first(desk: Desk) -> None:
    context = entry_context(desk)
    held = at_counter.take(desk, "rdv sam 10h cni", (), context, NOTHING, ContactDraft())
    assert isinstance(held, Read)
    assert counter_day(desk).contacts == 0
    taken = at_counter.take(desk, "rdv sam 10h cni", (), context, held.proposal.doubts, ContactDraft())
    assert isinstance(taken, at_counter.Booked)
