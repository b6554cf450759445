"""What was attempted: table ``backup_run``, and since when the file holds what no copy does."""

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, insert, select

from marianne_desk.domain.backup import BackupRun
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import seconds

_KEPT = 400
"""Attempts that are kept: more than a year of daily ones."""


def note(connection: Connection, run: BackupRun) -> None:
    """Notes an attempt; the oldest ones are forgotten."""
    at, folder = seconds(run.at), run.folder
    connection.execute(delete(t.backup_run).where(t.backup_run.c.at == at, t.backup_run.c.folder == folder))
    row = {"at": at, "folder": folder, "failure": run.failure, "file": run.file, "contacts": run.contacts}
    connection.execute(insert(t.backup_run).values(row))
    oldest = select(t.backup_run.c.at).order_by(t.backup_run.c.at.desc()).offset(_KEPT).limit(1)
    connection.execute(delete(t.backup_run).where(t.backup_run.c.at <= oldest.scalar_subquery()))


def forget_failures(connection: Connection) -> None:
    """The attempts that failed are forgotten: they were another file's."""
    connection.execute(delete(t.backup_run).where(t.backup_run.c.failure != ""))


def read(connection: Connection, folder: str) -> list[BackupRun]:
    """The attempts into one folder, oldest first."""
    rows = connection.execute(
        select(t.backup_run).where(t.backup_run.c.folder == folder).order_by(t.backup_run.c.at)
    )
    return [BackupRun(_at(row.at), row.folder, row.failure, row.file, row.contacts) for row in rows]


def first_recorded(connection: Connection, since: datetime | None, before: datetime) -> datetime | None:
    """When the first contact was recorded at ``since`` (None: ever) or after, and before ``before``; None: none was."""
    recorded = t.contact.c.recorded_at
    query = select(func.min(recorded)).where(recorded < seconds(before))
    if since is not None:
        query = query.where(recorded >= seconds(since))
    found = connection.execute(query).scalar_one()
    return None if found is None else _at(found)


def desk_uuid(connection: Connection) -> str:
    """The random identifier of the desk."""
    return str(connection.execute(select(t.desk.c.uuid)).scalar_one())


def _at(value: int) -> datetime:
    return datetime.fromtimestamp(value, UTC)
