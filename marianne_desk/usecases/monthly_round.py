"""The monthly round of checks: what there is to look at, and what was found, kept at once or not at all."""

from collections.abc import Sequence

from marianne_desk.domain.commitments.asking import kind_states
from marianne_desk.domain.commitments.keeping import kinds_of
from marianne_desk.domain.commitments.monthly_round import Found, RoundLine, checks_of, round_lines
from marianne_desk.domain.commitments.proof import Check
from marianne_desk.domain.month import Month
from marianne_desk.storage.contacts import forget_months
from marianne_desk.storage.proofs import add_check, read_papers
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.proofs import pack_today


def monthly_round(desk: Desk) -> tuple[RoundLine, ...]:
    """What there is to look at, with how it was found the last time; empty: the référentiel asks for no round."""
    with desk.store.reading() as connection:
        kinds = kinds_of(pack_today(desk, connection))
        papers = read_papers(connection)
    return round_lines(kind_states(kinds, papers, desk.today()), papers.checks)


def checks_of_kind(desk: Desk, kind: str) -> tuple[Check, ...]:
    """All checks of a kind, the last first. Empty: it was never looked at."""
    with desk.store.reading() as connection:
        found = [check for check in read_papers(connection).checks if check.kind == kind]
    return tuple(sorted(found, key=lambda one: (one.day, one.id), reverse=True))


def keep_round(desk: Desk, found: Sequence[Found], agent: str | None = None) -> tuple[Check, ...]:
    """Keeps what was found today; lines that nobody answered stay as they were. A later round of the same day
    prevails over an earlier one, which stays.

    Raises UserError ``round_empty``, ``check_unknown``, ``check_note_missing``, ``check_note_too_long``."""
    lines, today = monthly_round(desk), desk.today()
    checks = checks_of(found, lines, today, agent or desk.settings.agent)
    with desk.store.writing() as connection:
        for check in checks:
            add_check(connection, check, desk.clock())
        forget_months(connection, {Month.of(today).number})
    return checks
