"""The telephone in a made-up past: calls taken, calls missed, messages to answer."""

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.simulation.answers import answered_at, outcome_of_answer
from marianne_desk.domain.simulation.chance import happens, identifier, log_normal
from marianne_desk.domain.simulation.matters import UNKNOWN
from marianne_desk.domain.simulation.people import facts
from marianne_desk.domain.simulation.requests import (
    help_given,
    kind_of_request,
    returning,
    settled_request,
)
from marianne_desk.domain.simulation.rhythm import moment
from marianne_desk.domain.simulation.scene import Scene, at
from marianne_desk.domain.simulation.visits import agent, keyed

_MISSED, _MESSAGES, _OVERNIGHT = 0.035, 0.09, 0.4
_RINGS_NOTED = 0.6
_DAY, _EVENING = 86_400, 17 * 3600 + 1800
_TALK_MINUTES, _TALK_SPREAD = 4.5, 0.6


def call(scene: Scene) -> ContactDraft:
    """A call: taken, missed, or a message to which an answer is owed."""
    chance = scene.rng.random()
    if chance < _MISSED:
        return _missed(scene)
    if chance < _MISSED + _MESSAGES:
        return _message(scene)
    return _taken(scene)


def _taken(scene: Scene) -> ContactDraft:
    rng = scene.rng
    arrived = moment(rng, scene.moments)
    ended = arrived + 20 + int(60 * log_normal(rng, _TALK_MINUTES, _TALK_SPREAD))
    matter = scene.matters.draw(rng)
    about = facts(scene, Channel.PHONE, matter.theme)
    rings = 1 + min(int(rng.expovariate(0.55)), 9) if happens(rng, _RINGS_NOTED) else None
    return ContactDraft(
        id=identifier(rng),
        channel=Channel.PHONE,
        requests=(settled_request(scene, matter, Channel.PHONE, ended),),
        agent=agent(scene),
        arrived_at=at(arrived),
        ended_at=at(ended) if happens(rng, 0.9) else None,
        recorded_at=at(keyed(scene, ended)),
        first_visit=about.first_visit,
        age=about.age,
        commune=about.commune,
        needs=about.needs,
        rings=rings,
    )


def _missed(scene: Scene) -> ContactDraft:
    """Nobody was free, nobody left a word: only the display tells of it."""
    rng = scene.rng
    arrived = moment(rng, scene.moments)
    unknown = RequestDraft(id=identifier(rng), theme=UNKNOWN.theme, outcome=Outcome.DROPPED)
    return ContactDraft(
        id=identifier(rng),
        channel=Channel.PHONE,
        requests=(unknown,),
        agent=agent(scene),
        arrived_at=at(arrived),
        recorded_at=at(keyed(scene, arrived + 600)),
        rings=5 + int(rng.random() * 5),
        missed=True,
    )


def _message(scene: Scene) -> ContactDraft:
    """A message, left while everybody was busy or the evening before, and the call back."""
    rng = scene.rng
    heard = moment(rng, scene.moments)
    if happens(rng, _OVERNIGHT):
        heard = scene.opens + int(rng.random() * min(900, scene.intervals[0][1] - scene.opens))
        left = scene.begins - _DAY + _EVENING + int(rng.random() * 3 * 3600)
    else:
        left = heard - 300 - int(rng.random() * 2700)
    matter = scene.matters.draw(rng)
    due = scene.due_after(scene.local_day(left), scene.house.delays.phone_message)
    recorded = heard + 30 + int(rng.random() * 120)
    answered = answered_at(scene, recorded, due)
    outcome = outcome_of_answer(scene, answered)
    request = RequestDraft(
        id=identifier(rng),
        theme=matter.theme,
        reason=matter.reason,
        operator=matter.operator,
        help=help_given(scene, matter, outcome),
        outcome=outcome,
        kind=kind_of_request(scene, Channel.PHONE),
        returning=returning(scene),
        received_at=at(left),
        answered_at=at(answered) if answered is not None else None,
    )
    return ContactDraft(
        id=identifier(rng),
        channel=Channel.PHONE,
        requests=(request,),
        agent=agent(scene),
        arrived_at=at(heard),
        recorded_at=at(recorded),
        rings=5 + int(rng.random() * 4),
        missed=True,
    )
