"""People who come to the house in a made-up past: their wait, their talk, the moment when it was keyed."""

from marianne_desk.domain.codes import WAITING, Channel, Help, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.simulation.chance import happens, identifier, log_normal
from marianne_desk.domain.simulation.people import facts
from marianne_desk.domain.simulation.requests import (
    kind_of_request,
    matters_of_visit,
    settled_request,
)
from marianne_desk.domain.simulation.rhythm import moment
from marianne_desk.domain.simulation.scene import Scene, at

_MONDAY, _MORNING, _AFTERNOON, _BOOKED = 1.35, 1.12, 0.85, 0.55
_NOON = 12 * 3600
_WAIT_MINUTES, _WAIT_SPREAD = 6.0, 0.85
_TALK_MINUTES, _TALK_SPREAD = 11.0, 0.6
_TAKEN_AT_ONCE = 0.14
_FORGOTTEN_TIMERS = 0.012
_LONGEST_STAY = 35 * 60


def visit(scene: Scene, channel: Channel) -> ContactDraft:
    """Somebody at the desk, on appointment, by video or for a permanence, within opening hours."""
    rng = scene.rng
    arrived = moment(rng, scene.moments)
    closes = next(end for begin, end in scene.intervals if begin <= arrived < end)
    begun = min(arrived + _wait(scene, channel, arrived), max(arrived, closes - 60))
    matters = (scene.permanences.draw(rng),) if channel is Channel.PERMANENCE else matters_of_visit(scene)
    talk = sum(int(60 * log_normal(rng, _TALK_MINUTES, _TALK_SPREAD)) for _ in matters)
    ended = max(min(begun + talk, closes + _LONGEST_STAY), begun + 30)
    noted = channel in WAITING and happens(rng, scene.improving(0.84, 0.92))
    forgotten = noted and happens(rng, _FORGOTTEN_TIMERS)
    if forgotten:
        begun = min(arrived + int(60 * (80 + rng.random() * 200)), scene.closes + _LONGEST_STAY)
        ended = begun + 60
    requests = tuple(
        _with_partner(scene, matter.theme, matter.reason, matter.operator)
        if channel is Channel.PERMANENCE
        else settled_request(scene, matter, channel, ended)
        for matter in matters
    )
    about = facts(scene, channel, matters[0].theme)
    return ContactDraft(
        id=identifier(rng),
        channel=channel,
        requests=requests,
        agent=agent(scene),
        arrived_at=at(arrived),
        taken_at=at(begun) if noted else None,
        ended_at=at(ended) if happens(rng, 0.92) else None,
        recorded_at=at(keyed(scene, ended)),
        timer_flag=forgotten,
        first_visit=about.first_visit,
        age=about.age,
        commune=about.commune,
        needs=about.needs,
    )


def agent(scene: Scene) -> str:
    """One of the desk's agents."""
    agents = scene.house.agents
    return agents[int(scene.rng.random() * len(agents))]


def keyed(scene: Scene, ended: int) -> int:
    """When a talk that ended then was keyed: at once, now and then on one of the next open days."""
    rng = scene.rng
    if not happens(rng, scene.improving(0.055, 0.025)):
        return ended + 5 + int(rng.random() * 80)
    days = scene.open_days_after(scene.day, 1 if happens(rng, 0.8) else 3)
    return scene.open_moment(days[-1], ended) if days else scene.horizon + 1


def _wait(scene: Scene, channel: Channel, arrived: int) -> int:
    """Seconds in the waiting room: longer on Mondays and in the morning, shorter for who has an appointment."""
    rng = scene.rng
    if happens(rng, _TAKEN_AT_ONCE):
        return int(rng.random() * 60)
    median = _WAIT_MINUTES * (_MORNING if arrived - scene.begins < _NOON else _AFTERNOON)
    median *= scene.improving(1.08, 0.92)
    if scene.day.weekday() == 0:
        median *= _MONDAY
    if channel is not Channel.DESK:
        median *= _BOOKED
    return int(60 * log_normal(rng, median, _WAIT_SPREAD))


def _with_partner(scene: Scene, theme: str, reason: str | None, operator: str | None) -> RequestDraft:
    """A request that the partner of a permanence takes: the desk only shows the way."""
    return RequestDraft(
        id=identifier(scene.rng),
        theme=theme,
        reason=reason,
        operator=operator,
        help=(Help.INFORMATION,),
        outcome=Outcome.SOLVED,
        kind=kind_of_request(scene, Channel.PERMANENCE),
    )
