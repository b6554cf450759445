"""A lane works in order, on its own thread, and answers on the thread of the window."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.lanes import Cancelled, Lane


class Paper:
    """Something to open on a lane."""

    def __init__(self) -> None:
        self.thread = threading.current_thread()
        self.closed_on: threading.Thread | None = None

    def close(self) -> None:
        self.closed_on = threading.current_thread()


@pytest.fixture
def lane(qapp: object) -> Iterator[Lane]:
    made = Lane("tried", Paper)
    yield made
    made.close()


def thread_of(paper: Paper) -> tuple[Paper, threading.Thread]:
    return paper, threading.current_thread()


def test_the_desk_is_opened_once_used_and_closed_on_the_lane(qtbot: QtBot, lane: Lane) -> None:
    answers: list[tuple[Paper, threading.Thread]] = []
    heard_on: list[threading.Thread] = []
    for _ in range(3):
        ticket = lane.submit(thread_of)
        ticket.done.connect(answers.append)
        ticket.done.connect(lambda _answer: heard_on.append(threading.current_thread()))
    qtbot.waitUntil(lambda: len(answers) == 3)
    papers, threads = zip(*answers, strict=True)
    assert len({id(paper) for paper in papers}) == 1
    assert set(threads) == {papers[0].thread}
    assert papers[0].thread is not threading.current_thread()
    assert set(heard_on) == {threading.current_thread()}
    lane.close()
    assert papers[0].closed_on is papers[0].thread


def test_jobs_keep_their_order(qtbot: QtBot, lane: Lane) -> None:
    seen: list[int] = []
    for number in range(50):
        lane.run(lambda number=number: number).done.connect(seen.append)
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert seen == list(range(50))


def test_a_failure_is_handed_over_and_the_lane_goes_on(qtbot: QtBot, lane: Lane) -> None:
    def fail() -> None:
        raise ValueError("no")

    failures: list[BaseException] = []
    after: list[int] = []
    lane.run(fail).failed.connect(failures.append)
    lane.run(lambda: 7).done.connect(after.append)
    qtbot.waitUntil(lambda: after == [7])
    assert [type(failure) for failure in failures] == [ValueError]


def test_a_desk_that_does_not_open_is_tried_again(qtbot: QtBot) -> None:
    tries: list[int] = []

    def open_late() -> Paper:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("not yet")
        return Paper()

    lane = Lane("late", open_late)
    answers: list[str] = []
    lane.submit(thread_of).failed.connect(lambda _error: answers.append("failed"))
    lane.submit(thread_of).done.connect(lambda _answer: answers.append("done"))
    qtbot.waitUntil(lambda: len(answers) == 2)
    lane.close()
    assert answers == ["failed", "done"]


def test_reopening_closes_the_desk_and_opens_another(qtbot: QtBot, lane: Lane) -> None:
    papers: list[Paper] = []
    lane.submit(thread_of).done.connect(lambda answer: papers.append(answer[0]))
    lane.reopen().done.connect(papers.append)
    qtbot.waitUntil(lambda: len(papers) == 2)
    assert papers[0].closed_on is papers[0].thread
    assert papers[1].closed_on is None


def test_the_desk_may_become_another_without_being_opened_again(qtbot: QtBot, lane: Lane) -> None:
    seen: list[Paper] = []
    other = Paper()
    lane.submit(lambda paper: paper).done.connect(seen.append)
    lane.become(lambda _paper, new: new, other).done.connect(lambda _nothing: None)
    lane.submit(lambda paper: paper).done.connect(seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[1] is other
    assert seen[0].closed_on is None


def test_long_work_tells_how_far_it_is_and_stops_on_demand(qtbot: QtBot, lane: Lane) -> None:
    begun = threading.Event()

    def count(_paper: Paper, say: Callable[[int, int], None]) -> int:
        for step in range(1000):
            say(step, 1000)
            begun.set()
            time.sleep(0.002)
        return 1000

    told: list[tuple[int, int]] = []
    failures: list[BaseException] = []
    ticket = lane.submit_long(count)
    ticket.progress.connect(lambda done, of: told.append((done, of)))
    ticket.failed.connect(failures.append)
    assert begun.wait(5)
    ticket.cancel()
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], Cancelled)
    assert told[0] == (0, 1000)
    assert len(told) < 1000


def test_what_was_handed_in_is_done_before_the_lane_closes(qtbot: QtBot, lane: Lane) -> None:
    done: list[int] = []

    def slowly(number: int) -> None:
        time.sleep(0.01)
        done.append(number)

    for number in range(5):
        lane.run(slowly, number)
    lane.close()
    assert done == [0, 1, 2, 3, 4]


def test_what_is_handed_in_after_the_end_is_never_done(lane: Lane) -> None:
    done: list[int] = []
    lane.run(done.append, 1)
    lane.close()
    lane.run(done.append, 2)
    assert done == [1]
