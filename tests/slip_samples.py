"""Slips for tests: an appointment at the CAF, a request that waits for its answer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from marianne_desk.domain.calendar.working_days import WorkingDays
from marianne_desk.domain.cases.appointment import Mode, Paper, PartnerAppointment, State
from marianne_desk.domain.cases.case import Case, Event, Happening
from marianne_desk.domain.cases.slip import Told
from marianne_desk.domain.cases.standing import standing
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.partners.directory import Office
from tests.desks import LAVAL

PARIS = ZoneInfo("Europe/Paris")
SENT_AT = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
VISITOR = Visitor("Mme Anaïs Zorglub", "06 12 34 56 78")
PAPERS = (Paper("Pièce d’identité", ready=True), Paper("Avis d’imposition"), Paper("Quittance de loyer"))
OFFICE = Office("o-1", "CAF", "CAF de Laval", "11 quai Paul Boudet, 53000 Laval", "02 00 00 00 01")


def a_case(events: Sequence[Event] = (), visitor: Visitor | None = VISITOR) -> Case:
    return Case(
        id="case-1",
        number=12,
        request="request-1",
        contact=12,
        theme="logement",
        reason="apl",
        operator="CAF",
        office=None,
        correspondent=None,
        received_at=SENT_AT,
        opened_at=SENT_AT,
        agent="agent-1",
        alarms=Alarms(),
        visitor=visitor,
        events=(Event(SENT_AT, Happening.FORWARDED, "agent-1", operator="CAF"), *events),
    )


def an_appointment(mode: Mode = Mode.OFFICE, papers: tuple[Paper, ...] = PAPERS) -> PartnerAppointment:
    return PartnerAppointment(
        id="6f1d2f6e-6a4e-4b7e-9d55-0d3b1f3d2c11",
        case="case-1",
        operator="CAF",
        begin=datetime(2026, 12, 8, 14, 30, tzinfo=PARIS),
        minutes=30,
        mode=mode,
        office="o-1" if mode is Mode.OFFICE else None,
        place="",
        with_whom="Mme Le Goff",
        room="Espace confidentiel" if mode in {Mode.VIDEO, Mode.PERMANENCE} else None,
        papers=papers,
        state=State.PLANNED,
        result=None,
        agent="agent-1",
        made_at=SENT_AT,
        changed_at=SENT_AT,
    )


def told(
    appointment: PartnerAppointment | None = None,
    events: Sequence[Event] = (),
    *,
    visitor: Visitor | None = VISITOR,
    telephone: str = LAVAL.telephone,
) -> Told:
    """What a slip is made of; ``appointment`` at the office of the directory where its mode says so."""
    case = a_case(events, visitor)
    working = WorkingDays(lambda _year: frozenset[date]())
    return Told(
        case=case,
        standing=standing(case.events, case.alarms, working, PARIS),
        site=replace(LAVAL, telephone=telephone),
        operator="CAF",
        appointment=appointment,
        office=OFFICE if appointment and appointment.office else None,
    )
