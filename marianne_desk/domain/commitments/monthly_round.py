"""The monthly round of checks: display, site, phone message, badges, premises, each looked at by somebody.

Source: issue « The twelve commitments » §3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from marianne_desk.domain.commitments.asking import KindState
from marianne_desk.domain.commitments.keeping import tidy
from marianne_desk.domain.commitments.pack import ProofKind
from marianne_desk.domain.commitments.proof import Check
from marianne_desk.domain.errors import UserError


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One thing to look at; ``last``: how it was found the last time, None: never."""

    state: KindState
    last: Check | None

    @property
    def kind(self) -> ProofKind:
        """What is looked at."""
        return self.state.kind


@dataclass(frozen=True, slots=True)
class Found:
    """How ``kind`` was found today; ``note``: what is not in order."""

    kind: str
    ok: bool
    note: str = ""


def round_lines(states: Sequence[KindState], checks: Sequence[Check]) -> tuple[RoundLine, ...]:
    """The lines of the round, in the order of the référentiel; empty where it asks for none."""
    last = {check.kind: check for check in sorted(checks, key=lambda one: (one.day, one.id))}
    return tuple(RoundLine(one, last.get(one.kind.code)) for one in states if one.kind.monthly_round)


def checks_of(found: Sequence[Found], lines: Sequence[RoundLine], day: date, agent: str) -> tuple[Check, ...]:
    """What is to be kept of a round; lines that nobody answered are left out.

    Raises UserError ``round_empty``, ``check_unknown``, ``check_note_missing``, ``check_note_too_long`` (their field
    is the kind)."""
    if not found:
        raise UserError("round_empty")
    known = {line.kind.code for line in lines}
    checks = []
    for one in found:
        if one.kind not in known:
            raise UserError("check_unknown", one.kind)
        note = tidy(one.note, one.kind, "check_note_too_long")
        if not one.ok and not note:
            raise UserError("check_note_missing", one.kind)
        checks.append(Check(0, day, one.kind, agent, one.ok, "" if one.ok else note))
    return tuple(checks)
