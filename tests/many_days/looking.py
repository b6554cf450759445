"""The desk held to the model: figures, lists, derived columns, references. Each raises AssertionError."""

from datetime import date

from marianne_desk.domain.derivation import derive_contact, derive_request
from marianne_desk.domain.month import Month
from marianne_desk.storage.rederiving import held_contacts
from marianne_desk.usecases.agenda import appointments_between
from marianne_desk.usecases.at_the_counter import kept_entries
from marianne_desk.usecases.case_list import cases
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.month import figures_of
from marianne_desk.usecases.partner_appointments import all_appointments
from marianne_desk.usecases.to_answer import count_due, to_answer
from marianne_desk.usecases.waiting_room import present
from tests.many_days import model
from tests.many_days.model import House

CHECKED = ("contacts.channel.", "requests.theme.", "requests.operator.", "requests.outcome.")
"""Breakdowns that the model counts too; the others it does not know."""


def contacts_are_kept(desk: Desk, house: House) -> None:
    """Nothing that was acknowledged is lost or otherwise; what the calendar says is what it would say anew."""
    with desk.store.reading() as connection:
        held = [one for some in held_contacts(connection) for one in some]
        rows = connection.exec_driver_sql("SELECT id, cancelled_at IS NOT NULL, number FROM contact")
        cancelled = {id_: (bool(gone), number) for id_, gone, number in rows}
        flags = connection.exec_driver_sql(
            "SELECT count(*) FROM request r JOIN contact c ON c.number = r.contact"
            " WHERE r.cancelled != (c.cancelled_at IS NOT NULL) OR r.channel != c.channel"
        ).scalar_one()
    assert flags == 0, "a request is not what its contact is"
    assert cancelled == {one.id: (one.cancelled, one.number) for one in house.contacts.values()}
    for item in held:
        kept, expected = item.contact, house.contacts[item.contact.id]
        assert (kept.channel, kept.agent, kept.arrived_at, kept.taken_at, kept.commune) == (
            expected.channel,
            expected.agent,
            expected.arrived,
            expected.taken,
            expected.commune,
        )
        assert derive_contact(kept, desk.calendar) == item.derived
        assert len(kept.requests) == len(expected.requests)
        for one, derived, wanted in zip(kept.requests, item.requests, expected.requests, strict=True):
            assert (one.id, one.theme, one.operator, one.outcome, one.answered_at) == (
                wanted.id,
                wanted.theme,
                wanted.operator,
                wanted.outcome,
                wanted.answered,
            )
            assert one.received_at == wanted.received
            assert [(a.at, a.on) for a in one.announcements] == wanted.promises
            assert [(p.begin, p.end) for p in one.pauses] == wanted.pauses
            assert derived == derive_request(kept, one, desk.calendar)
            assert derived.due_on == model.due(expected, wanted)


def figures_are_true(desk: Desk, house: House) -> None:
    """Every month, kept or counted, is what the model counts."""
    months = {model.month_of(one.arrived) for one in house.contacts.values()}
    for contact in house.contacts.values():
        for request in contact.requests:
            day = model.due(contact, request)
            months |= {(day.year, day.month)} if day else set()
    for year, month in months | {(desk.today().year, desk.today().month)}:
        counted = {
            id_: (figure.part, figure.whole, figure.value)
            for id_, figure in figures_of(desk, Month(year, month)).figures.items()
        }
        expected = model.figures(house, (year, month))
        shown = {id_: counted.get(id_) for id_ in expected}
        assert shown == expected, f"{year}-{month:02}"
        more = [id_ for id_ in counted if id_.startswith(CHECKED) and id_ not in expected]
        assert not more, f"{year}-{month:02}: {more}"


def lists_are_true(desk: Desk, house: House) -> None:
    """The waiting room, what is set aside, what waits for an answer, the agenda, closed days."""
    assert {one.id: (one.kind, one.at, one.taken_at, one.appointment) for one in present(desk)} == {
        one.id: (one.kind, one.at, one.taken, one.appointment) for one in house.people.values()
    }
    assert {one.id: one.text for one in kept_entries(desk)} == house.aside
    found = to_answer(desk)
    waiting = house.waiting(desk.today())
    assert {row.request.id: (row.group.value, row.until, row.call_back) for row in found.rows} == waiting
    late = sum(place in {"late", "today"} for place, *_ in waiting.values())
    assert (found.count, count_due(desk)) == (late, late)
    agenda = appointments_between(desk, date(2026, 1, 1), date(2028, 12, 31))
    assert {one.id: (one.begin, one.state) for one in agenda} == house.appointments


def cases_are_true(desk: Desk, house: House) -> None:
    """Every case stands where its events say, and the partner's turn ends when it should; those of cancelled contacts
    are nowhere. So do appointments at partners', those to come and those to fill in."""
    now = desk.now()
    followed = [one for one in house.cases.values() if not house.contacts[one.contact].cancelled]
    held = {
        row.id: (row.step, row.papers_expected, row.due_on, row.to_fill, row.next_begin)
        for row in cases(desk, open_only=False)
    }
    expected = {}
    for one in followed:
        planned = house.planned_of(one.id)
        to_fill = next((id_ for begin, id_ in planned if begin <= now), None)
        to_come = next((begin for begin, _ in planned if begin > now), None)
        expected[one.id] = (one.step, one.papers_expected, one.due, to_fill, to_come)
    assert held == expected
    known = {one.id for one in followed}
    assert {one.id: (one.case, one.begin, one.state, one.result) for one in all_appointments(desk)} == {
        id_: (one.case, one.begin, one.state, one.result)
        for id_, one in house.visits.items()
        if one.case in known
    }


def file_is_sound(desk: Desk, house: House) -> None:
    """References between tables; no call back outlives its answer."""
    with desk.store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []
        words = connection.exec_driver_sql(
            "SELECT r.id, b.words FROM callback b JOIN request r ON r.number = b.request"
        ).fetchall()
        closed = connection.exec_driver_sql("SELECT day FROM closed_day").scalars().all()
    assert dict(map(tuple, words)) == {
        request.id: request.call_back for _, request in house.requests() if request.call_back
    }
    assert {date.fromisoformat(day) for day in closed} == house.closed
