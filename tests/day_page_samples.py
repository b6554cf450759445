"""A day's page for tests of what is drawn of it."""

from datetime import UTC, date, datetime, timedelta

from marianne_desk.domain.cases.appointment import Mode, PartnerAppointment, State
from marianne_desk.domain.cases.case import Answer, Step
from marianne_desk.domain.cases.case_row import CaseGroup, CaseRow
from marianne_desk.domain.cases.day_page import DayPage, Presence
from marianne_desk.domain.cases.phoning import OwnMeeting, PartnerMeeting, PeopleToPhone
from marianne_desk.domain.cases.visitor import Visitor

AT = datetime(2026, 11, 2, 8, 5, tzinfo=UTC)
LINA = Visitor("Lina Benali", "06 12 34 56 78")


def a_meeting(number: int, begin: datetime, mode: Mode, visitor: Visitor | None) -> PartnerMeeting:
    """An appointment at the CAF's."""
    item = PartnerAppointment(
        id=f"rdv-{number}",
        case=f"d-{number}",
        operator="CAF",
        begin=begin,
        minutes=30,
        mode=mode,
        office=None,
        place="3 rue des Lilas, 53000 Laval" if mode is Mode.OFFICE else "",
        with_whom="",
        room="Bureau 2" if mode is Mode.VIDEO else None,
        papers=(),
        state=State.PLANNED,
        result=None,
        agent="agent-1",
        made_at=AT,
        changed_at=AT,
    )
    return PartnerMeeting(item, number, "CAF", "Agent 1", visitor)


def an_answered_case() -> CaseRow:
    """One of which the visitor has to be told the answer."""
    return CaseRow(
        id="d-9",
        number=9,
        contact=40,
        request="r",
        group=CaseGroup.TO_TELL,
        operator="CPAM",
        operator_label="CPAM",
        theme="Santé",
        reason="Complémentaire santé solidaire",
        theme_code="sante",
        reason_code="css",
        agent="Agent 2",
        agent_code="agent-2",
        step=Step.ANSWERED,
        answer=Answer.REFUSED,
        papers_expected=False,
        due_on=None,
        turn_begun_on=None,
        turn_days=None,
        turn_of=None,
        received_on=date(2026, 10, 20),
        received_days=9,
        owed_on=None,
        opened_on=date(2026, 10, 20),
        answered_on=date(2026, 10, 30),
        answered_days=1,
        told_on=None,
        closed_on=None,
        moved_at=AT,
        visitor=Visitor("Jean-Pierre Dupont-Lefèvre", "jp.dupont@exemple.fr"),
    )


def some_calls(*, several: bool = False) -> PeopleToPhone:
    """People to phone, of one day or of a long weekend."""
    tomorrow = AT + timedelta(days=1)
    own = OwnMeeting(tomorrow, tomorrow + timedelta(minutes=30), "Impôts", "DGFiP", "Agent 1", "Sandrine")
    numbered = OwnMeeting(tomorrow, tomorrow + timedelta(minutes=30), "", "", "Agent 1", "06 00 00 00 00")
    return PeopleToPhone(
        tomorrow.date(),
        tomorrow.date() + timedelta(days=2 if several else 0),
        (a_meeting(2, tomorrow, Mode.OFFICE, LINA), a_meeting(3, tomorrow, Mode.PHONE, None)),
        (own, numbered),
        (an_answered_case(),),
    )


def a_day_page(*, calls: bool = True) -> DayPage:
    """A day with a little of everything."""
    return DayPage(
        "France services de Vaubrun",
        AT.date(),
        ((AT, AT + timedelta(hours=3)),),
        (OwnMeeting(AT, AT + timedelta(minutes=30), "Carte d’identité", "", "Agent 1", "Sandrine"),),
        (a_meeting(1, AT + timedelta(hours=1), Mode.VIDEO, LINA),),
        (Presence(AT, AT + timedelta(hours=3), "Conciliateur de justice"),),
        some_calls() if calls else None,
    )
