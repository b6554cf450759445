"""What to know of a partner while a request for it is logged: asked at each change of the line, so it is quick."""

from dataclasses import dataclass
from datetime import date, timedelta

from marianne_desk.domain.agenda.permanence import Occurrence, Permanence, occurrences
from marianne_desk.domain.partners.directory import Correspondent, Directory, Office, PartnerNews
from marianne_desk.storage import directory as stored
from marianne_desk.storage import permanences
from marianne_desk.usecases.desk import Desk

HORIZONS = (7, 35, 92, 366)
"""Days looked ahead for the next permanence, a step further where the nearer ones hold none."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What the directory says of a partner and a matter. ``operator`` None: not known yet, what holds for any.
    ``next_permanence`` None: none within a year; today's is one until it ends. ``papers`` and ``news`` (the last
    first, none that is over or to come) may be empty, as may ``try_first``. ``promised_days``: working days,
    ``usual_minutes``: of an appointment, None: not known. ``offices`` and ``correspondents``: those in use."""

    operator: str | None
    next_permanence: Occurrence | None = None
    papers: tuple[str, ...] = ()
    news: tuple[PartnerNews, ...] = ()
    try_first: str = ""
    promised_days: int | None = None
    usual_minutes: int | None = None
    offices: tuple[Office, ...] = ()
    correspondents: tuple[Correspondent, ...] = ()


def advice(desk: Desk, operator: str | None, theme: str | None, reason: str | None) -> Advice:
    """What is known for a request of that operator (None: not known yet), theme and reason, as of now."""
    today = desk.today()
    with desk.store.reading() as connection:
        known = stored.read(connection, operator or "")
        said = stored.read_news(connection, operator) if operator else ()
        here = permanences.read(connection) if operator else ()
    papers = known.papers_for(operator or "", theme, reason)
    if operator is None:
        return Advice(None, papers=papers)
    partner = known.partner(operator)
    return Advice(
        operator,
        next_permanence=next_of(desk, of_operator(here, known, operator)),
        papers=papers,
        news=tuple(one for one in said if in_force(one, today)),
        try_first=partner.try_first,
        promised_days=partner.promised_days,
        usual_minutes=partner.usual_minutes,
        offices=known.offices_of(operator),
        correspondents=known.correspondents_of(operator),
    )


def in_force(news: PartnerNews, day: date) -> bool:
    """Whether it is to be passed on that day."""
    return news.day <= day and (news.until is None or day <= news.until)


def of_operator(items: tuple[Permanence, ...], directory: Directory, operator: str) -> tuple[Permanence, ...]:
    """The permanences of an operator: those that bear its name, and those that one of its offices names."""
    named = {one.permanence for one in directory.offices_of(operator)}
    return tuple(one for one in items if one.operator == operator or one.id in named)


def next_of(desk: Desk, items: tuple[Permanence, ...]) -> Occurrence | None:
    """The first of these permanences that is not over yet; None: none within a year."""
    now, first = desk.now(), desk.today()
    for days in HORIZONS if items else ():
        last = desk.today() + timedelta(days)
        found = [
            one for item in items for one in occurrences(item, first, last, desk.opening) if one.end > now
        ]
        if found:
            return min(found, key=lambda one: (one.begin.timestamp(), one.label))
        first = last + timedelta(1)
    return None
