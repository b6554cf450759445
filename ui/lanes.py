"""The only module of ``ui`` that owns threads: two lanes, one thread each, one open desk each.

The writing lane keeps contacts; the figures lane counts months, so that a month's figures never delay a visitor.
A lane opens its desk itself, on its own thread, and closes it there. Answers are delivered on the GUI thread.
"""

import itertools
import queue
import sys
import threading
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Closable(Protocol):
    """What a lane opens and closes: a ``Desk``."""

    def close(self) -> None:
        """Lets go of the file."""


class Ticket(QObject):
    """One job handed in. Exactly one of ``done`` (the value) and ``failed`` (the exception) is emitted, later, on
    the GUI thread; neither once the ticket is forgotten. ``progress`` relays (done, of) of jobs that tell it."""

    done = Signal(object)
    failed = Signal(object)
    progress = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Asks the job to stop; one that has not begun is not run and fails with :class:`Cancelled`."""
        self._stop.set()

    @property
    def stopped(self) -> Callable[[], bool]:
        """Says whether the job was asked to stop; may be called from the lane's thread."""
        return self._stop.is_set


class Cancelled(Exception):  # noqa: N818 (an answer, not a fault)
    """The job was asked to stop before its end. Nothing is to be told to the user."""


class Lane(QObject):
    """One thread that works through its jobs in order."""

    _answered = Signal(int, str, object)

    def __init__(self, name: str, open_desk: Callable[[], Closable], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_desk = open_desk
        self._desk: Closable | None = None
        self._numbers = itertools.count()
        self._tickets: dict[int, Ticket] = {}
        self._jobs: queue.SimpleQueue[tuple[int, Callable[[], bool], Callable[[], Any]] | None]
        self._jobs = queue.SimpleQueue()
        # A lane that loads modules hands the interpreter over tenfold sooner: each call into Qt waits for it.
        sys.setswitchinterval(0.0005)
        self._closed = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(self, fn: Callable[..., Any], *args: Any) -> Ticket:
        """Runs ``fn(desk, *args)`` on the lane; the desk is opened when the first job needs it."""
        return self._hand_in(lambda _say: fn(self._opened(), *args))

    def submit_long(self, fn: Callable[..., Any], *args: Any) -> Ticket:
        """Runs ``fn(desk, *args, say)``: ``say(done, of)`` tells how far it is and raises :class:`Cancelled` once
        the ticket is cancelled."""
        return self._hand_in(lambda say: fn(self._opened(), *args, say))

    def run(self, fn: Callable[..., Any], *args: Any) -> Ticket:
        """Runs ``fn(*args)`` on the lane, without a desk."""
        return self._hand_in(lambda _say: fn(*args))

    def become(self, fn: Callable[..., Any], *args: Any) -> Ticket:
        """Runs ``fn(desk, *args)``; what it answers is the desk of this lane from then on (another agent is at the
        counter). The file stays open."""
        return self._hand_in(lambda _say: self._became(fn(self._opened(), *args)))

    def reopen(self) -> Ticket:
        """Closes the desk, if it is open, and opens it again, for instance after its settings were changed."""
        return self._hand_in(lambda _say: self._reopened())

    def let_go(self) -> Ticket:
        """Closes the desk, if it is open; the next job opens it anew. For whoever replaces its file."""
        return self._hand_in(lambda _say: self._let_go())

    def close(self, deadline_s: float = 5.0) -> None:
        """Works off what was handed in, closes the desk and ends the thread; waits ``deadline_s`` at most. What is
        handed in afterwards (a timer that was late) is never done."""
        self._closed = True
        if self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join(deadline_s)
        self._tickets.clear()

    def _hand_in(self, job: Callable[[Callable[[int, int], None]], Any]) -> Ticket:
        number = next(self._numbers)
        ticket = Ticket(self)
        if self._closed:
            return ticket
        self._tickets[number] = ticket
        stopped = ticket.stopped

        def say(done: int, of: int) -> None:
            if stopped():
                raise Cancelled
            self._answered.emit(number, "progress", (done, of))

        self._jobs.put((number, stopped, lambda: job(say)))
        if not self._thread.is_alive():
            self._thread.start()
        return ticket

    def _opened(self) -> Closable:
        if self._desk is None:
            self._desk = self._open_desk()
        return self._desk

    def _became(self, desk: Closable) -> None:
        self._desk = desk

    def _reopened(self) -> Closable:
        self._let_go()
        return self._opened()

    def _let_go(self) -> None:
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            number, stopped, call = job
            try:
                if stopped():
                    raise Cancelled
                answer: tuple[str, object] = ("done", call())
            except Exception as error:
                answer = ("failed", error)
            self._answered.emit(number, *answer)
            # Nothing of the last job may live on in this thread while it waits for the next one.
            del job, call, stopped, answer
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    @Slot(int, str, object)
    def _deliver(self, number: int, kind: str, value: Any) -> None:
        ticket = self._tickets.get(number)
        if ticket is None:
            return
        if kind == "progress":
            ticket.progress.emit(*value)
            return
        del self._tickets[number]
        (ticket.done if kind == "done" else ticket.failed).emit(value)
        ticket.deleteLater()
