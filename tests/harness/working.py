"""What the killed process does: a counter at full speed. Each act is told before it is begun and once it is done."""

import random
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol

from marianne_desk.domain.agenda.appointment import AppointmentDraft, State
from marianne_desk.domain.cases.appointment import Mode, PartnerAppointmentDraft
from marianne_desk.domain.cases.case import Answer, CaseDraft, Happening
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Announcement, ContactDraft, RequestDraft
from marianne_desk.domain.correction import draft_of
from marianne_desk.domain.errors import MachineError
from marianne_desk.domain.set_aside import SetAside, content_of
from marianne_desk.usecases.agenda import set_state, take_appointment
from marianne_desk.usecases.at_the_counter import erase_entry, keep_entry
from marianne_desk.usecases.backup import back_up
from marianne_desk.usecases.cases import note, open_case
from marianne_desk.usecases.correct_contact import correct_contact
from marianne_desk.usecases.day import close_day, reopen_day
from marianne_desk.usecases.desk import Desk, open_desk
from marianne_desk.usecases.find_contacts import past_contact
from marianne_desk.usecases.log_contact import cancel_contact, log_contact
from marianne_desk.usecases.partner_appointments import book
from marianne_desk.usecases.to_answer import announce, answer, keep_call_back
from marianne_desk.usecases.waiting_room import note_arrival, take

COMMUNES = ("Vaubrun", "Altroff", "Rimeize", "Montreuil", "Les Salces")
Data = dict[str, Any]


class Told(Protocol):
    """The parent's ear; what was sent is heard even when the sender is killed at once."""

    def send(self, message: tuple[str, str, Data]) -> None:
        """Sends (« will » or « did », the act, its data)."""


