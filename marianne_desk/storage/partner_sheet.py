"""When something was last entered that a partner's sheet may count."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import instant


def latest_entry(connection: Connection) -> datetime | None:
    """The last contact recorded, event of a case, change of an appointment or field feedback; None on an empty desk."""
    columns = (
        t.contact.c.recorded_at,
        t.case_event.c.at,
        t.partner_appointment.c.changed_at,
        t.field_feedback.c.at,
    )
    found = [connection.execute(select(func.max(column))).scalar_one() for column in columns]
    return instant(max((value for value in found if value is not None), default=None))
