"""What may happen to a case next, given where it stands. Source: issue « Difficult cases » §4."""

from marianne_desk.domain.cases.case import Answer, Event, Happening, Step
from marianne_desk.domain.cases.standing import Standing
from marianne_desk.domain.errors import UserError

_OPEN = frozenset({Step.FORWARDED, Step.TAKEN_UP, Step.ANSWERED, Step.TOLD})
_WITH_PARTNER = frozenset({Step.FORWARDED, Step.TAKEN_UP})
_ALLOWED: dict[Happening, frozenset[Step]] = {
    Happening.FORWARDED: _OPEN,
    Happening.TAKEN_UP: frozenset({Step.FORWARDED}),
    Happening.ANSWERED: _WITH_PARTNER | {Step.ANSWERED},
    Happening.APPOINTED: _OPEN,
    Happening.MET: _OPEN,
    Happening.NOT_MET: _OPEN,
    Happening.PAPERS_CAME: _WITH_PARTNER,
    Happening.REMINDED: _WITH_PARTNER,
    Happening.RETURNED: _OPEN | {Step.CLOSED},
    # Who is told that it goes on is told nothing that ends anything: the clocks run on.
    Happening.TOLD: frozenset({Step.ANSWERED}),
    Happening.CLOSED: _OPEN,
    Happening.REOPENED: frozenset({Step.CLOSED, Step.TOLD}),
}


def may_happen(now: Standing, happening: Happening) -> bool:
    """Whether it can happen to a case that stands there."""
    return may_follow(now.step, happening, papers_expected=now.papers_expected)


def may_follow(step: Step, happening: Happening, *, papers_expected: bool) -> bool:
    """Whether it can happen at this step."""
    if happening is Happening.PAPERS_CAME:
        return papers_expected and step in _WITH_PARTNER
    return step in _ALLOWED[happening]


def checked_event(now: Standing, event: Event) -> Event:
    """The event, if it can happen to a case that stands there.

    Raises UserError ``case_step`` (it cannot, or an answer says nothing), ``refusal_reason`` (a refusal without its
    reason)."""
    answers = event.happening is Happening.ANSWERED
    if not may_happen(now, event.happening) or answers is (event.answer is None):
        raise UserError("case_step")
    if event.answer is Answer.REFUSED and not event.words.strip():
        raise UserError("refusal_reason", "words")
    return event
