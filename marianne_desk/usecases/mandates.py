"""Mandates: only where the desk acts in the visitor's absence, for exactly what it says, within a year, revocable in
one act. Of an Aidants Connect mandate only the existence is noted. Nothing keeps the printed paper.

Source: issue « Difficult cases » §2, domain.md §5.3.
"""

import uuid
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from marianne_desk.domain.cases.mandate import (
    LONGEST_DAYS,
    OPEN,
    Mandate,
    MandateDraft,
    MandateEnd,
    MandateKind,
    MandateState,
)
from marianne_desk.domain.cases.mandate_rules import checked_scope, checked_signing, last_day
from marianne_desk.domain.errors import UserError
from marianne_desk.storage import mandates as stored
from marianne_desk.usecases.cases import case_within
from marianne_desk.usecases.desk import Desk

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class MandateDone:
    """One act on a mandate. ``before`` None: it was noted by it."""

    before: Mandate | None
    after: Mandate


def mandates_of(desk: Desk, case_id: str) -> tuple[Mandate, ...]:
    """The mandates of a case, the last noted first; empty for none. Raises UserError ``case_unknown``."""
    with desk.store.reading() as connection:
        case_within(connection, case_id)
        return stored.of_case(connection, case_id)


def write_mandate(desk: Desk, draft: MandateDraft, agent: str | None = None) -> MandateDone:
    """Notes a house mandate that is to be printed and signed; it begins today. The same identifier again is a retry.

    Raises UserError ``case_unknown``, ``case_erased`` (nobody is named any more), ``mandate_too_long``, those of
    ``checked_scope``."""
    scope = checked_scope(draft.scope, _names_of_operators(desk))
    until = last_day(desk.today(), draft.days)
    with desk.store.writing() as connection:
        case = case_within(connection, draft.case)
        if case.visitor is None:
            raise UserError("case_erased")
        held = stored.by_id(connection, draft.id) if draft.id else None
        if held is not None:
            return MandateDone(None, held)
        mandate = Mandate(
            id=draft.id or str(uuid.uuid4()),
            case=case.id,
            kind=MandateKind.HOUSE,
            signed_on=None,
            until=until,
            agent=agent or desk.settings.agent,
            at=desk.clock(),
            scope=scope,
            visitor=case.visitor.name,
        )
        stored.add(connection, mandate, case.number)
    return MandateDone(None, mandate)


def note_aidants_connect(
    desk: Desk, case_id: str, until: date | None = None, agent: str | None = None
) -> MandateDone:
    """Notes that a mandate exists in Aidants Connect, and its last day where it is known: nothing else of it.

    Raises UserError ``case_unknown``, ``mandate_over`` (it ended already), ``mandate_too_long``: it lasts a year at
    most."""
    if until is not None and until < desk.today():
        raise UserError("mandate_over", "until", day=until)
    if until is not None and until > last_day(desk.today(), LONGEST_DAYS):
        raise UserError("mandate_too_long", "until", most=LONGEST_DAYS)
    with desk.store.writing() as connection:
        case = case_within(connection, case_id)
        mandate = Mandate(
            id=str(uuid.uuid4()),
            case=case.id,
            kind=MandateKind.AIDANTS_CONNECT,
            signed_on=None,
            until=until,
            agent=agent or desk.settings.agent,
            at=desk.clock(),
        )
        stored.add(connection, mandate, case.number)
    return MandateDone(None, mandate)


def sign_mandate(desk: Desk, mandate_id: str, on: date | None = None) -> MandateDone:
    """Notes the day on which both signed the paper; None: today.

    Raises UserError ``mandate_unknown``, ``mandate_not_to_sign`` (signed, over, or one of Aidants Connect), those of
    ``checked_signing``."""
    with desk.store.writing() as connection:
        held = _held(connection, mandate_id)
        if held.state_on(desk.today()) is not MandateState.TO_SIGN:
            raise UserError("mandate_not_to_sign")
        day = checked_signing(on or desk.today(), held.until, desk.today())
        signed = replace(held, signed_on=day)
        stored.change(connection, signed)
    return MandateDone(held, signed)


def end_mandate(desk: Desk, mandate_id: str, end: MandateEnd) -> MandateDone:
    """It is over from today: what it was for is done, or the visitor takes it back, at any time and without a reason.

    Raises UserError ``mandate_unknown``, ``mandate_ended``: it was over."""
    with desk.store.writing() as connection:
        held = _held(connection, mandate_id)
        if held.state_on(desk.today()) not in OPEN:
            raise UserError("mandate_ended")
        ended = replace(held, end=end, ended_on=desk.today())
        stored.change(connection, ended)
    return MandateDone(held, ended)


def undo_mandate(desk: Desk, done: MandateDone) -> None:
    """Takes the last act on a mandate back. Raises UserError ``mandate_unknown``, ``mandate_changed``: something else
    happened to it since."""
    with desk.store.writing() as connection:
        if _held(connection, done.after.id) != done.after:
            raise UserError("mandate_changed")
        if done.before is None:
            stored.remove(connection, done.after.id)
        else:
            stored.change(connection, done.before)


def mandate_pdf(desk: Desk, mandate_id: str) -> bytes:
    """The paper to sign: two signatures, and the same page again for the visitor. Raises UserError
    ``mandate_unknown``, ``mandate_not_to_sign``: it is over, or one of Aidants Connect, which prints its own."""
    from marianne_desk.documents.mandate import MandatePaper, draw_mandate

    with desk.store.reading() as connection:
        held = _held(connection, mandate_id)
        case = case_within(connection, held.case)
    if held.kind is not MandateKind.HOUSE or held.until is None or held.state_on(desk.today()) not in OPEN:
        raise UserError("mandate_not_to_sign")
    site = desk.site
    agent = next((one.label for one in desk.agents if one.code == held.agent), held.agent)
    paper = MandatePaper(
        number=case.number,
        visitor=held.visitor,
        scope=held.scope,
        until=held.until,
        operator=desk.vocabulary.label("operator", case.operator),
        house=site.name,
        place=f"{site.address}, {site.postcode} {site.commune}".strip(", "),
        reach=", ".join(part for part in (site.telephone, site.mail) if part),
        agent=agent,
        months=desk.settings.mandate_months,
    )
    return draw_mandate(paper, created_at=desk.now())


def _names_of_operators(desk: Desk) -> list[str]:
    return [one.label for one in desk.vocabulary.operators]


def _held(connection: "Connection", mandate_id: str) -> Mandate:
    held = stored.by_id(connection, mandate_id)
    if held is None:
        raise UserError("mandate_unknown")
    return held
