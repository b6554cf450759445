"""Which référentiel and which targets a desk chose, from which month; nothing of it is ever erased."""

from datetime import datetime

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or_replace

from marianne_desk.domain.commitments.in_force import InForce, PackChoice, TargetChange
from marianne_desk.domain.month import Month
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import seconds
from marianne_desk.storage.issued_months import frozen_packs
from marianne_desk.storage.packs import load_pack


def read_in_force(connection: Connection) -> InForce:
    """All that a desk chose; empty where it never did."""
    choices = connection.execute(select(t.pack_in_force).order_by(t.pack_in_force.c.valid_from))
    changes = connection.execute(select(t.target_change).order_by(t.target_change.c.id))
    return InForce(
        choices=tuple(PackChoice(Month.from_number(row.valid_from), row.pack, row.agent) for row in choices),
        changes=tuple(
            TargetChange(row.indicator, Month.from_number(row.valid_from), row.target, row.reason, row.agent)
            for row in changes
        ),
        load=load_pack,
        frozen=frozen_packs(connection),
    )


def add_choice(connection: Connection, choice: PackChoice, at: datetime) -> None:
    """Keeps a choice; another one from the same month, which has not passed, gives way."""
    row = {"pack": choice.pack, "agent": choice.agent, "at": seconds(at)}
    connection.execute(
        insert_or_replace(t.pack_in_force)
        .values(valid_from=choice.valid_from.number, **row)
        .on_conflict_do_update(index_elements=["valid_from"], set_=row)
    )


def add_change(connection: Connection, change: TargetChange, at: datetime) -> None:
    """Keeps a change of a target beside those before it."""
    row = {
        "indicator": change.indicator,
        "valid_from": change.valid_from.number,
        "target": change.target,
        "reason": change.reason,
        "agent": change.agent,
        "at": seconds(at),
    }
    connection.execute(insert(t.target_change), row)


def last_issued(connection: Connection) -> Month | None:
    """The last month that was issued; None: none was."""
    number = connection.execute(select(func.max(t.issued_month.c.month))).scalar_one()
    return None if number is None else Month.from_number(number)
