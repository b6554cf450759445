"""The directory of partners, in and out of the file."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, delete, insert, select

from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.partners.directory import (
    Correspondent,
    Directory,
    Feedback,
    Office,
    PaperList,
    Partner,
    PartnerNews,
)
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import day_of, day_text, seconds


def read(connection: Connection, operator: str | None = None) -> Directory:
    """All of it; retired entries too. ``operator``: what is of that one, and the papers wherever a matter goes."""
    owners = {"", operator}

    def of(table: Table, *order: Any) -> Select[Any]:
        query = select(table).order_by(*order)
        return query if operator is None else query.where(table.c.operator.in_(owners))

    partners = connection.execute(of(t.partner, t.partner.c.operator))
    offices = connection.execute(of(t.office, t.office.c.operator, t.office.c.label))
    people = connection.execute(of(t.correspondent, t.correspondent.c.operator, t.correspondent.c.name))
    paper = t.paper_to_bring.c
    papers = connection.execute(of(t.paper_to_bring, paper.operator, paper.matter, paper.place)).all()
    return Directory(
        partners=tuple(map(_partner, partners)),
        offices=tuple(map(_office, offices)),
        correspondents=tuple(map(_correspondent, people)),
        papers=tuple(
            PaperList(operator, matter, tuple(row.label for row in rows))
            for (operator, matter), rows in groupby(papers, lambda row: (row.operator, row.matter))
        ),
    )


def write(connection: Connection, directory: Directory) -> None:
    """Replaces all of it."""
    for table, rows in (
        (t.partner, [_partner_row(one) for one in directory.partners]),
        (t.office, [_office_row(one) for one in directory.offices]),
        (t.correspondent, [_correspondent_row(one) for one in directory.correspondents]),
        (t.paper_to_bring, [row for one in directory.papers for row in _paper_rows(one)]),
    ):
        _replace(connection, table, rows)


def read_news(connection: Connection, operator: str | None = None) -> tuple[PartnerNews, ...]:
    """What partners said, the last first; ``operator``: of that one."""
    table = t.partner_news
    query = select(table).order_by(table.c.day.desc(), table.c.at.desc())
    if operator is not None:
        query = query.where(table.c.operator == operator)
    return tuple(
        PartnerNews(
            row.id,
            row.operator,
            row.words,
            date.fromisoformat(row.day),
            day_of(row.until),
            row.agent,
            datetime.fromtimestamp(row.at, UTC),
        )
        for row in connection.execute(query)
    )


def keep_news(connection: Connection, news: PartnerNews) -> None:
    """Adds what a partner said, or replaces it."""
    connection.execute(delete(t.partner_news).where(t.partner_news.c.id == news.id))
    row = {
        "id": news.id,
        "operator": news.operator,
        "words": news.words,
        "day": news.day.isoformat(),
        "until": day_text(news.until),
        "agent": news.agent,
        "at": seconds(news.at),
    }
    connection.execute(insert(t.partner_news), row)


def remove_news(connection: Connection, news_id: str) -> None:
    """Takes it back."""
    connection.execute(delete(t.partner_news).where(t.partner_news.c.id == news_id))


def read_feedback(
    connection: Connection, first: date, last: date, operator: str | None = None
) -> tuple[Feedback, ...]:
    """What visitors did not understand, noted from ``first`` to ``last``, both included, the earliest first."""
    table = t.field_feedback
    query = (
        select(table)
        .where(table.c.day >= first.isoformat(), table.c.day <= last.isoformat())
        .order_by(table.c.day, table.c.at, table.c.id)
    )
    if operator is not None:
        query = query.where(table.c.operator == operator)
    return tuple(
        Feedback(
            row.id,
            row.operator,
            date.fromisoformat(row.day),
            row.words,
            row.theme,
            row.reason,
            row.agent,
            datetime.fromtimestamp(row.at, UTC),
        )
        for row in connection.execute(query)
    )


def keep_feedback(connection: Connection, feedback: Feedback) -> None:
    """Adds one."""
    row = {
        "id": feedback.id,
        "operator": feedback.operator,
        "day": feedback.day.isoformat(),
        "words": feedback.words,
        "theme": feedback.theme,
        "reason": feedback.reason,
        "agent": feedback.agent,
        "at": seconds(feedback.at),
    }
    connection.execute(insert(t.field_feedback), row)


def remove_feedback(connection: Connection, feedback_id: str) -> None:
    """Takes it back."""
    connection.execute(delete(t.field_feedback).where(t.field_feedback.c.id == feedback_id))


def _replace(connection: Connection, table: Table, rows: Sequence[dict[str, object]]) -> None:
    connection.execute(delete(table))
    if rows:
        connection.execute(insert(table), rows)


def _partner(row: Row[Any]) -> Partner:
    alarms = None if row.alarm_first is None else Alarms(row.alarm_first, row.alarm_next)
    return Partner(row.operator, row.promised_days, row.usual_minutes, alarms, row.try_first)


def _partner_row(one: Partner) -> dict[str, object]:
    return {
        "operator": one.operator,
        "promised_days": one.promised_days,
        "usual_minutes": one.usual_minutes,
        "alarm_first": one.alarms.first if one.alarms else None,
        "alarm_next": one.alarms.next if one.alarms else None,
        "try_first": one.try_first,
    }


def _office(row: Row[Any]) -> Office:
    modes = tuple(Mode(code) for code in row.modes.split("|") if code)
    return Office(
        row.id,
        row.operator,
        row.label,
        row.address,
        row.telephone,
        row.mail,
        modes,
        row.hours,
        row.permanence,
        day_of(row.retired_on),
    )


def _office_row(one: Office) -> dict[str, object]:
    return {
        "id": one.id,
        "operator": one.operator,
        "label": one.label,
        "address": one.address,
        "telephone": one.telephone,
        "mail": one.mail,
        "modes": "|".join(one.modes),
        "hours": one.hours,
        "permanence": one.permanence,
        "retired_on": day_text(one.retired_on),
    }


def _correspondent(row: Row[Any]) -> Correspondent:
    return Correspondent(
        row.id,
        row.operator,
        row.name,
        row.role,
        row.office,
        row.telephone,
        row.mail,
        day_of(row.retired_on),
    )


def _correspondent_row(one: Correspondent) -> dict[str, object]:
    return {
        "id": one.id,
        "operator": one.operator,
        "name": one.name,
        "role": one.role,
        "office": one.office,
        "telephone": one.telephone,
        "mail": one.mail,
        "retired_on": day_text(one.retired_on),
    }


def _paper_rows(one: PaperList) -> list[dict[str, object]]:
    return [
        {"operator": one.operator, "matter": one.matter, "place": place, "label": label}
        for place, label in enumerate(one.papers)
    ]
