"""Acts on appointments at partners': obtained, moved, what became of them; each taken back again."""

from copy import deepcopy
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from marianne_desk.domain.cases.appointment import PartnerAppointmentDraft, Result, State
from marianne_desk.domain.cases.case import Answer, Happening, Step
from marianne_desk.domain.codes import Outcome
from marianne_desk.usecases import partner_appointments
from marianne_desk.usecases.partner_appointments import Booked
from tests.many_days import model
from tests.many_days.case_acts import CaseActs, facts_of
from tests.many_days.life import WasOfVisit, one_of, picks, tried
from tests.many_days.model import A_VISIT, Case, Event, Visit

SAID = (
    (State.KEPT, None),
    *((State.KEPT, result) for result in Result),
    *((state, None) for state in (State.EXCUSED, State.CANCELLED, State.ABSENT)),
)
WHAT_FOLLOWS: dict[tuple[State, Result | None], tuple[tuple[Happening, Answer | None], ...]] = {
    (State.KEPT, None): (),
    (State.KEPT, Result.SOLVED): ((Happening.ANSWERED, Answer.SETTLED), (Happening.TOLD, None)),
    (State.KEPT, Result.NOT_SOLVED): ((Happening.MET, None),),
    (State.KEPT, Result.AGAIN): ((Happening.MET, None),),
    (State.EXCUSED, None): ((Happening.NOT_MET, None),),
    (State.CANCELLED, None): ((Happening.NOT_MET, None),),
    (State.ABSENT, None): ((Happening.NOT_MET, None),),
}


class VisitActs(CaseActs):
    """At the partner's."""

    @precondition(lambda self: self._followed_cases())
    @rule(pick=picks, days=st.integers(-3, 20), hour=st.integers(9, 16))
    def obtain_an_appointment(self, pick: int, days: int, hour: int) -> None:
        case = one_of(self._followed_cases(), pick)
        draft = self._drafted(case, self._new("visit"), days, hour)
        code, booked = tried(lambda: partner_appointments.book(self.desk, draft))
        assert code == ("case_step" if case.step is Step.CLOSED else "")
        if booked is None:
            return
        before = self._before(case, None)
        contact, request = self._request_of(case)
        self.house.visits[booked.after.id] = Visit(case.id, draft.begin)
        case.events.append(Event(self.clock(), Happening.APPOINTED, visit=booked.after.id))
        if request.outcome in {Outcome.FORWARDED, Outcome.PENDING}:
            owed = request.received is not None or model.due(contact, request) is not None
            request.outcome = Outcome.APPOINTMENT
            if request.answered is None:
                request.answered = self.clock() if owed else None
                request.end_pauses(self.clock())
        self._did(booked, before, case)

    @precondition(lambda self: self._visits())
    @rule(pick=picks, days=st.integers(-3, 20), hour=st.integers(9, 16))
    def move_it(self, pick: int, days: int, hour: int) -> None:
        chosen = one_of(self._visits(), pick)
        visit = self.house.visits[chosen]
        case = self.house.cases[visit.case]
        draft = self._drafted(case, chosen, days, hour)
        code, booked = tried(lambda: partner_appointments.move(self.desk, draft, "la Caf a rappelé"))
        assert code == ("" if visit.state is State.PLANNED else "appointment_over")
        if booked is None:
            return
        before = self._before(case, visit)
        if visit.begin != draft.begin:
            visit.begin = draft.begin
            visit.changes += 1
        self._did(booked, before, case)

    @precondition(lambda self: self._visits())
    @rule(pick=picks, said=st.sampled_from(SAID))
    def say_what_became_of_the_visit(self, pick: int, said: tuple[State, Result | None]) -> None:
        chosen = one_of(self._visits(), pick)
        visit = self.house.visits[chosen]
        case = self.house.cases[visit.case]
        after = (State.PLANNED, None) if said == (visit.state, visit.result) else said
        past = after[0] in {State.KEPT, State.ABSENT}
        early = past and model.local(visit.begin) > self.desk.today()
        code, booked = tried(lambda: partner_appointments.set_state(self.desk, chosen, *said))
        assert code == ("appointment_not_yet" if early else "")
        if booked is None:
            return
        before = self._before(case, visit)
        visit.state, visit.result = after
        visit.changes += 1
        self._unsay(case, chosen)
        self._follow(case, chosen, past=past)
        self._did(booked, before, case)

    @precondition(lambda self: self.visited)
    @rule()
    def undo_the_last_of_a_visit(self) -> None:
        assert self.visited is not None
        done, (was, events, request_was), (changes, events_then, request_then) = self.visited
        self.visited = None
        case = self.house.cases[done.after.case]
        contact, request = self._request_of(case)
        code, _ = tried(lambda: partner_appointments.undo(self.desk, done))
        if contact.cancelled:
            assert code == "appointment_unknown"
            return
        moved, changed = bool(done.requests), facts_of(request) != facts_of(request_then)
        if self.house.visits[done.after.id].changes != changes:
            assert code == "appointment_changed"
        elif case.events != events_then:
            assert code == "case_changed"
        else:
            assert code == ("request_changed" if moved and changed else "")
        if code:
            return
        case.events = events
        if was is None:
            del self.house.visits[done.after.id]
        else:
            was.changes = changes + 1
            self.house.visits[done.after.id] = was
        if moved:
            request_was.call_back = request_was.call_back or request.call_back
            contact.requests[contact.requests.index(request)] = request_was

    def _unsay(self, case: Case, visit: str) -> None:
        """What the former state had said of the case, where that was said last."""
        own = case.says_of(visit)
        case.events = case.events[: len(case.events) - len(own)]
        _, request = self._request_of(case)
        for event in own:
            if event.what is Happening.TOLD and request.answered == event.at:
                request.answered = None
                request.pauses = [(begin, None if end == event.at else end) for begin, end in request.pauses]

    def _follow(self, case: Case, chosen: str, *, past: bool) -> None:
        """What its new state says of the case, as far as that can happen still."""
        visit, now = self.house.visits[chosen], self.clock()
        follows = WHAT_FOLLOWS.get((visit.state, visit.result), ())
        if visit.state is State.PLANNED and chosen not in case.awaited:
            follows = ((Happening.APPOINTED, None),)
        at = max(visit.end, case.events[-1].at) if past and visit.end < now else now
        contact, request = self._request_of(case)
        for what, answer in follows:
            if case.may(what):
                expected = case.papers_expected
                case.events.append(Event(at, what, answer, chosen))
                self._move(contact, request, case, at, expected=expected, told=what is Happening.TOLD)

    def _drafted(self, case: Case, name: str, days: int, hour: int) -> PartnerAppointmentDraft:
        day = self.clock().astimezone(model.PARIS) + timedelta(days=days)
        begin = day.replace(hour=hour, minute=0, second=0, microsecond=0)
        minutes = A_VISIT // timedelta(minutes=1)
        return PartnerAppointmentDraft(case.id, begin, minutes=minutes, id=name)

    def _visits(self) -> list[str]:
        known = {case.id for case in self._followed_cases()}
        return [id_ for id_, one in self.house.visits.items() if one.case in known]

    def _before(self, case: Case, visit: Visit | None) -> WasOfVisit:
        return deepcopy(visit), list(case.events), deepcopy(self._request_of(case)[1])

    def _did(self, done: Booked, before: WasOfVisit, case: Case) -> None:
        after = self.house.visits[done.after.id].changes, list(case.events)
        self.visited = done, before, (*after, deepcopy(self._request_of(case)[1]))
        self.followed = None
