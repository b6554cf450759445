"""The permanences of partners in the house: their list, and when they are."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from marianne_desk.domain.agenda.permanence import Occurrence, Permanence, checked, occurrences
from marianne_desk.domain.errors import UserError
from marianne_desk.storage import permanences as stored
from marianne_desk.usecases.desk import Desk


def permanences(desk: Desk) -> tuple[Permanence, ...]:
    """The list, by label."""
    with desk.store.reading() as connection:
        return stored.read(connection)


def change_permanences(desk: Desk, items: Sequence[Permanence]) -> tuple[Permanence, ...]:
    """Replaces the list; one without identifier is new. ``hours`` in French words or in the opening-hours language.

    Raises UserError ``permanence_label``, ``permanence_hours``, ``permanence_dates``, ``operator_unknown``,
    ``slots_unreadable``, ``slot_inverted``, ``slots_overlap``."""
    kept = []
    for item in items:
        good = checked(item)
        if good.operator is not None and desk.vocabulary.operator(good.operator) is None:
            raise UserError("operator_unknown", "operator", text=good.operator)
        kept.append(good if good.id else replace(good, id=str(uuid.uuid4())))
    with desk.store.writing() as connection:
        stored.write(connection, kept)
    return tuple(sorted(kept, key=lambda one: (one.label, one.id)))


def permanences_on(desk: Desk, day: date) -> tuple[Occurrence, ...]:
    """The permanences of a day, in their order: for the morning list and the agenda."""
    return permanences_between(desk, day, day)


def permanences_between(desk: Desk, first: date, last: date) -> tuple[Occurrence, ...]:
    """The permanences of the days from ``first`` to ``last``, both included, in their order."""
    found = [one for item in permanences(desk) for one in occurrences(item, first, last, desk.opening)]
    return tuple(sorted(found, key=lambda one: (one.begin.timestamp(), one.label)))
