"""« Les miens » in every list: counter, « À répondre », agenda, passages, opening and closing."""

from datetime import UTC, datetime

from marianne_desk.domain.agenda.appointment import AppointmentDraft
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.day.closing import PointKind
from marianne_desk.usecases.agenda import appointments_on, take_appointment
from marianne_desk.usecases.counter import counter_day
from marianne_desk.usecases.day import closing, morning
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.find_contacts import find_contacts
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.to_answer import to_answer
from marianne_desk.usecases.waiting_room import note_arrival

AFTERNOON = datetime(2026, 10, 14, 12, 30, tzinfo=UTC)


def test_mine_narrows_every_list(desk: Desk) -> None:
    """What the other agent did is hidden. Not hidden: who waits (nobody has them yet), permanences (the partner's),
    days not closed, totals and the count of what is late (the house's)."""
    request = RequestDraft(reason="cni", outcome=Outcome.PENDING)
    for code in ("agent-1", "agent-2", "agent-2"):
        log_contact(desk, ContactDraft(requests=(request,), agent=code))
        take_appointment(desk, AppointmentDraft(begin=AFTERNOON, minutes=30, agent=code))
    note_arrival(desk)
    seen = []
    for only in (None, "agent-1", "agent-2"):
        points = [one.kind for one in closing(desk, only).points]
        assert points.count(PointKind.WAITING) == 1
        assert closing(desk, only).totals.contacts == 3
        day = counter_day(desk)
        lists = (
            day.rows if only is None else day.of_agent(only).rows,
            to_answer(desk, only).rows,
            appointments_on(desk, desk.today(), only),
            find_contacts(desk, "cni", only=only).numbers,
            morning(desk, only).appointments,
            [kind for kind in points if kind is PointKind.NO_OUTCOME],
        )
        seen.append([len(one) for one in lists])
    assert seen == [[3] * 6, [1] * 6, [2] * 6]
