"""The line, the questions that it leaves open and the saving keys: what the counter does with one entry. No Qt."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from marianne_desk.domain.errors import UserError
from ui.counter import asks, dates, load, words
from ui.counter.aside import Aside
from ui.counter.booking import TAKES, Booking
from ui.counter.composing import Composing
from ui.counter.draft import (
    Facts,
    Part,
    Passage,
    call_back_is_missing,
    compose,
    received_is_missing,
    typed_channel,
)
from ui.counter.log_book import LogBook
from ui.counter.questions import Questions
from ui.counter.screen import Changed, Shown, View
from ui.counter.seat import Seat
from ui.counter.waiting_room import Jobs
from ui.shortcuts import Act


class LinePresenter:
    """One entry at a time. ``changed``: whom to tell what an act changed."""

    def __init__(
        self, view: View, jobs: Jobs, clock: Callable[[], datetime], seat: Seat, changed: Changed
    ) -> None:
        self._view, self._jobs, self._clock, self.seat = view, jobs, clock, seat
        self._loaded: load.Loaded | None = None
        self._early: list[tuple[Composing, Act]] = []
        self._it = Composing()
        self._questions = Questions()
        self._complained = False
        self.aside = Aside(view, jobs, lambda: seat.agent)
        self.booking = Booking(view, jobs, self._booking_read, self.save)
        self.book = LogBook(view, jobs, self._now, lambda: seat.agent, changed.contacts, changed.agenda)

    # the line

    def typed(self, text: str) -> None:
        """The line changed."""
        if self._it.blank or self._it.forgiven or self._complained:
            self._view.say("")  # what was said belongs to what stood here before
            self._complained = False
        self._it.begun_at = self._it.begun_at or self._now()
        self._it.text, self._it.forgiven = text, False
        self._reread()
        self._draw()

    @property
    def unsaved(self) -> bool:
        """Whether something stands in the line that is not saved."""
        return not self._it.blank or bool(self._it.facts.note) or bool(self._early)

    def keep_line(self) -> None:
        """Keeps what stands in the line, so that a dead PC does not lose it."""
        if self._loaded is not None:
            self.aside.keep_line(self._it, self._now())

    def facts_changed(self, facts: Facts) -> None:
        """A fact was noted in its field."""
        self._it.facts = facts
        self._view.keep_soon()

    def redo_last(self) -> None:
        """On an empty line: what was just cleared, else the last contact saved."""
        if not self._it.blank:
            return
        passage = self.book.history.again()
        if passage is None:
            self._view.say("Rien à refaire encore.")
            return
        taken = self._it.taken
        self._it = Composing.again(passage)
        self._it.taken = taken or passage.taken
        self._reread()
        self._view.write(self._it.text, self._it.facts)
        self._draw()

    def add_request(self) -> None:
        """Tab: the line's request is one of several."""
        if self._it.books:
            self._view.say(words.TAKEN_BY)
        elif self._settled(Act.NEXT_REQUEST) and self._it.add_line():
            self._view.write("", self._it.facts)
            self._questions.put(None)
        self._draw()

    def take_back_request(self) -> None:
        """Backspace or Shift+Tab: the last request noted goes back into the line when that is empty, else away."""
        self._it.take_back()
        self._reread()
        self._view.write(self._it.text, self._it.facts)
        self._draw()

    def numbered(self, index: int) -> None:
        """Alt and a digit: what it stands beside, an option while a question is shown, else a tile."""
        if self._questions.shown is None:
            self.tile(index)
        else:
            self.digit(index)

    def tile(self, index: int) -> None:
        """A tile: one of the desk's most frequent requests."""
        if self._loaded is not None and index < len(self._loaded.tiles):
            self._it.begun_at = self._it.begun_at or self._now()
            self._it.parts = (*self._it.parts, Part(self._loaded.tiles[index].request))
            self._draw()

    # questions

    def digit(self, index: int) -> None:
        """The key of an option while a question stands, or a tile from the keypad on an empty line."""
        ask = self._questions.shown
        if ask is None:
            self.tile(index)
        elif index < len(ask.options):
            ask.choose(index)
        else:
            self.insist()

    def insist(self) -> None:
        """Something else than an option was typed while a save waits for one: it is not glued to the line."""
        if self._questions.insist():
            self._draw()

    def mark(self, step: int) -> bool:
        """↓ and ↑ walk through the options of a question; False when nothing is asked."""
        marked = self._questions.mark(step)
        if marked:
            self._draw()
        return marked

    def answer_words(self, text: str) -> None:
        """A free answer and Enter."""
        ask = self._questions.ask
        if ask is not None and ask.read is not None:
            ask.read(text)

    def preview(self, text: str) -> str:
        """What a free answer means so far, in words."""
        ask = self._questions.ask
        if self._loaded is None or ask is None or not ask.dated:
            return ""
        return dates.preview(text, typed_channel(self._it.passage()), self._loaded, self._now())

    def _choose_meaning(self, index: int) -> None:
        self._it.answer(index)
        held = self._questions.held
        self._ask_of_line()
        self._questions.held = held
        if self._questions.ask is None:
            self._go_on()
        self._draw()

    def _choose_day(self, index: int) -> None:
        """Which of two days the appointment of the line is meant for."""
        read, held = self.booking.read, self._questions.held
        if read is None or read.proposal.line.question is None:
            return
        self._it.answers = ((read.proposal.line.question.field, read.options[index][0]),)
        self._reread()
        if held is not None:
            self.save(held)
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
        held = self._questions.held
        self._questions.put(None)
        if held is Act.NEXT_REQUEST:
            self.add_request()
        elif held is not None:
            self.save(held)
        self._draw()

    # saving

    def save(self, act: Act) -> None:
        """A saving key: asks what is missing, or logs the contact and starts anew."""
        asked = self._questions
        if asked.ask is not None and asked.marked >= 0:
            asked.held = act
            asked.ask.choose(asked.marked)
        elif self._loaded is None:
            self._save_later(act)
        elif self._it.books:
            self._book(act, self._loaded)
        elif self._it.thread is not None and not self._it.said.strip() and not self._it.parts:
            self._log(self._it.passage(), act)
        elif self._settled(act):
            self._save_settled(act, self._loaded)
        self._draw()

    def take_back_last(self) -> None:
        """Ctrl+Z on an empty line: the last contact saved from this window is cancelled."""
        self.book.take_back_last()

    def _save_settled(self, act: Act, loaded: load.Loaded) -> None:
        passage = self._it.passage()
        if not passage.parts:
            self._view.tell(UserError("theme_missing", "theme"))
        elif received_is_missing(passage, act):
            self._ask_received(act)
        elif act is Act.FORWARDED_ANNOUNCED and passage.announced is None:
            received = passage.received or self._now()
            days = dates.promises(typed_channel(passage), received, loaded)
            self._questions.put(asks.announced(days, lambda index: self._announce(days[index])), act)
        elif call_back_is_missing(passage, act):
            # Handed straight to the file: it stands in no entry, no history, nothing that is kept of the line.
            self._questions.put(asks.call_back(lambda whom: self._log(passage, act, whom)), act)
        else:
            self._log(passage, act)

    def _ask_received(self, act: Act) -> None:
        choose = lambda index: self._receive(dates.received_on(index, self._now()))  # noqa: E731
        self._questions.put(asks.received(choose, self._receive_words), act)

    def _book(self, act: Act, loaded: load.Loaded) -> None:
        """Takes the appointment of the line and logs the contact, once nothing stands in their way."""
        it, read = self._it, self.booking.read
        if read is not None and read.options and act in TAKES:
            self._questions.held = act
            self._view.say("Encore une touche : choisissez le jour.")
        elif self.booking.may_take(act, it, self._now()):
            passage = it.passage()
            if received_is_missing(passage, act):
                self._ask_received(act)
                return
            draft = compose(passage, act, self._now(), it.id, self.seat.agent)
            line = load.BookingLine(it.text, it.answers, loaded.context, self.booking.told)
            self._start_anew()
            self.aside.saved()
            self.book.take(draft, passage, line, partial(self._failed, it))
        self._complained = True

    def _booking_read(self) -> None:
        if self._it.books and self._questions.held is None:
            self._ask_of_line()
        self._draw()

    def _settled(self, act: Act) -> bool:
        """Whether nothing in the line waits for an answer; else says what does."""
        read, text = self._it.read, self._it.said.strip()
        if not text:
            return True
        if read is None:
            return False
        if read.questions:
            self._questions.held = act
            self._view.say("Encore une touche : choisissez le sens.")
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

    def _save_later(self, act: Act) -> None:
        if not self._it.blank:
            self._early.append((self._it, act))
            self._start_anew()
            self._view.say("Noté. Enregistré dès que le guichet est ouvert.")

    def _log(self, passage: Passage, act: Act, callback: str = "") -> None:
        it, thread = self._it, self._it.thread
        draft = compose(passage, act, self._now(), it.id, self.seat.agent) if passage.parts else None
        self._start_anew()
        failed = partial(self._failed, it)
        if thread is not None:
            self.aside.erase(it.id)
            self.book.go_on(thread, draft, failed)
        elif draft is not None:
            self.aside.saved()
            self.book.log(draft, passage, callback, failed)
        self._draw()

    def _failed(self, it: Composing) -> None:
        """It could not be kept: it is in the line again, or on top of what is set aside where another stands there.
        Its identifier is the same, so that a second try cannot write it twice."""
        if self._it.begun:
            self.aside.push(it, self._now())
        else:
            self._come_back(it)
        self._draw()

    def _come_back(self, it: Composing) -> None:
        self._it = it
        self._reread()
        self._view.write(it.text, it.facts)

    # inside

    def _now(self) -> datetime:
        return self._clock().astimezone(self._loaded.zone if self._loaded else None)

    def _start_anew(self) -> None:
        self._it = Composing()
        self.booking.forget()
        self._questions.put(None)
        self._view.write("", Facts())

    def _reread(self) -> None:
        self._it.reread(self._loaded, self._now())
        if self._it.books and self._loaded is not None:
            self.booking.look(self._it, self._loaded.context, self.seat.agent)
        else:
            self.booking.forget()
        self._ask_of_line()

    def _ask_of_line(self) -> None:
        if self._it.books:
            booked = self.booking.read
            asked_day = booked.proposal.line.question if booked is not None else None
            self._questions.put(asks.of_line(asked_day, self._choose_day) if asked_day else None)
            return
        read = self._it.read
        asked = asks.of_line(read.questions[0], self._choose_meaning) if read and read.questions else None
        self._questions.put(asked)

    def _draw(self) -> None:
        it, asked, now = self._it, self._questions, self._now()
        said = self.booking.said(it, now) if it.books else dates.said_of(it, self._loaded, now)
        understood, warning = said
        if it.thread is not None:
            understood = words.going_on(it.thread, understood)
        channel = typed_channel(it.passage())
        chips = tuple(words.part_words(part, self._loaded) for part in it.parts)
        held = asked.held is not None
        self._view.draw(
            Shown(
                channel=channel,
                heading=words.heading(channel, it.taken),
                chips=chips,
                understood=understood,
                warning=warning,
                question=asked.shown,
                marked=asked.marked,
                held=held,
                insists=asked.insists if held else "",
                books=it.books,
            )
        )
        self._view.show_aside(self.aside.stack, now)
        self._view.keep_soon()
