"""Acts on cases: a request goes on at a partner's, the partner answers, the visitor is told, or comes back."""

from copy import deepcopy
from datetime import datetime

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from marianne_desk.domain.cases.case import Answer, CaseDraft, Happening
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.usecases import cases
from tests.many_days.first_day import FirstDay
from tests.many_days.life import one_of, picks, tried
from tests.many_days.model import A_SECOND, Case, Contact, Event, Request

SENT_ON = (Outcome.FORWARDED, Outcome.APPOINTMENT)


class CaseActs(FirstDay):
    """Followed to the end."""

    @precondition(lambda self: self._without_case())
    @rule(pick=picks)
    def open_a_case(self, pick: int) -> None:
        contact, request = one_of(self._without_case(), pick)
        before = deepcopy(request)
        opened = cases.open_case(self.desk, CaseDraft(request.id, Visitor("Inès Jolivard", "06 39 98 11 22")))
        if request.outcome not in SENT_ON:
            request.outcome = Outcome.FORWARDED
        case = Case(opened.now.case.id, request.id, contact.id, [Event(self.clock(), Happening.FORWARDED)])
        self.house.cases[case.id] = case
        self.followed = (opened, before, deepcopy(request))

    @precondition(lambda self: self._followed_cases())
    @rule(
        pick=picks,
        happening=st.sampled_from([one for one in Happening if one not in {Happening.APPOINTED}]),
        answer=st.sampled_from(Answer),
    )
    def note_what_happened(self, pick: int, happening: Happening, answer: Answer) -> None:
        case = one_of(self._followed_cases(), pick)
        answered = answer if happening is Happening.ANSWERED else None
        code, done = tried(
            lambda: cases.note(self.desk, case.id, happening, answer=answered, words="hors délai")
        )
        assert code == ("" if case.may(happening) else "case_step")
        if done is None:
            return
        contact, request = self._request_of(case)
        before, expected = deepcopy(request), case.papers_expected
        case.events.append(Event(self.clock(), happening, answered))
        self._move(contact, request, case, self.clock(), expected=expected, told=happening is Happening.TOLD)
        self.followed = (done, before, deepcopy(request))

    @precondition(lambda self: self.followed)
    @rule()
    def undo_the_last_of_a_case(self) -> None:
        assert self.followed is not None
        done, before, after = self.followed
        self.followed = None
        opening = isinstance(done, cases.Opened)
        case = self.house.cases[(done.now if isinstance(done, cases.Opened) else done.after).case.id]
        contact, request = self._request_of(case)
        code, _ = tried(
            lambda: (
                cases.take_back(self.desk, done)
                if isinstance(done, cases.Opened)
                else cases.undo(self.desk, done)
            )
        )
        if contact.cancelled:
            assert code == "case_unknown"
            return
        moved = done.request is not None
        changed = facts_of(request) != facts_of(after)
        assert code == ("request_changed" if moved and changed else "")
        if code:
            return
        if opening:
            del self.house.cases[case.id]
        else:
            case.events.pop()
        if moved:
            call_back = request.call_back
            contact.requests[contact.requests.index(request)] = before
            before.call_back = before.call_back or call_back

    def _move(
        self, contact: Contact, request: Request, case: Case, now: datetime, *, expected: bool, told: bool
    ) -> None:
        if told and request.answered is None:
            spot = contact.channel in {Channel.DESK, Channel.PHONE} and request.received is None
            request.answered = now
            if request.outcome is Outcome.PENDING and not spot:
                request.outcome = Outcome.SOLVED
            request.end_pauses(now)
        elif case.papers_expected and not expected:
            if not request.paused and request.answered is None:
                begin = max([now, *(begin + A_SECOND for begin, _ in request.pauses)])
                request.pauses.append((begin, None))
        elif expected and not case.papers_expected and request.paused:
            request.end_pauses(now)

    def _without_case(self) -> list[tuple[Contact, Request]]:
        known = {case.request for case in self.house.cases.values()}
        return [
            (contact, one)
            for contact, one in self.house.requests()
            if one.id not in known and one.operator is not None
        ]

    def _followed_cases(self) -> list[Case]:
        return [one for one in self.house.cases.values() if not self.house.contacts[one.contact].cancelled]

    def _request_of(self, case: Case) -> tuple[Contact, Request]:
        contact = self.house.contacts[case.contact]
        return contact, next(one for one in contact.requests if one.id == case.request)


def facts_of(request: Request) -> str:
    facts = deepcopy(request)
    facts.call_back = ""
    return repr(facts)
