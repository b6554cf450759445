"""What the counter does around the line: the day, what is set aside, who waits, who is at the counter. No Qt.

The view tells what was pressed; the presenter answers with a :class:`Shown`, a value that the view draws. Until the
desk is open the line keeps what is typed, and what is saved waits for it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from marianne_desk.domain.codes import Channel
from marianne_desk.domain.waiting import elapsed, hour_in
from ui.counter import asks, load, words
from ui.counter.advice import Advising, matter_of, matter_of_passage
from ui.counter.composing import Composing
from ui.counter.draft import Facts, Passage, taken_of
from ui.counter.line import LinePresenter
from ui.counter.screen import Changed, Seen, View
from ui.counter.seat import Seat
from ui.counter.waiting_room import Jobs, WaitingRoom
from ui.shortcuts import Act

if TYPE_CHECKING:
    from marianne_desk.domain.set_aside import PersonTaken
    from marianne_desk.domain.waiting import Arrival, Expected

BY_MISTAKE = timedelta(minutes=5)
"""So long after taking somebody in charge, Esc still says that it was a mistake."""


class CounterPresenter(LinePresenter):
    """One counter. Owned by the main window, with its view.

    ``_corrects``: what the last channel key set aside; the same key again says that it was the same person.
    ``_put_away``: the entry that makes room for somebody who is being taken in charge."""

    def __init__(
        self, view: View, jobs: Jobs, clock: Callable[[], datetime], seat: Seat, changed: Changed
    ) -> None:
        super().__init__(view, jobs, clock, seat, changed)
        self._changed = changed
        self._today: load.Today | None = None
        self._after_taking: Act | None = None
        self._corrects: Composing | None = None
        self._put_away: Composing | None = None
        self.room = WaitingRoom(view, jobs, self._room_changed, self._took)
        self.advising = Advising(view, jobs, view.show_advice, view.advise_soon)

    # what the desk says

    def ready(self, loaded: load.Loaded) -> None:
        """The desk is open: logs what was saved meanwhile, reads what was typed meanwhile."""
        self._loaded = loaded
        self.seat.known(loaded)
        self._view.offer(loaded.tiles, loaded.context.communes)
        self.show_again()
        early, self._early = self._early, []
        typing = self._it
        for place, (composing, act) in enumerate(early, 1):
            self._it = composing
            self._reread()
            self.save(act)
            if not self._it.blank:  # it needs an answer first: it is back in the line, as it was typed
                for later in (*(one for one, _act in early[place:]), typing):
                    if later.begun:  # nothing of what came after it is lost
                        self.aside.push(later, self._now())
                self._view.write(self._it.text, self._it.facts)
                self._draw()
                return
        self._it = typing
        self._reread()
        self._view.write(self._it.text, self._it.facts)
        self._draw()

    def show(self, today: load.Today) -> None:
        """The day as it is now. At the start, what was not saved when the program ended is set aside."""
        first, self._today = self._today is None, today
        if not first:
            self.aside.seen(today.set_aside)
        elif today.set_aside:
            self._view.say(words.restored_words(self.aside.restore(today.set_aside)))
        self.show_again()

    def show_again(self) -> None:
        """Draws the day: time passed, or it is seen by somebody else's eyes."""
        if self._today is None:
            return
        day, only, now = self._today.day, self.seat.only, self._now()
        here = {
            it.taken.id for it in (self._it, *(lain.it for lain in self.aside.stack)) if it.taken is not None
        }
        self._view.show_today(
            Seen(
                day=day if only is None else day.of_agent(only),
                present=self._today.present,
                now=now,
                late_after=self._loaded.delays.waiting_minutes if self._loaded else 15,
                whose="" if only is None else self.seat.labels.get(only, only),
                names=self.seat.labels if self.seat.several else {},
                hidden=frozenset(here),
            )
        )
        self._view.show_aside(self.aside.stack, now)

    def tick(self) -> None:
        """Time passes: minutes of those who wait, and a new day."""
        self.show_again()
        if self._today is not None and self._today.day.day != self._now().date():
            self.refresh()

    def refresh(self) -> None:
        """Asks the desk for the day again."""
        self._jobs.do(self.show, self._view.tell, load.today)

    def _room_changed(self) -> None:
        self._draw()
        if self._after_taking is not None and not self.room.taking:
            self.save(self._after_taking)
        self._changed.waiting()

    # the line

    def choose_channel(self, channel: Channel, key: str = "") -> None:
        """A channel key. On an entry that is begun it means somebody else: the entry is set aside, unless the same
        key comes twice, which says that it was the same person by another channel."""
        set_aside, self._corrects = self._corrects, None
        if channel is self._it.channel:
            last = self.aside.stack[-1].it if self.aside.stack else None
            if set_aside is not None and set_aside is last and not self._it.begun:
                self._come_back(self.aside.pop() or last)
                self._it.channel = channel
                self._view.say(words.corrected_words(self._it))
        elif self._interrupted_by(channel):
            self._corrects = self._set_aside()
            self._view.say(words.set_aside_words(self._corrects, key))
            self._it.channel = channel
        else:
            self._it.channel = channel
            if channel is Channel.EMAIL:
                self._view.say(words.ONE_THREAD)
        self._reread()
        self._draw()

    def _interrupted_by(self, channel: Channel) -> bool:
        if self._it.taken is not None and self._it.blank:
            # Somebody in charge may be received by appointment, or by video.
            return not Composing(channel).of_the_room
        return self._it.begun

    def clear(self) -> None:
        """Esc: gives up a question, else empties the line, else lets go of the person taken in charge, else takes
        back what is set aside."""
        self._corrects = None
        if self._questions.held is not None:
            self._reread()
            self._view.say("Rien n’est enregistré. Vous êtes de retour sur la ligne.")
        elif not self._it.blank or self._it.facts != Facts():
            self.book.history.cleared = replace(self._it.passage(), taken=None)
            taken, cleared = self._it.taken, self._it.id
            self._start_anew()
            self._it.taken = taken
            self.aside.erase(cleared)
            self._view.say("Ligne effacée. ↑ pour la reprendre.")
        elif self._it.taken is not None:
            self._let_go(self._it.taken)
        elif self.aside.stack:
            self.take_back_aside()
        else:
            self._it.channel = Channel.DESK
        self._draw()

    def _let_go(self, taken: "PersonTaken") -> None:
        """Taken a moment ago, they were taken by mistake and wait again; later, they stay in charge: Esc must not make
        a wait of an hour of reception."""
        self._start_anew()
        if elapsed(taken.taken_at, self._now()) > BY_MISTAKE:
            self._view.say(words.STAYS_IN_CHARGE)
            self.show_again()
        else:
            self.room.put_back(taken.id)

    def save(self, act: Act) -> None:
        """A saving key; while somebody is being taken in charge, it waits to know who."""
        self._after_taking = act if self.room.taking else None
        if self._after_taking is not None:
            return
        if act is Act.OPEN_CASE and self._it.blank and self._questions.held is None:
            self.open_case_of("")
        else:
            super().save(act)

    def _log(self, passage: Passage, act: Act, callback: str = "") -> None:
        it = self._it
        super()._log(passage, act, callback)
        if act is Act.OPEN_CASE:
            self._open_case(it.id, it.thread)

    def _draw(self) -> None:
        super()._draw()
        self.advising.look(matter_of(self._it))

    # what goes on at a partner's

    def open_case_of(self, contact_id: str) -> None:
        """The window of a contact's case; empty: of the last contact logged."""
        found = contact_id or self._last_contact()
        if found:
            self._open_case(found, None)
        else:
            self._view.say(words.NO_CONTACT)

    def _last_contact(self) -> str:
        """The last one logged from this window, else today's last; a call that nobody took has nothing to follow."""
        composed = [one.id for one in self.book.history.saved if one.passage is not None]
        rows = self._today.day.rows if self._today is not None else ()
        return next(iter((*reversed(composed), *(row.id for row in rows if not row.missed))), "")

    def _open_case(self, contact_id: str, thread: int | None) -> None:
        """Asked behind the saving on the same lane: the contact is in the file by then, or nothing opens."""

        def found(request_id: str) -> None:
            if request_id:
                self._view.open_case(request_id)
            else:
                self._view.no_case()

        def failed(error: BaseException) -> None:
            self._view.no_case()
            self._view.tell(error)

        self._view.await_case()
        self._jobs.do(found, failed, load.case_request, contact_id, thread)

    def note_feedback(self) -> None:
        """What visitors do not understand: of the line's matter, else of the last contact's."""
        matter = matter_of(self._it)
        if matter is None and (last := self.book.history.last_passage) is not None:
            matter = matter_of_passage(last)
        if self._loaded is not None:
            self._view.ask_feedback(self._loaded.context.vocabulary, self._now().date(), matter)

    # set aside, take back

    def set_aside(self) -> bool:
        """What is begun is set aside, whatever comes next; False when nothing is begun."""
        if not self._it.begun:
            return False
        self._view.say(words.set_aside_words(self._set_aside(), ""))
        self._draw()
        return True

    def take_back_aside(self, entry_id: str | None = None) -> None:
        """An entry set aside, or the last one, is in the line again; what stands there is set aside for it."""
        if self._it.begun and self.aside.stack:
            last = self.aside.stack[-1].it.id
            self._set_aside()
            entry_id = entry_id or last
        it = self.aside.pop(entry_id)
        if it is not None:
            self._come_back(it)
            self._view.say(words.back_words(it, len(self.aside.stack)))
            self._draw()

    def drop_aside(self, entry_id: str) -> None:
        """An entry set aside is not wanted any more; ↑ gives it back once more."""
        it = self.aside.pop(entry_id)
        if it is not None:
            self.book.history.cleared = it.passage()
            self.aside.erase(entry_id)
            self._view.say("Écarté. ↑, ligne vide, pour le reprendre.")
            self._draw()
            self.show_again()

    def _set_aside(self) -> Composing:
        it = self._it
        self.aside.push(it, self._now())
        self._start_anew()
        return it

    # the waiting room

    def arrive_by_appointment(self) -> None:
        """Somebody comes for an appointment with us: its hour is asked, today's are offered."""

        def ask(expected: "tuple[Expected, ...]") -> None:
            choose = lambda index: self._arrive(expected[index].at, expected[index].id)  # noqa: E731
            ask = asks.appointment_hour(expected, choose, self._arrive_at)
            self._questions.put(ask, Act.ARRIVAL_APPOINTMENT)
            self._draw()

        self._jobs.do(ask, self._view.tell, load.expected)

    def _arrive_at(self, text: str) -> None:
        at = hour_in(text, self._now())
        if at is None and text.strip():
            self._view.say("Heure non comprise. Tapez par exemple « 14h30 ».")
        else:
            self._arrive(at, "")

    def _arrive(self, at: datetime | None, appointment: str) -> None:
        self._reread()
        self.room.note_arrival(Channel.APPOINTMENT, at, appointment)
        self._draw()

    def take_next(self, arrival_id: str = "") -> None:
        """Somebody who waits is received now. Who is in charge already, or calls, is set aside meanwhile."""
        if self.room.taking:
            return
        it = self._it
        other = it.taken is not None or (it.begun and not it.of_the_room)
        self._put_away = it if other else None
        if other and not (it.blank and it.facts == Facts()):
            self._set_aside()
        elif other:
            self._start_anew()  # in charge all the same, as the list of the room says
        elif not self._it.of_the_room:
            self._it.channel = Channel.DESK
        self.room.take(arrival_id)

    def receive_again(self, arrival: "Arrival") -> None:
        """Somebody in charge is whom the line is about again."""
        if self._it.begun:
            self._set_aside()
        self._took(arrival)
        self._draw()
        self.show_again()

    def _took(self, arrival: "Arrival | None") -> None:
        put_away, self._put_away = self._put_away, None
        if arrival is None:
            if put_away is not None and not self._it.begun:  # for nobody: it comes back
                self._come_back(self.aside.pop(put_away.id) or put_away)
            return
        self._it.taken = taken_of(arrival, self._now())
        if arrival.kind is not Channel.DESK and self._it.channel is Channel.DESK:
            self._it.channel = arrival.kind
