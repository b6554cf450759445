"""What the counter fetches from the desk, on the writing lane. Imports of the use cases wait until then."""

import contextlib
import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from marianne_desk.domain.codes import Channel
    from marianne_desk.domain.contact import ContactDraft
    from marianne_desk.domain.counter_day import CounterDay, Tile
    from marianne_desk.domain.delays import Delays
    from marianne_desk.domain.derivation import DueDays
    from marianne_desk.domain.entry.line import EntryContext
    from marianne_desk.domain.set_aside import SetAside
    from marianne_desk.domain.settings import Agent
    from marianne_desk.domain.waiting import Arrival, Expected
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.first_look import FirstLook
    from marianne_desk.usecases.key_question import KeyQuestion
    from marianne_desk.usecases.log_contact import Logged
    from ui.agenda.at_counter import Booked
    from ui.agenda.load import Read


@dataclass(frozen=True, slots=True)
class Today:
    """The day as it is now. ``present``: who waits or is in charge. ``set_aside``: entries that are not saved."""

    day: "CounterDay"
    present: "tuple[Arrival, ...]"
    set_aside: "tuple[SetAside, ...]" = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What reading a line needs, so that no key waits for the file. ``agents``: those who left too; ``agent``: code of
    the one at the counter. ``to_answer``: how many requests are late or due today, ``cases``: how many
    cases wait for a move of ours, None: not counted with it."""

    context: "EntryContext"
    tiles: "tuple[Tile, ...]"
    zone: ZoneInfo
    working_days: "DueDays"
    delays: "Delays"
    agents: "tuple[Agent, ...]"
    agent: str
    simulated: bool
    to_answer: int | None = None
    cases: int | None = None


@dataclass(frozen=True, slots=True)
class BookingLine:
    """A line that takes an appointment with us. ``answers``: which day was chosen; ``accepted``: the doubts that the
    agent has seen."""

    text: str = field(repr=False)
    answers: tuple[tuple[str, str], ...]
    context: "EntryContext"
    accepted: frozenset[str]


def warm_up(desk: "Desk") -> None:
    """Loads what saving needs, once somebody begins to type: modules, the hours of the year."""
    gc.disable()  # a walk through everything that is being loaded would hold the keys
    import ui.counter.advice_load  # noqa: F401

    desk.opening.is_open(desk.now())
    settle()


class Asking:
    """The question for the desk's key: begun before anything else, answered while the window is built."""

    def __init__(self, folder: Path, passphrase: str | None) -> None:
        self._folder, self._passphrase = folder, passphrase
        self._question: KeyQuestion | None = None
        self._begun = False

    def begin(self) -> "KeyQuestion | None":
        """Sets the question under way, once; None where there is no desk."""
        if not self._begun:
            from marianne_desk.usecases.key_question import ask_for_key

            self._question = ask_for_key(self._folder, self._passphrase)
            self._begun = True
        return self._question


def first(asking: Asking, clock: Callable[[], datetime]) -> "FirstLook | None":
    """The day at first sight; None where the desk has to be opened whole."""
    question = asking.begin()
    from marianne_desk.usecases.first_look import look_at_today

    return look_at_today(question, clock)


def learned(look: "FirstLook", clock: Callable[[], datetime]) -> Loaded:
    """The desk's words, habits and calendar, after the first look."""
    from marianne_desk.usecases.first_look import learn

    habits = learn(look, clock)
    loaded = Loaded(
        context=habits.context,
        tiles=habits.tiles,
        zone=look.zone,
        working_days=habits.working_days,
        delays=look.delays,
        agents=look.agents,
        agent=look.agent,
        simulated=look.simulated,
        to_answer=habits.to_answer,
        cases=habits.cases,
    )
    read_once(loaded)
    settle()
    return loaded


def today(desk: "Desk") -> Today:
    """The day's contacts, who waits, what is not saved."""
    from marianne_desk.usecases.at_the_counter import kept_entries
    from marianne_desk.usecases.counter import counter_day
    from marianne_desk.usecases.waiting_room import present

    return Today(counter_day(desk, None), present(desk), kept_entries(desk))


def habits(desk: "Desk") -> Loaded:
    """The desk's words, habits and calendar, from the open desk."""
    from marianne_desk.usecases.counter import entry_context, tiles

    loaded = Loaded(
        context=entry_context(desk),
        tiles=tiles(desk),
        zone=desk.zone,
        working_days=desk.calendar.working_days,
        delays=desk.settings.delays,
        agents=desk.agents,
        agent=desk.settings.agent,
        simulated=desk.simulated,
    )
    read_once(loaded)
    settle()
    return loaded


def read_once(loaded: Loaded) -> None:
    """Reads one line, so that the first key finds everything warm."""
    from marianne_desk.domain.entry.line import understand

    understand("caf apl", loaded.context)


def settle() -> None:
    """What was loaded lives as long as the window: the collector never walks through it again, which would hold the
    keys; what loading took beside it goes back to the system, where the system's library would keep it (glibc)."""
    gc.freeze()
    gc.enable()
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL("libc.so.6").malloc_trim(0)


def rest(desk: "Desk") -> None:
    """Nobody has done anything for a while: the journal goes into the file."""
    desk.rest()


