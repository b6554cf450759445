"""Totals to carry over into the national tool: counted, and their list edited by the desk."""

from collections.abc import Sequence
from datetime import date

from marianne_desk import wording
from marianne_desk.domain.codes import Age, Channel, Help, Outcome, RequestKind
from marianne_desk.domain.day.carried import (
    DEFAULT_TOTALS,
    CarriedOver,
    CarriedTotal,
    Countable,
    checked,
    line_of,
)
from marianne_desk.domain.day.closing import WhyEmpty
from marianne_desk.domain.day.span import Reach, Span
from marianne_desk.figures import day_totals
from marianne_desk.storage import carried_totals as stored
from marianne_desk.storage import closed_days
from marianne_desk.storage.contacts import first_day
from marianne_desk.usecases.desk import Desk


def carried_over(desk: Desk, reach: Reach, day: date) -> CarriedOver:
    """The totals of ``day`` or of its week, in the order of the desk's list (ours while it has none)."""
    span = Span.of(reach, day)
    unsaid = unsaid_days(desk, span)
    with desk.store.reading() as connection:
        own = stored.read(connection)
        totals = own or DEFAULT_TOTALS
        counted = day_totals.count(connection, span, desk.zone, [total.figures for total in totals])
    known = span.days != unsaid
    return CarriedOver(
        span,
        tuple(line_of(total, tallies, known=known) for total, tallies in zip(totals, counted, strict=True)),
        unsaid,
        ours=not own,
        running=span.last >= desk.today(),
    )


def unsaid_days(desk: Desk, span: Span) -> tuple[date, ...]:
    """Open days of ``span`` up to today without any entry, of which nobody said that nobody came or that the desk was
    closed. Days before the desk's first contact are none."""
    with desk.store.reading() as connection:
        first = first_day(connection) or desk.today()
        noted = closed_days.days_noted(connection, span.first, span.last)
        closed = closed_days.between(connection, span.first, span.last)
    said = {day for day, one in closed.items() if one.why_empty in {WhyEmpty.NOBODY, WhyEmpty.CLOSED}}
    open_days = desk.opening.open_days(max(span.first, first), min(span.last, desk.today()))
    return tuple(day for day in open_days if day not in noted and day not in said)


def carried_totals(desk: Desk) -> tuple[CarriedTotal, ...]:
    """The list of what is carried over: the desk's own, or ours."""
    with desk.store.reading() as connection:
        return stored.read(connection) or DEFAULT_TOTALS


def change_carried_totals(desk: Desk, totals: Sequence[CarriedTotal]) -> tuple[CarriedTotal, ...]:
    """Replaces the list; an empty one, or ours, stands for ours. The list in force.

    Raises UserError (``domain.day.carried.checked``)."""
    kept = checked(totals, {one.id for one in countables(desk)})
    with desk.store.writing() as connection:
        stored.write(connection, () if kept == DEFAULT_TOTALS else kept)
    return kept or DEFAULT_TOTALS


def countables(desk: Desk) -> tuple[Countable, ...]:
    """Everything that a line may count, in French, by kind. What was retired is still there: history has it."""
    words = desk.vocabulary
    found = [
        Countable("contacts", "Tous les passages", "Passages"),
        Countable("contacts.first_visit", "Premières visites", "Passages"),
        Countable("contacts.missed", "Appels manqués", "Passages"),
        Countable("requests", "Toutes les demandes", "Demandes"),
    ]
    families: tuple[tuple[str, str, Sequence[tuple[str, str]]], ...] = (
        ("contacts.channel", "Passages, canal", [(c.value, wording.CHANNELS[c]) for c in Channel]),
        ("contacts.age", "Passages, âge", [(a.value, wording.AGES[a]) for a in Age]),
        ("requests.help", "Demandes, nature de l’aide", [(h.value, wording.HELPS[h]) for h in Help]),
        ("requests.outcome", "Demandes, issue", [(o.value, wording.OUTCOMES[o]) for o in Outcome]),
        ("requests.kind", "Demandes, sorte", [(k.value, wording.KINDS[k]) for k in RequestKind]),
        ("requests.operator", "Demandes, opérateur", [(o.code, o.label) for o in words.operators]),
        ("requests.theme", "Demandes, thème", [(theme.code, theme.label) for theme in words.themes]),
        ("requests.reason", "Demandes, motif", [(reason.code, reason.label) for reason in words.reasons]),
    )
    for prefix, group, entries in families:
        found += [Countable(f"{prefix}.{code}", label, group) for code, label in entries]
    return tuple(found)
