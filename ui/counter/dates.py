"""What the counter says while a line is typed: what is understood, received when, owed until when. No Qt."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from marianne_desk.domain.codes import Channel
from marianne_desk.domain.french import moment_words
from ui.counter import words
from ui.counter.composing import read

if TYPE_CHECKING:
    from ui.counter.composing import Composing
    from ui.counter.load import Loaded

USUAL_PROMISES = (5, 10, 15)
"""Working days that a visitor is usually promised."""


def due(channel: Channel, received: datetime, loaded: "Loaded") -> date | None:
    """The day until which an answer is owed; None where none is."""
    days = loaded.delays.owed_in(channel, received=True)
    if days is None:
        return None
    return loaded.working_days.due_on(received.astimezone(loaded.zone).date(), days, ())


def said_of(composing: "Composing", loaded: "Loaded | None", now: datetime) -> tuple[str, str]:
    """What is understood of the line, and what is not."""
    read = composing.read
    if read is None or loaded is None:
        return "", ""
    said = words.understood_words(read, read.context.vocabulary, now.date())
    received = read.draft.received_at
    owed = due(read.channel or composing.channel, received, loaded) if received else None
    if owed is not None:
        said += f" · {words.due_words(owed)}"
    if read.draft.answered_at is not None:
        said += f" · répondu {moment_words(read.draft.answered_at, now.date())}"
    return said, words.unknown_words(read.unknown_words) if read.unknown_words else ""


def received_in(text: str, loaded: "Loaded", now: datetime) -> datetime | None:
    """The instant that a free answer names; None when it names none."""
    found = read(text, Channel.MAIL, loaded, now)
    return None if found is None else found.draft.received_at


def received_on(choice: int, now: datetime) -> datetime:
    """« Aujourd’hui » is now at the latest, « hier » the same hour of the day before: only the day counts."""
    return now - timedelta(days=choice)


def preview(text: str, channel: Channel, loaded: "Loaded", now: datetime) -> str:
    """« reçu hier à 18 h 00 · à répondre avant mardi 24 novembre »; empty while the text names no date."""
    found = read(text, Channel.MAIL, loaded, now)
    at = found.draft.received_at if found is not None else None
    if found is None or at is None:
        return ""
    said = f"reçu {moment_words(at, now.date(), found.day_part)}"
    owed = due(channel, at, loaded)
    return f"{said} · {words.due_words(owed)}" if owed else said


def promises(channel: Channel, received: datetime, loaded: "Loaded") -> tuple[date, ...]:
    """The days to choose from for an announced delay, the earliest first: the usual ones, and what is owed."""
    day = received.astimezone(loaded.zone).date()
    owed = loaded.delays.owed_in(channel, received=True)
    found = (
        loaded.working_days.due_on(day, days, ())
        for days in sorted({*USUAL_PROMISES, *([owed] if owed else [])})
    )
    return tuple(one for one in found if one is not None)