def log(desk: "Desk", draft: "ContactDraft", callback: str, arrival: str) -> "Logged":
    """Logs one contact, whom to call back, and that the person who was in charge is gone."""
    from marianne_desk.usecases.log_contact import log_contact

    return log_contact(desk, draft, callback, arrival=arrival)


def read_booking(
    desk: "Desk", text: str, answers: tuple[tuple[str, str], ...], context: "EntryContext", agent: str
) -> "Read":
    """What a line that takes an appointment means, and what stands in its way."""
    from ui.agenda.load import read

    return read(desk, text, answers, None, context, agent or None)


def book(desk: "Desk", line: BookingLine, draft: "ContactDraft", arrival: str) -> "Read | Booked":
    """Takes the appointment of a line and logs its contact, or says what keeps it from being kept."""
    from ui.agenda.at_counter import take

    return take(desk, line.text, line.answers, line.context, line.accepted, draft, arrival)


def take_back_booked(desk: "Desk", booked: "Booked", arrival: str) -> None:
    """Takes both back; who was in charge for it (empty: nobody) is so again."""
    from ui.agenda.at_counter import take_back

    take_back(desk, booked)
    if arrival:
        in_charge_again(desk, arrival)


def go_on(desk: "Desk", number: int, draft: "ContactDraft | None") -> bool:
    """Another message of a thread; whether it asks something that was not asked before."""
    from marianne_desk.domain.codes import Channel
    from marianne_desk.usecases.at_the_counter import thread_of
    from marianne_desk.usecases.log_contact import log_contact

    contact_id, channel = thread_of(desk, number)
    if draft is None:
        return False
    return not log_contact(desk, replace(draft, id=contact_id, channel=Channel(channel))).already


def case_request(desk: "Desk", contact_id: str, thread: int | None) -> str:
    """The request of a contact that its case is about: the last that was sent on, else the last; of C-``thread``
    where the contact only goes on with it. Empty: no contact of that identifier is there."""
    from marianne_desk.usecases.at_the_counter import request_to_follow, thread_of

    return request_to_follow(desk, contact_id if thread is None else thread_of(desk, thread)[0])


def cancel(desk: "Desk", contact_id: str, arrival: str, told: bool) -> "tuple[str, bool]":
    """Takes one contact back; who was in charge for it (empty: nobody) is so again. One that has a case is left alone
    until that was ``told``. Answers the words of its case, empty where it has none, and whether it was taken back."""
    from marianne_desk.usecases.cases import cases_of_contact
    from marianne_desk.usecases.log_contact import cancel_contact
    from ui.counter.words import case_words

    case = case_words(cases_of_contact(desk, contact_id))
    if case and not told:
        return case, False
    cancel_contact(desk, contact_id)
    if arrival:
        in_charge_again(desk, arrival)
    return case, True


def arrive(desk: "Desk", kind: "Channel", expected_at: datetime | None, appointment: str) -> "Arrival":
    """Somebody sits down."""
    from marianne_desk.usecases.waiting_room import note_arrival

    return note_arrival(desk, kind, expected_at, appointment)


def expected(desk: "Desk") -> "tuple[Expected, ...]":
    """Today's appointments for which nobody has come yet."""
    from marianne_desk.usecases.waiting_room import expected_today

    return expected_today(desk)


def take(desk: "Desk", arrival_id: str) -> "Arrival | None":
    """Takes somebody in charge, the first in turn when nobody is named."""
    from marianne_desk.usecases.waiting_room import take as taken

    return taken(desk, arrival_id)


def put_back(desk: "Desk", arrival_id: str) -> None:
    """The person taken by mistake waits again."""
    from marianne_desk.usecases.waiting_room import put_back as back

    back(desk, arrival_id)


def leave(desk: "Desk", arrival_id: str) -> None:
    """The person left without being received."""
    from marianne_desk.usecases.waiting_room import leave_without

    leave_without(desk, arrival_id)


def end(desk: "Desk", arrival_id: str) -> None:
    """The person who was in charge is gone, with nothing to note."""
    from marianne_desk.usecases.waiting_room import end_without

    end_without(desk, arrival_id)


def in_charge_again(desk: "Desk", arrival_id: str) -> None:
    """The person thought to be gone is still in charge."""
    from marianne_desk.usecases.waiting_room import in_charge_again as again

    again(desk, arrival_id)


def keep_entry(desk: "Desk", entry: "SetAside") -> None:
    """Keeps an entry that is not saved."""
    from marianne_desk.usecases.at_the_counter import keep_entry as keep

    keep(desk, entry)


def erase_entry(desk: "Desk", entry_id: str) -> None:
    """Erases an entry that was cleared."""
    from marianne_desk.usecases.at_the_counter import erase_entry as erase

    erase(desk, entry_id)


def sit_down(desk: "Desk", code: str) -> "Desk":
    """Another agent is at the counter: the desk from then on."""
    from marianne_desk.usecases.at_the_counter import sit_down as sit

    return sit(desk, code)


def seated(desk: "Desk", code: str) -> "Desk":
    """The same on a lane that has nothing to write."""
    return replace(desk, settings=replace(desk.settings, agent=code))
