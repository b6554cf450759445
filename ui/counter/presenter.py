"""What the counter does: reads the line at each key, asks what is missing, logs on the writing lane. No Qt.

The view tells what was pressed; the presenter answers with a :class:`Shown`, a value that the view draws. Until the
desk is open the line keeps what is typed, and what is saved waits for it.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from marianne_desk.domain.codes import Channel
from marianne_desk.domain.errors import UserError
from ui.counter import asks, dates, load, words
from ui.counter.asks import Ask
from ui.counter.composing import Composing
from ui.counter.draft import Facts, Part, Passage, compose, received_is_missing, typed_channel
from ui.counter.saved import History
from ui.counter.screen import Shown, View
from ui.counter.waiting_room import Jobs, WaitingRoom
from ui.shortcuts import Act

if TYPE_CHECKING:
    from marianne_desk.usecases.log_contact import Logged


class CounterPresenter:
    """One counter. Owned by the main window, with its view."""

    def __init__(self, view: View, jobs: Jobs, clock: Callable[[], datetime]) -> None:
        self._view, self._jobs, self._clock = view, jobs, clock
        self._loaded: load.Loaded | None = None
        self._today: load.Today | None = None
        self._early: list[tuple[Composing, Act]] = []
        self.history = History()
        self._it = Composing()
        self._ask: Ask | None = None
        self._marked = -1
        self._held: Act | None = None
        self._insists = ""
        self._complained = False
        self._after_taking: Act | None = None
        self.room = WaitingRoom(view, jobs, self._room_changed)

    # what the desk says

    def ready(self, loaded: load.Loaded) -> None:
        """The desk is open: logs what was saved meanwhile, reads what was typed meanwhile."""
        self._loaded = loaded
        self._view.offer(loaded.tiles, loaded.context.communes)
        early, self._early = self._early, []
        typing = self._it
        for composing, act in early:
            self._it = composing
            self._reread()
            self.save(act)
            if not self._it.blank:  # it needs an answer first: it is back in the line, as it was typed
                self._view.write(self._it.text, self._it.facts)
                return
        self._it = typing
        self._reread()
        self._view.write(self._it.text, self._it.facts)
        self._draw()

    def show(self, today: load.Today) -> None:
        """The day as it is now."""
        self._today = today
        late_after = self._loaded.delays.waiting_minutes if self._loaded else 15
        self._view.show_today(today, self._now(), late_after)

    def tick(self) -> None:
        """Time passes: minutes of those who wait, and a new day."""
        if self._today is not None:
            self.show(self._today)
            if self._today.day.day != self._now().date():
                self.refresh()

    def refresh(self) -> None:
        """Asks the desk for the day again."""
        self._jobs.do(self.show, self._view.tell, load.today)

    def _room_changed(self) -> None:
        self._draw()
        if self._after_taking is not None and not self.room.taking:
            self.save(self._after_taking)
        else:
            self.refresh()

    # the line

    def typed(self, text: str) -> None:
        """The line changed."""
        if self._it.blank or self._it.forgiven or self._complained:
            self._view.say("")  # what was said belongs to what stood here before
            self._complained = False
        self._it.text, self._it.forgiven = text, False
        self._reread()
        self._draw()

    @property
    def unsaved(self) -> bool:
        """Whether something typed would be lost with the window."""
        return not self._it.blank or bool(self._it.facts.note) or bool(self._early)

    def choose_channel(self, channel: Channel) -> None:
        """A channel key."""
        self._it.channel = channel
        self._reread()
        self._draw()

    def facts_changed(self, facts: Facts) -> None:
        """A fact was noted in its field."""
        self._it.facts = facts

    def clear(self) -> None:
        """Esc: gives up a question, else empties the line, else lets go of the person taken in charge."""
        if self._held is not None:
            self._reread()
            self._view.say("Rien n’est enregistré. Vous êtes de retour sur la ligne.")
        elif not self._it.blank or self._it.facts != Facts():
            self.history.cleared = self._it.passage(None)
            self._start_anew()
            self._view.say("Ligne effacée. ↑ pour la reprendre.")
        elif not self.room.put_back():
            self._it.channel = Channel.DESK
        self._draw()

    def redo_last(self) -> None:
        """On an empty line: what was just cleared, else the last contact saved."""
        if not self._it.blank:
            return
        passage = self.history.again()
        if passage is None:
            self._view.say("Rien à refaire encore.")
            return
        self._it = Composing.again(passage)
        self._reread()
        self._view.write(self._it.text, self._it.facts)
        self._draw()

    def add_request(self) -> None:
        """Tab: the line's request is one of several."""
        if self._settled(Act.NEXT_REQUEST) and self._it.add_line():
            self._view.write("", self._it.facts)
            self._ask = None
        self._draw()

    def take_back_request(self) -> None:
        """Backspace or Shift+Tab: the last request noted goes back into the line when that is empty, else away."""
        self._it.take_back()
        self._reread()
        self._view.write(self._it.text, self._it.facts)
        self._draw()

    def numbered(self, index: int) -> None:
        """Alt and a digit: what it stands beside, an option while a question is shown, else a tile."""
        if self._asked() is None:
            self.tile(index)
        else:
            self.digit(index)

    def tile(self, index: int) -> None:
        """A tile: one of the desk's most frequent requests."""
        if self._loaded is not None and index < len(self._loaded.tiles):
            self._it.parts = (*self._it.parts, Part(self._loaded.tiles[index].request))
            self._draw()

    # questions

    def digit(self, index: int) -> None:
        """The key of an option while a question stands, or a tile from the keypad on an empty line."""
        ask = self._asked()
        if ask is None:
            self.tile(index)
        elif index < len(ask.options):
            ask.choose(index)
        else:
            self.insist()

    def insist(self) -> None:
        """Something else than an option was typed while a save waits for one: it is not glued to the line."""
        if self._ask is not None and self._held is not None:
            self._insists = words.insisting(self._ask.options)
            self._draw()

    def mark(self, step: int) -> bool:
        """↓ and ↑ walk through the options of a question; False when nothing is asked."""
        if self._ask is None:
            return False
        count = len(self._ask.options)
        self._marked = (self._marked + step) % count if self._marked >= 0 else (0 if step > 0 else count - 1)
        self._draw()
        return True

    def answer_words(self, text: str) -> None:
        """A free answer and Enter."""
        if self._ask is not None and self._ask.read is not None:
            self._ask.read(text)

    def preview(self, text: str) -> str:
        """What a free answer means so far, in words."""
        if self._loaded is None:
            return ""
        return dates.preview(text, typed_channel(self._passage()), self._loaded, self._now())

    def _choose_meaning(self, index: int) -> None:
        self._it.answer(index)
        held = self._held
        self._ask_of_line()
        self._held = held
        if self._ask is None:
            self._go_on()
        self._draw()

    def _receive(self, at: datetime | None) -> None:
        if at is None:
            self._view.say("Date non comprise. Tapez par exemple « lundi 9h », « hier » ou « 16/11 ».")
        else:
            self._it.received = at
            self._go_on()

    def _receive_words(self, text: str) -> None:
        self._receive(dates.received_in(text, self._loaded, self._now()) if self._loaded else None)

    def _announce(self, day: date) -> None:
        self._it.announced = day
        self._go_on()

    def _go_on(self) -> None:
        held, self._held, self._ask, self._marked = self._held, None, None, -1
        if held is Act.NEXT_REQUEST:
            self.add_request()
        elif held is not None:
            self.save(held)
        self._draw()

    # saving

    def save(self, act: Act) -> None:
        """A saving key: asks what is missing, or logs the contact and starts anew."""
        self._after_taking = act if self.room.taking else None
        if self._after_taking is not None:
            return
        if self._ask is not None and self._marked >= 0:
            self._held = act
            self._ask.choose(self._marked)
        elif self._loaded is None:
            self._save_later(act)
        elif self._settled(act):
            self._save_settled(act, self._loaded)
        self._draw()

    def take_back_last(self) -> None:
        """Ctrl+Z on an empty line: the last contact saved from this window is cancelled."""
        last = self.history.take_back()
        if last is None:
            self._view.say("Rien à annuler.")
            return

        def done(_nothing: None) -> None:
            name = f"C-{last.number}" if last.number else "Le dernier passage"
            self._view.say(f"{name} annulé. ↑ pour le reprendre.")
            self.refresh()

        self._jobs.do(done, self._view.tell, load.cancel, last.id)

    def _save_settled(self, act: Act, loaded: load.Loaded) -> None:
        passage = self._passage()
        if not passage.parts:
            self._view.tell(UserError("theme_missing", "theme"))
        elif received_is_missing(passage, act):
            choose = lambda index: self._receive(dates.received_on(index, self._now()))  # noqa: E731
            self._hold(act, asks.received(choose, self._receive_words))
        elif act is Act.FORWARDED_ANNOUNCED and passage.announced is None:
            received = passage.received or self._now()
            days = dates.promises(typed_channel(passage), received, loaded)
            self._hold(act, asks.announced(days, lambda index: self._announce(days[index])))
        else:
            self._log(passage, act)

    def _settled(self, act: Act) -> bool:
        """Whether nothing in the line waits for an answer; else says what does."""
        read, text = self._it.read, self._it.text.strip()
        if not text:
            return True
        if read is None:
            return False
        if read.questions:
            self._held = act
            self._view.say("Encore une touche : choisissez le sens.")
        elif read.draft.theme is None:
            self._view.say(f"Non compris : « {text} ». Tapez par exemple « cni » ou « caf apl ».")
        elif read.unknown_words and not self._it.forgiven:
            self._it.forgiven = True
            said = words.unknown_words(read.unknown_words)
            self._view.say(f"Attention, {said}. La même touche enregistre sans ce mot.")
        else:
            return True
        self._complained = True
        return False

    def _hold(self, act: Act, ask: Ask) -> None:
        self._held, self._ask, self._marked = act, ask, -1

    def _save_later(self, act: Act) -> None:
        if not self._it.blank:
            self._early.append((self._it, act))
            self._start_anew()
            self._view.say("Noté. Enregistré dès que le guichet est ouvert.")

    def _log(self, passage: Passage, act: Act) -> None:
        draft = compose(passage, act, self._now())
        contact_id = str(draft.id)
        self.history.add(contact_id, passage)
        if draft.taken_at is not None:
            self.room.taken = None
        self._start_anew()

        def done(logged: "Logged") -> None:
            self.history.numbered(logged.id, logged.number)
            self._view.say(words.logged_words(logged, self._now()))
            self.refresh()

        def failed(error: BaseException) -> None:
            self.history.failed(contact_id)
            self.room.taken = self.room.taken or passage.taken
            self.redo_last()
            self._view.tell(error)

        self._jobs.do(done, failed, load.log, draft)

    # inside

    def _now(self) -> datetime:
        return self._clock().astimezone(self._loaded.zone if self._loaded else None)

    def _passage(self) -> Passage:
        return self._it.passage(self.room.taken)

    def _start_anew(self) -> None:
        self._it = Composing()
        self._ask, self._marked, self._held = None, -1, None
        self._view.write("", Facts())

    def _reread(self) -> None:
        self._it.reread(self._loaded, self._now())
        self._ask_of_line()

    def _ask_of_line(self) -> None:
        self._ask, self._marked, self._held = None, -1, None
        if self._it.read is not None and self._it.read.questions:
            self._ask = asks.of_line(self._it.read.questions[0], self._choose_meaning)

    def _asked(self) -> Ask | None:
        """The question that is shown. What asks for the theme stays silent while nothing is understood yet and typing
        goes on."""
        if self._ask is None or (self._ask.vague and self._held is None and self._marked < 0):
            return None
        return self._ask

    def _draw(self) -> None:
        understood, warning = dates.said_of(self._it, self._loaded, self._now())
        channel = typed_channel(self._passage())
        heading = words.heading(channel, self.room.taken, self._now())
        chips = tuple(words.part_words(part, self._loaded) for part in self._it.parts)
        held = self._held is not None
        self._insists = self._insists if held else ""
        self._view.draw(
            Shown(
                channel, heading, chips, understood, warning, self._asked(), self._marked, held, self._insists
            )
        )
