"""The directory of partners, what they last said, and what visitors do not understand.

Each act is one transaction. What a case or an appointment names is retired, never deleted. Source: issue « Difficult
cases » §1.
"""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.free_text import EMAIL, PHONE, warnings_of
from marianne_desk.domain.partners.checks import checked, checked_line, checked_words
from marianne_desk.domain.partners.directory import (
    Correspondent,
    Directory,
    Feedback,
    Office,
    PaperList,
    Partner,
    PartnerNews,
)
from marianne_desk.storage import directory as stored
from marianne_desk.storage import directory_uses as uses
from marianne_desk.storage import permanences
from marianne_desk.usecases.desk import Desk

if TYPE_CHECKING:
    from sqlalchemy import Connection

_Entry = TypeVar("_Entry", Office, Correspondent)


def directory(desk: Desk) -> Directory:
    """All of it, retired entries too."""
    with desk.store.reading() as connection:
        return stored.read(connection)


def change_directory(desk: Desk, changed: Directory) -> Directory:
    """Replaces all of it; an entry without identifier is new. An office or a correspondent that is left out goes, or
    is retired from today on where history names it.

    Raises the UserErrors of ``domain.partners.checks.checked``."""
    return _change(desk, lambda _kept: changed)


def keep_partner(desk: Desk, partner: Partner) -> Directory:
    """Says what holds for all of an operator. Raises the UserErrors of ``checked_partner``."""
    return _change(
        desk,
        lambda kept: replace(
            kept,
            partners=(*(one for one in kept.partners if one.operator != partner.operator), partner),
        ),
    )


def keep_office(desk: Desk, office: Office) -> Directory:
    """Adds an office (without identifier) or changes one. Raises the UserErrors of ``checked_office``,
    ``office_twice``."""
    return _change(desk, lambda kept: replace(kept, offices=_with(kept.offices, office)))


def drop_office(desk: Desk, office_id: str) -> Directory:
    """Takes an office out; its correspondents are then of the whole operator. Where history names it, it is retired."""

    def without(kept: Directory) -> Directory:
        return replace(
            kept,
            offices=tuple(one for one in kept.offices if one.id != office_id),
            correspondents=tuple(
                replace(one, office=None) if one.office == office_id else one for one in kept.correspondents
            ),
        )

    return _change(desk, without)


def keep_correspondent(desk: Desk, correspondent: Correspondent) -> Directory:
    """Adds a correspondent (without identifier) or changes one. Raises the UserErrors of ``checked_correspondent``."""
    return _change(desk, lambda kept: replace(kept, correspondents=_with(kept.correspondents, correspondent)))


def drop_correspondent(desk: Desk, correspondent_id: str) -> Directory:
    """Takes a correspondent out, or retires it where history names it."""
    return _change(
        desk,
        lambda kept: replace(
            kept,
            correspondents=tuple(one for one in kept.correspondents if one.id != correspondent_id),
        ),
    )


def keep_papers(desk: Desk, papers: PaperList) -> Directory:
    """Writes the list of papers of a matter at an operator; an empty one takes it away. Raises the UserErrors of
    ``checked_papers``."""
    key = (papers.operator, papers.matter)
    return _change(
        desk,
        lambda kept: replace(
            kept,
            papers=(*(one for one in kept.papers if (one.operator, one.matter) != key), papers),
        ),
    )


def put_back(desk: Desk, before: Directory, after: Directory) -> Directory:
    """Undoes an act on the directory: it is again as ``before``. Raises UserError ``directory_changed``: it is not
    ``after`` any more."""

    def back(kept: Directory) -> Directory:
        if kept != after:
            raise UserError("directory_changed")
        return before

    return _change(desk, back)


def change_within(connection: "Connection", desk: Desk, changed: Directory) -> Directory:
    """:func:`change_directory`, as part of what a transaction does."""
    before = stored.read(connection)
    today = desk.today()
    offices = _named(changed.offices)
    people = _named(changed.correspondents)
    gone_offices = _left_out(before.offices, offices, uses.used_offices(connection), today)
    gone_people = _left_out(before.correspondents, people, uses.used_correspondents(connection), today)
    there = {one.id for one in (*offices, *gone_offices)}
    whole = replace(
        changed,
        offices=(*offices, *gone_offices),
        correspondents=(
            *people,
            *(one if one.office in there else replace(one, office=None) for one in gone_people),
        ),
    )
    here = [one.id for one in permanences.read(connection)]
    whole = _without_lost(whole, before, here)
    good = checked(whole, desk.vocabulary, here)
    stored.write(connection, good)
    return good


def news(desk: Desk, operator: str | None = None) -> tuple[PartnerNews, ...]:
    """What partners said, the last first, what is over too; ``operator``: of that one."""
    with desk.store.reading() as connection:
        return stored.read_news(connection, operator)


def add_news(
    desk: Desk,
    operator: str,
    words: str,
    until: date | None = None,
    day: date | None = None,
    agent: str | None = None,
) -> PartnerNews:
    """Notes what a partner said on ``day`` (None: today), to be passed on until its last day (None: without end).

    Raises UserError ``operator_unknown``, ``news_words``, ``news_dates``, ``words_too_long``, ``visitor_number``."""
    return _keep_news(
        desk,
        PartnerNews(
            id=str(uuid.uuid4()),
            operator=operator,
            words=words,
            day=day or desk.today(),
            until=until,
            agent=agent or desk.settings.agent,
            at=desk.clock(),
        ),
    )


