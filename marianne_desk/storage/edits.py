"""What was edited of a month since an instant: corrections, answers, contacts logged late."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, or_, select, union

from marianne_desk.domain.issuing.changes import CASE, RECORDED, Edit, leaves
from marianne_desk.domain.month import Month
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import seconds
from marianne_desk.storage.contacts import month_columns


def edits_since(connection: Connection, month: Month, since: datetime, zone: ZoneInfo) -> tuple[Edit, ...]:
    """The edits made from ``since`` on of contacts that a figure of ``month`` holds, or held before, and of the cases
    that one of its figures holds; the first one first."""
    correction, contact = t.correction.c, t.contact.c
    inside = union(
        select(contact.number).where(contact.month == month.number),
        select(t.request.c.contact).where(or_(*(column == month.number for column in month_columns()))),
    )
    here = set(connection.execute(inside).scalars())
    corrected = connection.execute(
        select(correction.contact, correction.field, correction.old, correction.new, correction.at)
        .where(correction.at >= seconds(since))
        .order_by(correction.id)
    )
    found = [(row.contact, Edit(row.field, row.old, row.new, _at(row.at))) for row in corrected]
    logged = connection.execute(
        select(contact.recorded_at).where(contact.recorded_at >= seconds(since), contact.number.in_(inside))
    ).scalars()
    late = [Edit(RECORDED, "", "", _at(at)) for at in logged]
    kept = [edit for number, edit in found if number in here or leaves(edit, month, zone)]
    moved = [Edit(CASE, "", "", _at(at)) for at in _moved(connection, month, seconds(since) or 0)]
    return tuple(sorted((*kept, *late, *moved), key=lambda edit: edit.at))


def _moved(connection: Connection, month: Month, since: int) -> list[int]:
    """When something happened to a case that a figure of ``month`` holds, or an appointment of it changed."""
    cases = union(
        select(t.case.c.number).where(
            or_(t.case.c.month == month.number, t.case.c.answered_month == month.number)
        ),
        select(t.partner_turn.c.case).where(
            or_(t.partner_turn.c.due_month == month.number, t.partner_turn.c.ended_month == month.number)
        ),
        select(t.partner_appointment.c.case).where(t.partner_appointment.c.month == month.number),
    )
    events = select(t.case_event.c.at).where(t.case_event.c.at >= since, t.case_event.c.case.in_(cases))
    changed = select(t.partner_appointment.c.changed_at).where(
        t.partner_appointment.c.changed_at >= since, t.partner_appointment.c.case.in_(cases)
    )
    return [at for query in (events, changed) for at in connection.execute(query).scalars()]


def _at(value: int) -> datetime:
    return datetime.fromtimestamp(value, UTC)
