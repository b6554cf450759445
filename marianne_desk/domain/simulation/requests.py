"""What is asked and what becomes of it in a made-up past, whatever the channel."""

from dataclasses import replace
from datetime import datetime

from marianne_desk.domain.codes import Channel, Help, Outcome, RequestKind
from marianne_desk.domain.contact import Announcement, Pause, RequestDraft
from marianne_desk.domain.simulation.answers import answered_at
from marianne_desk.domain.simulation.chance import Lot, happens, identifier, stream
from marianne_desk.domain.simulation.matters import Matter
from marianne_desk.domain.simulation.scene import Scene, at

SOLVED_SHARE = (0.822, 0.842)
"""Of what is the desk's business, first and last day; with what is not, some 82 % in all (domain.md §4.7)."""

_NOT_SOLVED = Lot.of(
    (
        (Outcome.ORIENTED, 0.40),
        (Outcome.APPOINTMENT, 0.22),
        (Outcome.FORWARDED, 0.13),
        (Outcome.PENDING, 0.17),
        (Outcome.DROPPED, 0.08),
    )
)
_HELP_OF = {
    Outcome.ORIENTED: (Help.INFORMATION,),
    Outcome.APPOINTMENT: (Help.CONTACT,),
    Outcome.FORWARDED: (Help.FILE, Help.CONTACT),
    Outcome.DROPPED: (Help.INFORMATION,),
}
_WRITTEN_COMPLAINTS, _OTHER_COMPLAINTS, _SUGGESTIONS = 0.03, 0.006, 0.003
_SECOND_REQUEST = 0.12
_FOLLOWED_WITHIN = 10
"""Working days in which the desk means to do what it noted « à suivre »."""


def matters_of_visit(scene: Scene) -> tuple[Matter, ...]:
    """What one person comes for: one matter, sometimes a second one."""
    first = scene.matters.draw(scene.rng)
    if not happens(scene.rng, _SECOND_REQUEST):
        return (first,)
    second = scene.matters.draw(scene.rng)
    return (first,) if second is first else (first, second)


def outcome_at_once(scene: Scene, matter: Matter) -> Outcome:
    """What becomes of a request while the person is there, or on the telephone."""
    if matter.elsewhere:
        return Outcome.ORIENTED
    if happens(scene.rng, scene.improving(*SOLVED_SHARE)):
        return Outcome.SOLVED
    return _NOT_SOLVED.draw(scene.rng)


def settled_request(scene: Scene, matter: Matter, channel: Channel, done: int) -> RequestDraft:
    """A request to which nothing is owed in writing; ``done`` is when the talk ended. What is forwarded is often
    announced; what is pending often waits for papers."""
    rng = scene.rng
    outcome = outcome_at_once(scene, matter)
    announcements: tuple[Announcement, ...] = ()
    pauses: tuple[Pause, ...] = ()
    if outcome is Outcome.FORWARDED and happens(rng, 0.6):
        promised = scene.due_after(scene.day, 5 + int(rng.random() * 15))
        announcements = (Announcement(at(done), promised),)
    if outcome is Outcome.PENDING and happens(rng, 0.5):
        pauses = (Pause(at(done), papers_brought(scene, done)),)
    draft = RequestDraft(
        id=identifier(rng),
        theme=matter.theme,
        reason=matter.reason,
        operator=matter.operator,
        help=help_given(scene, matter, outcome),
        outcome=outcome,
        kind=kind_of_request(scene, channel),
        returning=returning(scene),
        announcements=announcements,
        pauses=pauses,
    )
    return replace(draft, answered_at=followed_up(scene, draft, done))


def followed_up(scene: Scene, request: RequestDraft, done: int) -> datetime | None:
    """When what was to follow, or forwarded with a promise, got its answer; None: nothing was, or it still waits.
    Chance has a source of its own here: the rest of the past is as it would be without."""
    earliest, due = done, request.announcements[-1].on if request.announcements else None
    if request.outcome is Outcome.PENDING:
        if any(pause.end is None for pause in request.pauses):
            return None
        earliest = max([done, *(int(pause.end.timestamp()) for pause in request.pauses if pause.end)])
        due = scene.due_after(scene.local_day(earliest), _FOLLOWED_WITHIN)
    if due is None:
        return None
    second = answered_at(replace(scene, rng=stream(0, request.id)), earliest, due)
    return None if second is None else at(second)


def papers_brought(scene: Scene, asked: int) -> datetime | None:
    """When the visitor brought what was missing; None: not yet."""
    days = scene.open_days_after(scene.local_day(asked), 10)
    if not days or happens(scene.rng, 0.15):
        return None
    brought = scene.open_moment(days[int(scene.rng.random() * len(days))], asked)
    return at(brought) if brought <= scene.horizon else None


def help_given(scene: Scene, matter: Matter, outcome: Outcome) -> tuple[Help, ...]:
    """The nature of the help: what is usual for the matter, a few words of information, sometimes both."""
    if outcome in _HELP_OF:
        return _HELP_OF[outcome]
    reason = scene.house.vocabulary.reason(matter.reason) if matter.reason else None
    usual = reason.help if reason and reason.help else (Help.INFORMATION,)
    if Help.SELF_SERVICE in usual:
        return usual
    chance = scene.rng.random()
    if chance < 0.22:
        return (Help.INFORMATION,)
    if chance < 0.30 and Help.INFORMATION not in usual:
        return (Help.INFORMATION, *usual)
    return usual


def kind_of_request(scene: Scene, channel: Channel) -> RequestKind:
    """Mostly a request; people complain in writing rather than aloud."""
    written = channel in {Channel.EMAIL, Channel.MAIL}
    complaints = _WRITTEN_COMPLAINTS if written else _OTHER_COMPLAINTS
    chance = scene.rng.random()
    if chance < complaints:
        return RequestKind.COMPLAINT
    if chance < complaints + _SUGGESTIONS:
        return RequestKind.SUGGESTION
    return RequestKind.REQUEST


def returning(scene: Scene) -> bool | None:
    """Whether the person comes back for the same request; None: not noted."""
    return happens(scene.rng, scene.improving(0.055, 0.035)) if happens(scene.rng, 0.8) else None
