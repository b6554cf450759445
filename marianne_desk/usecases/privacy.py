"""Who is known by name now and until when, and the register of what was erased, to show to whoever answers for
people's data. Counts and days: nothing here names anybody. Source: issue « Difficult cases » §7, domain.md §5.2.
"""

from datetime import date, datetime, timedelta
from pathlib import Path

from marianne_desk.domain import french
from marianne_desk.domain.agenda.appointment import VISITOR_KEPT_DAYS
from marianne_desk.domain.cases.retention import (
    LONGEST_IDENTITY_MONTHS,
    Known,
    KnownBy,
    months_after,
)
from marianne_desk.domain.tabulation import CellKind, Column, Tabulation
from marianne_desk.storage import callbacks, known, set_aside
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.retention import erasures, kept_too_long
from marianne_desk.wording.privacy import ERASED, KNOWN, UNTIL, rule_words

_A_DAY = timedelta(days=1)


def known_now(desk: Desk) -> tuple[Known, ...]:
    """How many are known by name, a line a way, those without anybody too."""
    with desk.store.reading() as connection:
        oldest = known.oldest_cases(connection)
        cases = known.count_visitors(connection)
        appointments, begin = known.named_appointments(connection)
        mandates, over_on = known.named_mandates(connection)
        called, aside = callbacks.count(connection), set_aside.count(connection)
    kept = timedelta(days=VISITOR_KEPT_DAYS)
    return (
        Known(KnownBy.CASE, cases, _first_case(desk, oldest)),
        Known(
            KnownBy.APPOINTMENT,
            appointments,
            None if begin is None else (begin + kept).astimezone(desk.zone).date(),
        ),
        Known(
            KnownBy.MANDATE,
            mandates,
            None if over_on is None else months_after(over_on + _A_DAY, desk.settings.mandate_months),
        ),
        Known(KnownBy.CALL_BACK, called, None),
        Known(KnownBy.SET_ASIDE, aside, None),
    )


def privacy_tables(desk: Desk) -> tuple[Tabulation, ...]:
    """Who is known now, and the register, the last line first."""
    name, today = desk.site.name, french.day_short(desk.today())
    now = tuple((KNOWN[one.by], one.count, one.next_on or UNTIL.get(one.by, "")) for one in known_now(desk))
    register = tuple(
        (
            at.date(),
            french.clock_time(at),
            ERASED[one.kind],
            one.count,
            rule_words(one),
            one.before,
        )
        for one in erasures(desk)
        for at in (one.at.astimezone(desk.zone),)
    )
    return (
        Tabulation(
            "Effacements",
            f"Registre des effacements, {name}",
            (
                Column("Jour", CellKind.DAY),
                Column("Heure"),
                Column("Ce qui a été effacé"),
                Column("Combien", CellKind.COUNT),
                Column("Règle"),
                Column("Limite", CellKind.DAY),
            ),
            register,
        ),
        Tabulation(
            "Connus par leur nom",
            f"Personnes connues par leur nom au {today}, {name}",
            (
                Column("Comment"),
                Column("Combien", CellKind.COUNT),
                Column("Prochain effacement", CellKind.DAY),
            ),
            now,
        ),
    )


def save_register(desk: Desk, path: Path) -> None:
    """Writes :func:`privacy_tables`; the ending of ``path`` names the format. Raises UserError
    ``table_format_unknown``, ``own_file``; MachineError ``not_writable``."""
    from marianne_desk.usecases.tables import save

    save(desk, privacy_tables(desk), path)


def left_behind(desk: Desk) -> int:
    """How many are known by name although their time is over, or although their case is said to be anonymous."""
    with desk.store.reading() as connection:
        left = known.count_left_behind(connection)
    return left + kept_too_long(desk)


def _first_case(desk: Desk, oldest: known.OldestCases) -> date | None:
    """The day on which the first case is anonymous: by its closing, its cancelled contact, or two years of silence."""
    months = desk.settings.identity_months

    def after(at: datetime, months: int) -> date:
        return months_after(at.astimezone(desk.zone).date() + _A_DAY, months)

    days = [
        *([months_after(oldest.closed_on, months)] if oldest.closed_on else []),
        *([after(oldest.cancelled_at, months)] if oldest.cancelled_at else []),
        *([after(oldest.moved_at, LONGEST_IDENTITY_MONTHS)] if oldest.moved_at else []),
    ]
    return min(days, default=None)