def change_news(desk: Desk, changed: PartnerNews) -> PartnerNews:
    """Corrects it. Raises UserError ``news_unknown`` and those of :func:`add_news`."""
    _news_by_id(desk, changed.id)
    return _keep_news(desk, changed)


def end_news(desk: Desk, news_id: str) -> PartnerNews:
    """It is passed on no more from today on; what was noted today goes altogether. Answers it as it was. Raises
    UserError ``news_unknown``."""
    held = _news_by_id(desk, news_id)
    yesterday = date.fromordinal(desk.today().toordinal() - 1)
    with desk.store.writing() as connection:
        if held.day > yesterday:
            stored.remove_news(connection, news_id)
        else:
            stored.keep_news(connection, replace(held, until=yesterday))
    return held


def put_news_back(desk: Desk, held: PartnerNews) -> PartnerNews:
    """Undoes an act on it: it is again as it was, gone or not. Raises the UserErrors of :func:`add_news`."""
    return _keep_news(desk, held)


def remove_news(desk: Desk, news_id: str) -> None:
    """Takes back what was just noted; nothing where it is gone already."""
    with desk.store.writing() as connection:
        stored.remove_news(connection, news_id)


def add_feedback(
    desk: Desk,
    operator: str,
    words: str,
    theme: str | None = None,
    reason: str | None = None,
    agent: str | None = None,
) -> Feedback:
    """Notes in one line what visitors do not understand, for the partner to hear. Names nobody.

    Raises UserError ``operator_unknown``, ``feedback_words``, ``words_too_long``, ``visitor_number`` (a number, an
    address or a telephone of a person), ``matter_unknown``."""
    _known_operator(desk, operator)
    line = checked_line(words, "words")
    if not any(letter.isalpha() for letter in line):
        raise UserError("feedback_words", "words")
    if {PHONE, EMAIL}.intersection(warnings_of(line)):
        raise UserError("visitor_number", "words")
    for code, known in ((theme, desk.vocabulary.theme), (reason, desk.vocabulary.reason)):
        if code is not None and known(code) is None:
            raise UserError("matter_unknown", "matter", text=code)
    kept = Feedback(
        id=str(uuid.uuid4()),
        operator=operator,
        day=desk.today(),
        words=line,
        theme=theme,
        reason=reason,
        agent=agent or desk.settings.agent,
        at=desk.clock(),
    )
    with desk.store.writing() as connection:
        stored.keep_feedback(connection, kept)
    return kept


def undo_feedback(desk: Desk, feedback: Feedback) -> None:
    """Takes it back; nothing where it is gone already."""
    with desk.store.writing() as connection:
        stored.remove_feedback(connection, feedback.id)


def feedback_between(
    desk: Desk, first: date, last: date, operator: str | None = None
) -> tuple[Feedback, ...]:
    """What was noted from ``first`` to ``last``, both included, the earliest first; ``operator``: of that one."""
    with desk.store.reading() as connection:
        return stored.read_feedback(connection, first, last, operator)


def _change(desk: Desk, change: Callable[[Directory], Directory]) -> Directory:
    with desk.store.writing() as connection:
        return change_within(connection, desk, change(stored.read(connection)))


def _with(kept: tuple[_Entry, ...], entry: _Entry) -> tuple[_Entry, ...]:
    others: list[_Entry] = [one for one in kept if not entry.id or one.id != entry.id]
    others.append(entry)
    return tuple(others)


def _named(entries: Iterable[_Entry]) -> tuple[_Entry, ...]:
    return tuple(one if one.id else replace(one, id=str(uuid.uuid4())) for one in entries)


def _left_out(
    before: Iterable[_Entry], after: Iterable[_Entry], used: frozenset[str], today: date
) -> tuple[_Entry, ...]:
    """Entries that are left out and that history names, retired."""
    there = {one.id for one in after}
    return tuple(
        replace(one, retired_on=one.retired_on or today)
        for one in before
        if one.id not in there and one.id in used
    )


def _without_lost(changed: Directory, before: Directory, here: list[str]) -> Directory:
    """A permanence that an office named may have gone from the agenda since: the office then names none."""
    lost = {one.permanence for one in before.offices} - {None, *here}
    return replace(
        changed,
        offices=tuple(
            replace(one, permanence=None) if one.permanence in lost else one for one in changed.offices
        ),
    )


def _keep_news(desk: Desk, news_: PartnerNews) -> PartnerNews:
    _known_operator(desk, news_.operator)
    words = checked_words(news_.words, "words")
    if not words:
        raise UserError("news_words", "words")
    if news_.until is not None and news_.until < news_.day:
        raise UserError("news_dates", "until", first=news_.day, last=news_.until)
    kept = replace(news_, words=words)
    with desk.store.writing() as connection:
        stored.keep_news(connection, kept)
    return kept


def _news_by_id(desk: Desk, news_id: str) -> PartnerNews:
    held = next((one for one in news(desk) if one.id == news_id), None)
    if held is None:
        raise UserError("news_unknown")
    return held


def _known_operator(desk: Desk, operator: str) -> None:
    if desk.vocabulary.operator(operator) is None:
        raise UserError("operator_unknown", "operator", text=operator)
