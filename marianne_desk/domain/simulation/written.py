"""Letters and e-mails of a made-up past: received at any hour, read when the desk is open, answered or not."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from marianne_desk.domain.calendar.local_time import day_begin
from marianne_desk.domain.codes import Acknowledgement, Channel, Outcome
from marianne_desk.domain.contact import Announcement, ContactDraft, Pause, RequestDraft
from marianne_desk.domain.simulation.answers import answered_at, outcome_of_answer
from marianne_desk.domain.simulation.chance import Lot, happens, identifier
from marianne_desk.domain.simulation.people import facts
from marianne_desk.domain.simulation.requests import (
    help_given,
    kind_of_request,
    papers_brought,
    returning,
)
from marianne_desk.domain.simulation.scene import Scene, at
from marianne_desk.domain.simulation.visits import agent

_HOURS = Lot.of(
    (hour, 0.4 if hour < 8 else 1.6 if 9 <= hour < 12 or 14 <= hour < 17 else 1.2 if hour < 22 else 0.4)
    for hour in range(6, 24)
)
_WEEKEND = 0.35
_PAUSES = 0.07


@dataclass(frozen=True, slots=True)
class _Habits:
    """Shares of what is acknowledged by the mailbox, by an agent, and announced."""

    auto: float
    by_agent: float
    announced: float


_HABITS = {Channel.EMAIL: _Habits(0.72, 0.12, 0.30), Channel.MAIL: _Habits(0.0, 0.45, 0.50)}


def letter(scene: Scene, channel: Channel) -> ContactDraft:
    """A written request (``channel`` e-mail or mail) and all that is known of its answer."""
    rng = scene.rng
    received, recorded = _received_and_read(scene, channel)
    matter = scene.matters.draw(rng)
    pauses = _pauses(scene, recorded)
    still_waiting = any(pause.end is None for pause in pauses)
    due = _due(scene, channel, received, pauses)
    free_from = int(pauses[0].end.timestamp()) if pauses and pauses[0].end else recorded
    answered = None if still_waiting else answered_at(scene, free_from, due)
    outcome = Outcome.PENDING if still_waiting else outcome_of_answer(scene, answered)
    acknowledged, by = _acknowledgement(scene, channel, received, recorded)
    request = RequestDraft(
        id=identifier(rng),
        theme=matter.theme,
        reason=matter.reason,
        operator=matter.operator,
        help=help_given(scene, matter, outcome),
        outcome=outcome,
        kind=kind_of_request(scene, channel),
        returning=returning(scene),
        received_at=at(received),
        acknowledged_at=acknowledged,
        acknowledged_by=by,
        announcements=_announcements(scene, channel, recorded, answered),
        pauses=pauses,
        answered_at=at(answered) if answered is not None else None,
    )
    about = facts(scene, channel, matter.theme)
    return ContactDraft(
        id=identifier(rng),
        channel=channel,
        requests=(request,),
        agent=agent(scene),
        arrived_at=at(received),
        recorded_at=at(recorded),
        first_visit=about.first_visit,
        age=about.age,
        commune=about.commune,
        needs=about.needs,
    )


def _received_and_read(scene: Scene, channel: Channel) -> tuple[int, int]:
    """Mail comes in the morning; e-mail at any hour since the last open day, read at an opening."""
    rng = scene.rng
    if channel is Channel.MAIL:
        received = scene.opens + int(rng.random() * min(7200, scene.intervals[0][1] - scene.opens))
        return received, received + 60 + int(rng.random() * 1800)
    since = (scene.day - scene.previous).days
    days = [scene.day - timedelta(days=back) for back in range(since)]
    day = Lot.of((day, 1.0 if day.weekday() < 5 else _WEEKEND) for day in days).draw(rng)
    hour = _HOURS.draw(rng)
    received = day_begin(day, scene.house.clock.zone) + hour * 3600 + int(rng.random() * 3600)
    lag = 300 + int(rng.random() * 10_800)
    opening = scene.house.clock.next_opening(at(received + lag))
    return received, int(opening.timestamp()) + int(rng.random() * 1200) if opening else scene.horizon + 1


def _pauses(scene: Scene, recorded: int) -> tuple[Pause, ...]:
    """Sometimes a paper is missing: asked for when the letter is read."""
    if not happens(scene.rng, _PAUSES):
        return ()
    return (Pause(at(recorded), papers_brought(scene, recorded)),)


def _due(scene: Scene, channel: Channel, received: int, pauses: tuple[Pause, ...]) -> date:
    delays = scene.house.delays
    days = delays.email if channel is Channel.EMAIL else delays.mail
    stopped = [
        (scene.local_day(int(pause.begin.timestamp())), scene.local_day(int(pause.end.timestamp())))
        for pause in pauses
        if pause.end is not None
    ]
    return scene.due_after(scene.local_day(received), days, stopped)


def _acknowledgement(
    scene: Scene, channel: Channel, received: int, recorded: int
) -> tuple[datetime | None, Acknowledgement | None]:
    rng, habits = scene.rng, _HABITS[channel]
    chance = rng.random()
    if chance < habits.auto:
        return at(received + 20 + int(rng.random() * 60)), Acknowledgement.AUTO
    if chance < habits.auto + habits.by_agent:
        days = scene.open_days_between(scene.local_day(recorded), date.max)[:4]
        sent = scene.open_moment(days[int(rng.random() * len(days))], recorded + 60) if days else recorded
        return (at(sent), Acknowledgement.AGENT) if sent <= scene.horizon else (None, None)
    return None, None


def _announcements(
    scene: Scene, channel: Channel, recorded: int, answered: int | None
) -> tuple[Announcement, ...]:
    """The day promised when the letter was read; a second one where the first was not kept."""
    rng = scene.rng
    if not happens(rng, _HABITS[channel].announced):
        return ()
    owed = scene.house.delays.email if channel is Channel.EMAIL else scene.house.delays.mail
    day = scene.local_day(recorded)
    promised = scene.due_after(day, max(1, owed - int(rng.random() * owed / 2)))
    first = Announcement(at(recorded), promised)
    if answered is not None and scene.local_day(answered) <= promised:
        return (first,)
    known = scene.horizon if answered is None else answered
    for again in scene.open_days_after(promised, 1):
        later = scene.open_moment(again, recorded)
        if later <= known:
            return first, Announcement(at(later), scene.due_after(again, 5))
    return (first,)
