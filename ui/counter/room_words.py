"""The waiting room and what is set aside, as lists of words."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from marianne_desk.domain.codes import Channel
from marianne_desk.domain.french import lowered
from marianne_desk.domain.waiting import elapsed, in_turn, is_forgotten
from marianne_desk.wording import CHANNELS
from ui.counter.aside_panel import AsideLine
from ui.counter.waiting import Waiter
from ui.counter.words import aside_words, short_clock, short_day, short_name, waited_words

if TYPE_CHECKING:
    from marianne_desk.domain.waiting import Arrival
    from ui.counter.aside import Lain
    from ui.counter.screen import Seen


def room_title(seen: "Seen") -> str:
    """« En attente · 2 », with how many of a permanence apart."""
    waiting = [one for one in seen.present if one.taken_at is None]
    ours = len(in_turn(tuple(waiting)))
    apart = len(waiting) - ours
    said = f"En attente · {ours}" if ours else "Personne n’attend"
    return f"{said} ; {apart} à part" if apart else said


def waiters(seen: "Seen") -> list[Waiter]:
    """Those who wait for us, in their turn; those in charge elsewhere; those of a permanence."""
    waiting = tuple(one for one in seen.present if one.taken_at is None)
    apart = [one for one in waiting if one.kind is Channel.PERMANENCE]
    taken = [one for one in seen.present if one.taken_at is not None and one.id not in seen.hidden]
    return [
        *(_waiting(one, seen) for one in in_turn(waiting)),
        *(_in_charge(one, seen) for one in taken),
        *(_waiting(one, seen) for one in apart),
    ]


def aside_lines(stack: "Sequence[Lain]", now: datetime, names: Mapping[str, str]) -> list[AsideLine]:
    """What is set aside, the last on top, each with its clock. ``names``: of the agents by code."""
    lines = []
    for lain in reversed(stack):
        begun = (lain.it.begun_at or lain.since).astimezone(now.tzinfo)
        channel = CHANNELS[lain.it.channel]
        since = (
            waited_words(elapsed(begun, now))
            if begun.date() == now.date()
            else short_day(begun.date(), now.date())
        )
        said = aside_words(lain.it)
        who = names.get(lain.agent, "")
        spoken = f"{channel}, {said}, depuis {short_clock(begun)}" + (f", par {who}" if who else "")
        lines.append(AsideLine(lain.it.id, f"{since}  {lowered(channel)}, {said}", spoken))
    return lines


def _waiting(one: "Arrival", seen: "Seen") -> Waiter:
    forgotten = is_forgotten(one.waits_from, None, seen.now)
    early = one.waits_from > seen.now
    waited = elapsed(one.waits_from, seen.now)
    note = ""
    if one.kind is Channel.PERMANENCE:
        note = "permanence"
    elif one.kind is Channel.APPOINTMENT:
        note = f"rdv {short_clock(one.expected_at)}" if one.expected_at else "rdv"
    late = forgotten or (waited > timedelta(minutes=seen.late_after) and one.kind is not Channel.PERMANENCE)
    said = "" if early else _long(waited, forgotten=forgotten)
    return Waiter(one.id, _since(one.at, seen.now), said, late, note)


def _in_charge(one: "Arrival", seen: "Seen") -> Waiter:
    taken_at = one.taken_at or one.at
    forgotten = is_forgotten(min(one.waits_from, taken_at), taken_at, seen.now)
    who = seen.names.get(one.agent, "")
    said = _long(elapsed(taken_at, seen.now), forgotten=forgotten)
    return Waiter(one.id, "en cours", said, forgotten, short_name(who) if who else "", in_charge=True)


def _long(waited: timedelta, *, forgotten: bool) -> str:
    return "oublié" if forgotten else waited_words(waited)


def _since(at: datetime, now: datetime) -> str:
    return short_clock(at) if at.date() == now.date() else short_day(at.date(), now.date())
