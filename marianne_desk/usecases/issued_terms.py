"""What an issued month is judged by, whatever the desk chose later."""

from dataclasses import replace

from marianne_desk.domain.month import Month
from marianne_desk.storage.issued_months import waiting_minutes
from marianne_desk.usecases.desk import Desk


def desk_of_month(desk: Desk, month: Month) -> Desk:
    """The desk as ``month`` knew it: once it is issued, its limit of waiting is the one of then."""
    with desk.store.reading() as connection:
        limit = waiting_minutes(connection, month)
    if limit is None or limit == desk.settings.delays.waiting_minutes:
        return desk
    delays = replace(desk.settings.delays, waiting_minutes=limit)
    return replace(desk, settings=replace(desk.settings, delays=delays))
