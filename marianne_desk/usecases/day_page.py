"""The day's page and the list of people to phone: drawn to be printed, kept nowhere."""

from datetime import date

from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.cases.day_page import DayPage, Presence
from marianne_desk.usecases.case_list import own_meetings, partner_meetings, people_to_phone
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.permanences import permanences_on


def day_page(desk: Desk, day: date | None = None, only: str | None = None) -> DayPage:
    """What ``day`` (None: today) holds: appointments with us and at partners', permanences; of today, whom to phone.
    ``only``: code of an agent whose appointments are meant."""
    today = desk.today()
    day = day or today
    partners = partner_meetings(desk, day, day, only)
    return DayPage(
        house=desk.site.name,
        day=day,
        opens=desk.opening.intervals_of(day),
        ours=own_meetings(desk, day, only),
        partners=tuple(
            one for one in partners if one.appointment.state not in {State.EXCUSED, State.CANCELLED}
        ),
        permanences=tuple(Presence(one.begin, one.end, one.label) for one in permanences_on(desk, day)),
        calls=people_to_phone(desk, only=only) if day == today else None,
    )


def day_page_pdf(desk: Desk, day: date | None = None, only: str | None = None) -> bytes:
    """The day's page on A4."""
    from marianne_desk.documents.day_page import draw_day_page

    return draw_day_page(day_page(desk, day, only), created_at=desk.now())


def phone_list_pdf(desk: Desk, only: str | None = None) -> bytes:
    """The people to phone today, on A4."""
    from marianne_desk.documents.day_page import draw_phone_list

    return draw_phone_list(people_to_phone(desk, only=only), desk.site.name, created_at=desk.now())
