"""Cases of a made-up past: what was sent on to a partner, when it moved, the appointments that it gave.

Partners take up mostly in time, answer sometimes late, now and then not at all. Shares are unverified estimates; « 75 %
in five days » is domain.md §4.6. Chance has a source of its own for each request: the rest of the past is as it would
be without.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from marianne_desk.domain.cases.appointment import HERE, Mode, Paper, PartnerAppointment, Result, State
from marianne_desk.domain.cases.case import Answer, Case, Event, Happening
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Contact, Request
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.partners.directory import Directory, Office
from marianne_desk.domain.simulation.callers import invented_name, invented_number
from marianne_desk.domain.simulation.chance import Lot, happens, identifier, log_normal, stream
from marianne_desk.domain.simulation.rhythm import intervals_of
from marianne_desk.domain.simulation.scene import House, at
from marianne_desk.domain.to_answer import waits

FOLLOWED = 0.85
"""Of what is sent on to an operator, so much is followed as a case."""

_ANSWERS = Lot.of(
    (
        (Answer.SETTLED, 0.66),
        (Answer.REFUSED, 0.10),
        (Answer.WRONG_CONTACT, 0.07),
        (Answer.PAPERS_WANTED, 0.12),
        (Answer.IN_PROGRESS, 0.05),
    )
)
_STATES = Lot.of(((State.KEPT, 0.79), (State.ABSENT, 0.09), (State.EXCUSED, 0.08), (State.CANCELLED, 0.04)))
_RESULTS = Lot.of(((Result.SOLVED, 0.74), (Result.NOT_SOLVED, 0.18), (Result.AGAIN, 0.08)))
_MODES = Lot.of(((Mode.OFFICE, 0.46), (Mode.VIDEO, 0.28), (Mode.PHONE, 0.16), (Mode.PERMANENCE, 0.10)))
_TAKEN_UP_DAYS, _ANSWERED_DAYS, _APPOINTMENT_DAYS = 1.6, 4.5, 9.0
"""Working days in the median."""
_SLOW, _NEVER = 0.2, 0.09
_UNSAID = 0.35
"""Of the appointments of the last days, so many of which nobody said what became."""
_UNTOLD, _RECENT_DAYS = 0.55, 20
"""Of the answers of so many last days, so many are not passed on yet."""
_OTHER = {"CAF": "MSA", "CPAM": "MSA", "CARSAT": "MSA", "MSA": "CAF"}
_REASONS = ("hors délai", "ressources au-dessus du plafond", "pièce non conforme")
_HALF_HOUR = 1800
_MINUTE = 60
_PASSED_ON = 40 * 60
"""Seconds between the partner's answer and the visitor's, where both are known."""
_MONTH_DAYS = 30


@dataclass(frozen=True, slots=True)
class Followed:
    """A case and its appointments, ready to be written. ``case.number`` is not read."""

    case: Case
    appointments: tuple[PartnerAppointment, ...]


def is_followed(contact: Contact, request: Request, seed: int) -> bool:
    """Whether a made-up request goes on as a case."""
    sent = request.outcome in {Outcome.FORWARDED, Outcome.APPOINTMENT} and request.operator is not None
    own = contact.channel is not Channel.PERMANENCE
    return sent and own and happens(stream(seed, "followed", request.id), FOLLOWED)


def followed(
    house: House,
    directory: Directory,
    contact: Contact,
    request: Request,
    horizon: datetime,
    identity_months: int,
    seed: int,
) -> Followed:
    """The case of a request that :func:`is_followed`; nothing in it lies after ``horizon``. The identity of one closed
    ``identity_months`` before it is erased."""
    story = _Story(house, directory, contact, request, int(horizon.timestamp()), seed)
    story.tell()
    return story.followed(identity_months)


class _Story:
    """One case, told as time goes by; what would happen after the horizon never does."""

    def __init__(
        self,
        house: House,
        directory: Directory,
        contact: Contact,
        request: Request,
        horizon: int,
        seed: int,
    ) -> None:
        self._house, self._directory, self._request = house, directory, request
        self._contact, self._horizon = contact, horizon
        self._rng = stream(seed, "case", request.id)
        self._operator = request.operator or ""
        self._events: list[Event] = []
        self._appointments: list[PartnerAppointment] = []
        opened = contact.ended_at or contact.recorded_at
        self._opened = min(max(int(opened.timestamp()), int(contact.arrived_at.timestamp())), horizon)
        self._id = identifier(self._rng)

    def followed(self, identity_months: int) -> Followed:
        """What was told."""
        closed = next((event.at for event in self._events if event.happening is Happening.CLOSED), None)
        gone = None
        if closed is not None:
            end = closed + timedelta(days=identity_months * _MONTH_DAYS + 2)
            gone = end if end <= at(self._horizon) else None
        rng = self._rng
        visitor = Visitor(invented_name(rng), invented_number(rng))
        reason = self._request.reason or self._request.theme
        office = self._office()
        case = Case(
            id=self._id,
            number=0,
            request=self._request.id,
            contact=0,
            theme=self._request.theme,
            reason=self._request.reason,
            operator=self._operator,
            office=office.id if office else None,
            correspondent=None,
            received_at=self._request.received_at or self._contact.arrived_at,
            opened_at=at(self._opened),
            agent=self._contact.agent,
            alarms=self._directory.partner(self._request.operator or "").alarms or Alarms(),
            visitor=None if gone else visitor,
            events=tuple(self._events),
            question="" if gone else _QUESTIONS.get(reason, "Où en est le dossier ?"),
            tried="" if gone else "Espace en ligne consulté, appel à la plateforme.",
            erased_at=gone,
        )
        return Followed(case, tuple(self._appointments))

    def tell(self) -> None:
        """From « transmis » on."""
        self._add(self._opened, Happening.FORWARDED, operator=self._operator)
        if self._request.outcome is Outcome.APPOINTMENT:
            self._appointment(self._opened + 3 * _MINUTE)
        elif self._request.answered_at is not None:
            self._answered_by(int(self._request.answered_at.timestamp()))
        else:
            self._with_partner(self._opened)

    def _answered_by(self, told: int) -> None:
        """The visitor had the answer then: the partner gave it before."""
        told = max(told, self._opened + 2 * _MINUTE)
        heard = max(self._opened + _MINUTE, told - _PASSED_ON)
        taken = self._after(self._opened, log_normal(self._rng, _TAKEN_UP_DAYS, 0.6))
        if taken < heard:
            self._add(taken, Happening.TAKEN_UP)
        if self._add(heard, Happening.ANSWERED, answer=Answer.SETTLED) and self._add(told, Happening.TOLD):
            self._add(self._after(told, log_normal(self._rng, 1.5, 0.8)), Happening.CLOSED)

    def _with_partner(self, since: int) -> None:
        """Nobody took it up yet."""
        if happens(self._rng, _NEVER):
            self._given_up(since, 5)
            return
        slow = 4.0 if happens(self._rng, _SLOW) else 1.0
        taken = self._after(since, log_normal(self._rng, _TAKEN_UP_DAYS * slow, 0.6))
        if happens(self._rng, 0.25):
            self._appointment(taken)
            return
        if not self._add(taken, Happening.TAKEN_UP):
            return
        self._answer(taken)

    def _answer(self, since: int, tries: int = 0) -> None:
        if happens(self._rng, _NEVER):
            self._given_up(since, 16)
            return
        slow = 4.5 if happens(self._rng, _SLOW) else 1.0
        answered = self._after(since, log_normal(self._rng, _ANSWERED_DAYS * slow, 0.7))
        answer = _ANSWERS.draw(self._rng) if tries < 2 else Answer.SETTLED
        words = ""
        if answer is Answer.REFUSED:
            words = _REASONS[int(self._rng.random() * len(_REASONS))]
        if not self._add(answered, Happening.ANSWERED, answer=answer, words=words):
            return
        if answer is Answer.IN_PROGRESS:
            self._answer(answered, tries + 1)
        elif answer is Answer.PAPERS_WANTED:
            brought = self._after(answered, log_normal(self._rng, 6.0, 0.6))
            if self._add(brought, Happening.PAPERS_CAME):
                self._answer(brought, tries + 1)
        elif answer is Answer.WRONG_CONTACT and self._other() is not None:
            again = self._after(answered, 0.5)
            if self._add(again, Happening.FORWARDED, operator=self._other()):
                self._operator = self._other() or self._operator
                self._with_partner(again)
        else:
            self._end(answered)

    def _given_up(self, since: int, alarm: int) -> None:
        """The partner never moves: it is reminded, then the case is closed without an answer."""
        for days, happening in ((alarm, Happening.REMINDED), (alarm + 30, Happening.CLOSED)):
            self._add(self._after(since, days), happening)

    def _appointment(self, obtained: int, *, again: bool = False) -> None:
        begin = self._hour(obtained)
        item = self._booked(begin, obtained)
        if not self._add(obtained, Happening.APPOINTED, appointment=item.id):
            return
        if begin > self._horizon:
            self._appointments.append(item)
            return
        said = self._after(begin, 0.6)
        recent = begin > self._horizon - 4 * 86_400
        if said > self._horizon or (recent and happens(self._rng, _UNSAID)):
            self._appointments.append(item)
            return
        state = _STATES.draw(self._rng)
        if state is not State.KEPT:
            self._keep(item, said, state, None)
            self._add(said, Happening.NOT_MET, appointment=item.id)
            if again or happens(self._rng, 0.4):
                self._add(self._after(said, 5), Happening.CLOSED)
            else:
                self._appointment(self._after(said, 1.5), again=True)
            return
        result = _RESULTS.draw(self._rng) if not again else Result.SOLVED
        self._keep(item, said, state, result)
        if result is Result.SOLVED:
            self._add(said, Happening.ANSWERED, answer=Answer.SETTLED, appointment=item.id)
            self._end(said, told=True)
            return
        self._add(said, Happening.MET, appointment=item.id)
        if result is Result.AGAIN:
            self._appointment(self._after(said, 1.0), again=True)
        else:
            self._answer(said, 1)

    def _end(self, answered: int, *, told: bool = False) -> None:
        """The visitor is told, the case is closed; not while the request still waits for us."""
        if waits(self._request):
            return
        recent = answered > self._horizon - _RECENT_DAYS * 86_400
        if told or not (recent and happens(self._rng, _UNTOLD)):
            heard = answered if told else self._after(answered, log_normal(self._rng, 0.8, 0.8))
            if self._add(heard, Happening.TOLD):
                self._add(self._after(heard, log_normal(self._rng, 1.5, 0.8)), Happening.CLOSED)

    def _add(
        self,
        second: int,
        happening: Happening,
        *,
        operator: str | None = None,
        answer: Answer | None = None,
        words: str = "",
        appointment: str | None = None,
    ) -> bool:
        """Notes it; False, and nothing, when the made-up past is over by then."""
        if second > self._horizon:
            return False
        self._events.append(Event(at(second), happening, self._agent(), operator, answer, words, appointment))
        return True

    def _booked(self, begin: int, obtained: int) -> PartnerAppointment:
        mode, office = _MODES.draw(self._rng), self._office()
        if office is None or mode not in office.modes:
            mode = Mode.PHONE if office is None else office.modes[0]
        partner = self._directory.partner(self._operator)
        papers = self._directory.papers_for(self._operator, self._request.theme, self._request.reason)
        return PartnerAppointment(
            id=identifier(self._rng),
            case=self._id,
            operator=self._operator,
            begin=at(begin).astimezone(self._house.clock.zone),
            minutes=partner.usual_minutes or 30,
            mode=mode,
            office=office.id if office else None,
            place=office.address if office and mode is Mode.OFFICE else "",
            with_whom="",
            room="Espace confidentiel" if mode in HERE else None,
            papers=tuple(Paper(label, happens(self._rng, 0.5)) for label in papers),
            state=State.PLANNED,
            result=None,
            agent=self._agent(),
            made_at=at(min(obtained, self._horizon)),
            changed_at=at(min(obtained, self._horizon)),
        )

    def _keep(self, item: PartnerAppointment, said: int, state: State, result: Result | None) -> None:
        self._appointments.append(replace(item, state=state, result=result, changed_at=at(said), sequence=1))

    def _hour(self, obtained: int) -> int:
        """A half hour of a working day: the partner's hours are not ours."""
        day = self._working_day(obtained, log_normal(self._rng, _APPOINTMENT_DAYS, 0.55))
        midnight = datetime(day.year, day.month, day.day, tzinfo=self._house.clock.zone)
        return int(midnight.timestamp()) + (18 + int(self._rng.random() * 14)) * _HALF_HOUR

    def _after(self, second: int, days: float) -> int:
        """A moment at which we were open, so many working days later or a little more."""
        day = self._working_day(second, days)
        left = (
            (max(opens, second + _MINUTE), closes)
            for ahead in self._house.clock.open_days(day, day + timedelta(days=60))
            for opens, closes in intervals_of(self._house.clock, ahead)
            if closes > second + 2 * _MINUTE
        )
        opens, closes = next(left, (self._horizon + 1, self._horizon + 1))
        return opens + int(self._rng.random() * (closes - opens))

    def _working_day(self, second: int, days: float) -> date:
        day = at(second).astimezone(self._house.clock.zone).date()
        return self._house.working_days.due_on(day, round(days), ()) or day

    def _office(self) -> Office | None:
        offices = self._directory.offices_of(self._operator)
        return offices[0] if offices else None

    def _other(self) -> str | None:
        return _OTHER.get(self._operator)

    def _agent(self) -> str:
        agents = self._house.agents
        return agents[int(self._rng.random() * len(agents))]


_QUESTIONS = {
    "trop_percu": "Le trop-perçu est contesté : sur quelles ressources a-t-il été calculé ?",
    "apl": "Le droit est suspendu depuis deux mois : quelle pièce manque ?",
    "rsa": "La déclaration trimestrielle est faite : pourquoi rien n’est versé ?",
    "demande": "La demande de retraite est déposée : quel est le point de départ ?",
    "css": "Le renouvellement est refusé : quels revenus ont été retenus ?",
}
