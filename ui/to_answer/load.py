"""What the screen « À répondre » asks of the desk, on the writing lane. Imports of the use cases wait until then."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from marianne_desk.domain.codes import Outcome
from ui.to_answer.words import Row, rows_of

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from marianne_desk.domain.to_answer import ToAnswer, WaitingRequest
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.to_answer import Done


@dataclass(frozen=True, slots=True)
class Shown:
    """The list as it is now, and in words; the desk's zone."""

    list: "ToAnswer"
    rows: tuple[Row, ...]
    zone: "ZoneInfo"


def waiting(desk: "Desk", only: str | None) -> Shown:
    """The list, in words already: thousands may stand in it."""
    from marianne_desk.usecases.to_answer import to_answer

    found = to_answer(desk, only)
    return Shown(found, rows_of(found.rows, found.day), desk.zone)


def line(desk: "Desk", text: str, agent: str | None) -> "tuple[WaitingRequest, Done | None]":
    """What a line says: the request to go to, or the one that it answered."""
    from marianne_desk.domain.answer_words import read_answer_line
    from marianne_desk.domain.errors import UserError
    from marianne_desk.usecases.to_answer import answer, waiting_of

    read = read_answer_line(text, desk.now(), desk.zone)
    found = waiting_of(desk, read.number)
    if not read.answered:
        return found[0], None
    if len(found) > 1:
        raise UserError("several_wait", "line", number=read.number)
    return found[0], answer(desk, found[0].request.id, read.at, agent)


def answer_now(desk: "Desk", request_id: str, agent: str | None) -> "Done":
    """The request was answered just now."""
    from marianne_desk.usecases.to_answer import answer

    return answer(desk, request_id, None, agent)


def answer_at(desk: "Desk", request_id: str, words: str, agent: str | None) -> "Done":
    """The request was answered when the words say."""
    from marianne_desk.domain.answer_words import read_answer_moment
    from marianne_desk.usecases.to_answer import answer

    return answer(desk, request_id, read_answer_moment(words, desk.now(), desk.zone), agent)


def announce(desk: "Desk", request_id: str, day: date, reason: str, agent: str | None) -> "Done":
    """A new day was promised."""
    from marianne_desk.usecases.to_answer import announce as promised

    return promised(desk, request_id, day, reason, agent)


def ask_papers(desk: "Desk", request_id: str, agent: str | None) -> "Done":
    """Papers are expected."""
    from marianne_desk.usecases.to_answer import ask_papers as asked

    return asked(desk, request_id, agent)


def papers_came(desk: "Desk", request_id: str, agent: str | None) -> "Done":
    """The papers are there."""
    from marianne_desk.usecases.to_answer import papers_came as came

    return came(desk, request_id, agent)


def change_outcome(desk: "Desk", request_id: str, outcome: Outcome, agent: str | None) -> "Done":
    """Another outcome."""
    from marianne_desk.usecases.to_answer import change_outcome as changed

    return changed(desk, request_id, outcome, agent)


def call_back(desk: "Desk", request_id: str, words: str) -> None:
    """Whom to call back; empty for nobody."""
    from marianne_desk.usecases.to_answer import keep_call_back

    keep_call_back(desk, request_id, words)


def undo(desk: "Desk", done: "Done", agent: str | None) -> "Done":
    """Takes an act back."""
    from marianne_desk.usecases.to_answer import undo as back

    return back(desk, done, agent)
