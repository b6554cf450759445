"""Hands contacts to the writing lane, and takes the last one back. No Qt."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from marianne_desk.domain.codes import Channel
from ui.counter import load, words
from ui.counter.draft import Passage, missed_call
from ui.counter.saved import History, Saved
from ui.counter.waiting_room import Jobs, Speaker

if TYPE_CHECKING:
    from marianne_desk.domain.contact import ContactDraft
    from marianne_desk.domain.partners.directory import Feedback
    from marianne_desk.usecases.log_contact import Logged
    from ui.agenda.at_counter import Booked
    from ui.agenda.load import Read


class LogBook:
    """``changed`` is called after each act that changed the day, ``kept`` when an appointment was kept. ``agent``: code
    of who is at the counter."""

    def __init__(
        self,
        speaker: Speaker,
        jobs: Jobs,
        now: Callable[[], datetime],
        agent: Callable[[], str],
        changed: Callable[[], None],
        kept: Callable[[], None],
    ) -> None:
        self._speaker, self._jobs, self._now = speaker, jobs, now
        self._agent, self._changed, self._kept = agent, changed, kept
        self.history = History()
        self._unwanted: set[str] = set()
        self._feedback: list[tuple[Feedback, int]] = []

    def log(self, draft: "ContactDraft", passage: Passage, callback: str, failed: Callable[[], None]) -> None:
        """Logs a contact; ``failed`` is called when it could not be kept."""
        contact_id = str(draft.id)
        self.history.add(contact_id, passage)
        arrival = passage.taken.id if passage.taken is not None and draft.taken_at is not None else ""

        def done(logged: "Logged") -> None:
            self.history.numbered(logged.id, logged.number)
            said = words.logged_words(logged, self._now()) + words.case_hint(logged)
            self._speaker.say(f"{said} {words.FORGOTTEN}" if draft.timer_flag else said)
            self._changed()
            if arrival and draft.channel is Channel.APPOINTMENT:
                self._kept()

        def refused(error: BaseException) -> None:
            self.history.failed(contact_id)
            failed()
            self._speaker.tell(error)

        self._jobs.do(done, refused, load.log, draft, callback, arrival)

    def take(
        self, draft: "ContactDraft", passage: Passage, line: load.BookingLine, failed: Callable[[], None]
    ) -> None:
        """Takes the appointment of a line and logs its contact; ``failed`` is called when neither could be kept."""
        contact_id = str(draft.id)
        self.history.add(contact_id, passage, books=True)
        arrival = passage.taken.id if passage.taken is not None and draft.taken_at is not None else ""

        def done(answer: "Booked | Read") -> None:
            from ui.agenda.at_counter import Booked

            if not isinstance(answer, Booked):  # something came in between since the line was read
                self.history.failed(contact_id)
                failed()
                self._speaker.say(words.refused_words(answer.notices))
                return
            logged = answer.logged
            self.history.numbered(logged.id, logged.number, answer)
            said = words.booked_words(answer.said, logged, self._now())
            self._speaker.say(f"{said} {words.FORGOTTEN}" if draft.timer_flag else said)
            self._changed()
            self._kept()
            if contact_id in self._unwanted:
                self._take_back(Saved(contact_id, passage, logged.number, answer))

        def refused(error: BaseException) -> None:
            self.history.failed(contact_id)
            failed()
            self._speaker.tell(error)

        self._jobs.do(done, refused, load.book, line, draft, arrival)

    def log_missed_call(self) -> None:
        """A call that nobody could take; what is being typed is left alone."""
        draft = missed_call(self._now(), self._agent())
        self.history.add(str(draft.id), None)

        def done(logged: "Logged") -> None:
            self.history.numbered(logged.id, logged.number)
            self._speaker.say(words.missed_words(logged.number, self._now()))
            self._changed()

        def refused(error: BaseException) -> None:
            self.history.failed(str(draft.id))
            self._speaker.tell(error)

        self._jobs.do(done, refused, load.log, draft, "", "")

    def go_on(self, number: int, draft: "ContactDraft | None", failed: Callable[[], None]) -> None:
        """Another message of the thread of C-``number``: no contact more. ``draft``: what it asks that the first one
        did not; None when it asks nothing new."""

        def done(added: bool) -> None:
            self._speaker.say(words.thread_words(number, added=added))
            self._changed()

        def refused(error: BaseException) -> None:
            failed()
            self._speaker.tell(error)

        self._jobs.do(done, refused, load.go_on, number, draft)

    def told_feedback(self, kept: "Feedback") -> None:
        """A line of feedback was kept: it is what was done last, until another contact is saved."""
        self._feedback.append((kept, len(self.history.saved)))

    def take_back_last(self) -> None:
        """What was done last from this window is taken back: a line of feedback; else the last contact is cancelled,
        and who was in charge for it is so again."""
        if self._feedback and self._feedback[-1][1] >= len(self.history.saved):
            self._take_back_feedback(self._feedback.pop()[0])
            return
        last = self.history.take_back()
        if last is None:
            self._speaker.say("Rien à annuler.")
            return
        if last.books and last.booked is None:  # not answered yet: taken back as soon as it is
            self._unwanted.add(last.id)
        else:
            self._take_back(last)

    def _take_back_feedback(self, kept: "Feedback") -> None:
        from ui.feedback import load as feedback

        def done(_nothing: None) -> None:
            self._speaker.say("Retour du terrain annulé.")

        self._jobs.do(done, self._speaker.tell, feedback.take_back, kept)

    def _take_back(self, last: Saved) -> None:
        taken = last.passage.taken if last.passage is not None else None
        arrival = taken.id if taken is not None else ""

        def done(answer: "tuple[str, bool] | None") -> None:
            case, gone = answer or ("", True)
            if not gone:
                last.told = True
                self.history.put_back(last)
                self._speaker.say(words.has_case_words(last.number, case))
                return
            name = f"C-{last.number}" if last.number else "Le dernier passage"
            back = " ↑ pour le reprendre." if last.passage is not None else ""
            both = "" if last.booked is None else ", et son rendez-vous"
            self._speaker.say(f"{name} annulé{both}{words.with_case_words(case)}.{back}")
            self._changed()
            if taken is not None or last.booked is not None:
                self._kept()

        if last.booked is None:
            self._jobs.do(done, self._speaker.tell, load.cancel, last.id, arrival, last.told)
        else:
            self._jobs.do(done, self._speaker.tell, load.take_back_booked, last.booked, arrival)
