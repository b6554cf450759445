"""Which entries of the directory the history names: these are retired, never deleted."""

from sqlalchemy import Connection, select

from marianne_desk.storage import tables as t


def used_offices(connection: Connection) -> frozenset[str]:
    """Ids of offices that a case or an appointment names."""
    of_cases = select(t.case.c.office).where(t.case.c.office.is_not(None))
    of_appointments = select(t.partner_appointment.c.office).where(
        t.partner_appointment.c.office.is_not(None)
    )
    return frozenset(connection.scalars(of_cases.union(of_appointments)))


def used_correspondents(connection: Connection) -> frozenset[str]:
    """Ids of correspondents that a case names."""
    named = select(t.case.c.correspondent).where(t.case.c.correspondent.is_not(None)).distinct()
    return frozenset(connection.scalars(named))