class Worker:
    """One process at work, with what a later act may touch: contacts, their numbers and requests, open requests,
    entries set aside, appointments, people who wait; ``cases``: the request of each, its step, how many events and
    appointments it has."""

    def __init__(self, desk: Desk, told: Told, chance: random.Random) -> None:
        self.desk, self.told, self.chance = desk, told, chance
        self.contacts: list[str] = []
        self.numbers: dict[str, int] = {}
        self.requests: dict[str, list[str]] = {}
        self.communes: dict[str, str] = {}
        self.open: list[str] = []
        self.aside: list[str] = []
        self.contact_of: dict[str, str] = {}
        self.announced: dict[str, int] = {}
        self.appointments: list[str] = []
        self.cases: dict[str, list[str]] = {}
        self.waiting: list[str] = []
        self.in_charge: list[str] = []

    def _act(self, name: str, data: Data, do: Callable[[], object]) -> None:
        self.told.send(("will", name, data))
        do()
        self.told.send(("did", name, data))

    def log(self) -> None:
        """A contact of one to three requests, some with an announcement."""
        self._save(str(uuid.uuid4()))

    def save_set_aside(self) -> None:
        """An entry set aside is taken back and saved: it becomes a contact and is erased, in one act."""
        if self.aside:
            self._save(self.aside.pop())

    def log_who_waited(self) -> None:
        """Somebody who was in charge is logged and gone, in one act."""
        if self.in_charge:
            self._save(str(uuid.uuid4()), self.in_charge.pop())

    def _save(self, contact: str, arrival: str = "") -> None:
        now = self.desk.now()
        requests = []
        for _ in range(self.chance.randint(1, 3)):
            waits = self.chance.random() < 0.5
            promised = (Announcement(now, now.date() + timedelta(days=7)),) if waits else ()
            outcome = Outcome.PENDING if waits else Outcome.SOLVED
            requests.append(
                RequestDraft(
                    theme="papiers",
                    reason="cni",
                    id=str(uuid.uuid4()),
                    outcome=outcome,
                    announcements=promised,
                )
            )
        data = {"id": contact, "requests": {str(one.id): len(one.announcements) for one in requests}}
        if arrival:
            data["arrival"] = arrival
        channel = Channel.DESK if arrival else Channel.PHONE
        draft = ContactDraft(channel=channel, id=contact, requests=tuple(requests))
        self._act("log", data, lambda: self._log(draft, arrival))
        self.contacts.append(contact)
        for one in requests:
            self.contact_of[str(one.id)], self.announced[str(one.id)] = contact, len(one.announcements)
        self.requests[contact] = list(data["requests"])
        self.open += [str(one.id) for one in requests if one.outcome is Outcome.PENDING]

    def call_back(self) -> None:
        """Whom to call back, for an open request."""
        if self.open:
            request = self.chance.choice(self.open)
            words = f"Prénom {self.chance.randint(0, 999)}"
            data = {"id": request, "words": words}
            self._act("call_back", data, lambda: keep_call_back(self.desk, request, words))

    def answer(self) -> None:
        """An open request is answered; whom to call back is erased with it."""
        if self.open:
            request = self.open.pop(self.chance.randrange(len(self.open)))
            self._act("answer", {"id": request}, lambda: answer(self.desk, request))

    def announce(self) -> None:
        """Another day is promised for an open request."""
        if self.open:
            request = self.chance.choice(self.open)
            self.announced[request] += 1
            data = {"id": request, "contact": self.contact_of[request], "announced": self.announced[request]}
            on = self.desk.today() + timedelta(days=9)
            self._act("announce", data, lambda: announce(self.desk, request, on, "le dossier est à la Caf"))

    def take_appointment(self) -> None:
        """An appointment with us is taken."""
        draft = AppointmentDraft(
            self.desk.now() + timedelta(days=self.chance.randint(1, 60)),
            visitor="Sandrine",
            id=str(uuid.uuid4()),
        )
        data = {"id": draft.id, "state": State.PLANNED.value}
        self._act("appointment", data, lambda: take_appointment(self.desk, draft))
        self.appointments.append(str(draft.id))

    def excuse(self) -> None:
        """Somebody excuses themselves."""
        if self.appointments:
            chosen = self.appointments.pop()
            data = {"id": chosen, "state": State.EXCUSED.value}
            self._act("appointment", data, lambda: set_state(self.desk, chosen, State.EXCUSED))

    def open_case(self) -> None:
        """An open request goes on at a partner's: case, visitor, outcome in one act."""
        free = [one for one in self.open if one not in {case[0] for case in self.cases.values()}]
        if free:
            request, case = self.chance.choice(free), str(uuid.uuid4())
            draft = CaseDraft(request, Visitor("Inès Jolivard"), operator="CAF", id=case)
            self._follow(case, [request, "forwarded", "1", "0"], lambda: open_case(self.desk, draft))

    def book(self) -> None:
        """An appointment at the partner's: itself and what it means for the case, in one act."""
        if self.cases:
            case = self.chance.choice(list(self.cases))
            request, _, events, booked = self.cases[case]
            begin = self.desk.now() + timedelta(days=self.chance.randint(3, 40))
            draft = PartnerAppointmentDraft(case, begin, Mode.OFFICE, id=str(uuid.uuid4()))
            now = [request, "taken_up", str(int(events) + 1), str(int(booked) + 1)]
            self._follow(case, now, lambda: book(self.desk, draft))
            self.open = [one for one in self.open if one != request]

    def tell(self) -> None:
        """The partner settled it; then the visitor is told, which answers the request in the same act."""
        if self.cases:
            case = self.chance.choice(list(self.cases))
            request, _, events, booked = self.cases[case]
            settled = [request, "answered", str(int(events) + 1), booked]
            self._follow(
                case,
                settled,
                lambda: note(self.desk, case, Happening.ANSWERED, answer=Answer.SETTLED),
            )
            told = [request, "told", str(int(events) + 2), booked]
            self._follow(case, told, lambda: note(self.desk, case, Happening.TOLD), answered=True)
            del self.cases[case]
            self.open = [one for one in self.open if one != request]

    def _follow(self, case: str, now: list[str], do: Callable[[], object], *, answered: bool = False) -> None:
        self._act("case", {"id": case, "now": now, "answered": answered}, do)
        self.cases[case] = now

    def close_day(self) -> None:
        """The day is closed."""
        if self.contacts:
            data = {"day": self.desk.today().isoformat()}
            self._act("close_day", data, lambda: close_day(self.desk))

    def reopen_day(self) -> None:
        """The day is not closed, after all."""
        data = {"day": self.desk.today().isoformat()}
        self._act("reopen_day", data, lambda: reopen_day(self.desk))

    def arrive(self) -> None:
        """Somebody sits down."""
        self.told.send(("will", "arrive", {}))
        arrival = note_arrival(self.desk)
        self.told.send(("did", "arrive", {"id": arrival.id}))
        self.waiting.append(arrival.id)

    def take(self) -> None:
        """Somebody is taken in charge."""
        if self.waiting:
            arrival = self.waiting.pop(0)
            self._act("take", {"id": arrival}, lambda: take(self.desk, arrival))
            self.in_charge.append(arrival)

    def cancel(self) -> None:
        """A contact is taken back."""
        if self.contacts:
            contact = self.contacts.pop()
            requests = self.requests[contact]
            data = {"id": contact, "requests": requests}
            self._act("cancel", data, lambda: cancel_contact(self.desk, contact))
            self.open = [one for one in self.open if one not in requests]
            self.cases = {one: now for one, now in self.cases.items() if now[0] not in requests}

    def correct(self) -> None:
        """A contact gets another commune, with the trace of who did it."""
        if self.contacts:
            contact = self.chance.choice(self.contacts)
            commune = self.chance.choice([name for name in COMMUNES if name != self.communes.get(contact)])
            data = {"id": contact, "commune": commune}
            self._act("correct", data, lambda: self._correct(self.numbers[contact], commune))
            self.communes[contact] = commune

    def set_aside(self) -> None:
        """A half-typed entry is set aside."""
        now, words = self.desk.now(), "caf apl " + "x" * self.chance.randint(0, 900)
        entry = SetAside(str(uuid.uuid4()), "agent-1", Channel.PHONE, now, now, text=words)
        data = {"id": entry.id, "content": content_of(entry)}
        self._act("set_aside", data, lambda: keep_entry(self.desk, entry))
        self.aside.append(entry.id)

    def clear(self) -> None:
        """An entry set aside is taken back and cleared."""
        if self.aside:
            entry = self.aside.pop()
            self._act("clear", {"id": entry}, lambda: erase_entry(self.desk, entry))

    def back_up(self) -> None:
        """A copy, in the data folder."""
        self.told.send(("will", "back_up", {}))
        made = back_up(self.desk)
        self.told.send(("did", "back_up", {"name": made.path.name, "contacts": made.contacts}))

    def rest(self) -> None:
        """The journal goes into the file."""
        with_patience(self.desk.rest)

    def _log(self, draft: ContactDraft, arrival: str) -> None:
        logged = log_contact(self.desk, draft, arrival=arrival)
        self.numbers[logged.id] = logged.number

    def _correct(self, number: int, commune: str) -> None:
        seen = past_contact(self.desk, number)
        correct_contact(self.desk, seen, replace(draft_of(seen.contact), commune=commune), "essai")


def with_patience(act: Callable[[], object]) -> None:
    """The journal may be read just then: it is moved next time."""
    try:
        act()
    except MachineError as error:
        if error.code != "busy":
            raise


WEIGHTS = {
    Worker.log: 40,
    Worker.call_back: 10,
    Worker.answer: 8,
    Worker.cancel: 4,
    Worker.correct: 10,
    Worker.set_aside: 14,
    Worker.save_set_aside: 6,
    Worker.clear: 3,
    Worker.announce: 6,
    Worker.take_appointment: 6,
    Worker.excuse: 3,
    Worker.open_case: 8,
    Worker.book: 5,
    Worker.tell: 4,
    Worker.close_day: 2,
    Worker.reopen_day: 1,
    Worker.arrive: 6,
    Worker.take: 5,
    Worker.log_who_waited: 5,
    Worker.rest: 2,
    Worker.back_up: 4,
}


def work(folder: Path, passphrase: str, seed: int, told: Told) -> None:
    """Works until it is killed."""
    desk = open_desk(folder, passphrase)
    worker = Worker(desk, told, random.Random(seed))  # noqa: S311 (no secret)
    acts, weights = list(WEIGHTS), list(WEIGHTS.values())
    while True:
        worker.chance.choices(acts, weights)[0](worker)
