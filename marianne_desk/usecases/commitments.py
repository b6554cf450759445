"""The commitments of a month: measured, judged by what was in force, with what stands behind each word.

Past months are counted once and kept; whatever touches one drops it. Source: issue « The twelve commitments » §1, §2.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress

from sqlalchemy import Connection

from marianne_desk.domain.commitments.actions import action_for
from marianne_desk.domain.commitments.in_force import (
    InForce,
    PackChoice,
    TargetChange,
    check_change,
    check_month,
)
from marianne_desk.domain.commitments.measure import Action, Behind, BehindRow, Measure, MonthCommitments
from marianne_desk.domain.commitments.measuring import (
    LINE_MONTHS,
    REACH,
    Facts,
    is_logged,
    key_of,
    measured_month,
    months_until,
)
from marianne_desk.domain.commitments.pack import BY_PROOF, Formula, Indicator, Pack
from marianne_desk.domain.commitments.proof import Papers, keyed_rows
from marianne_desk.domain.commitments.verdict import Tally, Verdict
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.domain.month import Month
from marianne_desk.figures import kept, kept_measures
from marianne_desk.figures.definitions import Share
from marianne_desk.figures.indicators import behind, definition_of, tallies
from marianne_desk.storage import packs_in_force
from marianne_desk.storage.packs import load_pack, pack_ids
from marianne_desk.storage.proofs import read_papers
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.issued_terms import desk_of_month


def commitments_of(desk: Desk, month: Month, line_months: int = LINE_MONTHS) -> MonthCommitments:
    """The commitments of ``month``, each judged by what was in force in it, with thirteen-month lines, or shorter ones
    where only the month itself is asked for."""
    return measured_month(_facts(desk_of_month(desk, month), month), month, line_months)


def rows_behind(desk: Desk, month: Month, indicator: str, measured: MonthCommitments | None = None) -> Behind:
    """What a measure of ``month`` rests on: its rows of the log, over as many months as it covers, or its proofs.
    ``measured``: the month where it was just measured, so that it is not measured again.

    Raises UserError ``indicator_unknown``."""
    measured = measured or commitments_of(desk, month)
    return next(iter(rows_behind_all(desk, measured, (indicator,)).values()))


def rows_behind_all(
    desk: Desk, measured: MonthCommitments, indicators: Iterable[str] | None = None
) -> dict[str, Behind]:
    """What several measures of a month rest on, by indicator; None: all of them, in the order of the pack.

    Raises UserError ``indicator_unknown``."""
    measures = {measure.id: measure for measure in measured.measures()}
    wanted = measures if indicators is None else tuple(indicators)
    for indicator in wanted:
        if indicator not in measures:
            raise UserError("indicator_unknown", "indicator", text=indicator)
    desk = desk_of_month(desk, measured.month)
    with desk.store.reading() as connection:
        papers = read_papers(connection)
        return {one: _behind(connection, desk, measures[one], measured.month, papers) for one in wanted}


def what_to_do(desk: Desk, measured: MonthCommitments) -> tuple[Action, ...]:
    """What can be done for each commitment that is not kept, to be watched, too seldom noted or not measured: one act
    for each of its measures that call for one, those that decide first."""
    calling = [
        (commitment.commitment.number, measure)
        for commitment in measured.commitments()
        if commitment.verdict is not Verdict.KEPT
        for measure in sorted(commitment.measures, key=lambda one: not one.indicator.pivotal)
    ]
    rows = rows_behind_all(desk, measured, {measure.id: None for _, measure in calling})
    found = (action_for(number, rows[measure.id], measured.pack, desk.today()) for number, measure in calling)
    return tuple(action for action in found if action is not None)


def in_force_of(desk: Desk) -> InForce:
    """Which référentiel holds from which month, and every change of a target."""
    with desk.store.reading() as connection:
        return packs_in_force.read_in_force(connection)


def known_packs() -> tuple[Pack, ...]:
    """The référentiels that a desk can choose, the established ones of the program."""
    return tuple(load_pack(pack_id) for pack_id in pack_ids())


def choose_pack(desk: Desk, valid_from: Month, pack_id: str, agent: str | None = None) -> InForce:
    """The référentiel ``pack_id`` holds from ``valid_from``, the running month or a later one.

    Raises UserError ``pack_unknown``, ``pack_refused``, ``in_force_past``, ``in_force_issued``."""
    if pack_id not in pack_ids():
        raise UserError("pack_unknown", "pack", text=pack_id)
    load_pack(pack_id)
    choice = PackChoice(valid_from, pack_id, agent or desk.settings.agent)
    with desk.store.writing() as connection:
        _check_month(desk, connection, valid_from)
        packs_in_force.add_choice(connection, choice, desk.clock())
        return packs_in_force.read_in_force(connection)


def change_target(
    desk: Desk,
    valid_from: Month,
    indicator: str,
    target: float | None,
    reason: str,
    agent: str | None = None,
) -> InForce:
    """The target of an indicator is ``target`` (a share, more than 0 and 1 at most; None: the pack's own again) from
    ``valid_from``, the running month or a later one.

    Raises UserError ``indicator_unknown``, ``target_not_a_share``, ``target_reason_missing``,
    ``target_reason_too_long``, ``in_force_past``, ``in_force_issued``."""
    change = TargetChange(indicator, valid_from, target, reason, agent or desk.settings.agent)
    with desk.store.writing() as connection:
        _check_month(desk, connection, valid_from)
        pack = packs_in_force.read_in_force(connection).pack(valid_from)
        packs_in_force.add_change(connection, check_change(change, pack), desk.clock())
        return packs_in_force.read_in_force(connection)


def _check_month(desk: Desk, connection: Connection, valid_from: Month) -> None:
    check_month(valid_from, Month.of(desk.today()), packs_in_force.last_issued(connection))


def _facts(desk: Desk, month: Month) -> Facts:
    limit = desk.settings.delays.waiting_minutes
    months = months_until(month, REACH)
    with desk.store.reading() as connection:
        in_force = packs_in_force.read_in_force(connection)
        papers = read_papers(connection)
        definitions = _definitions(in_force, months, limit)
        seen = kept.file_version(connection)
        known = kept_measures.read(connection, [one.number for one in months], definitions)
        counted = {
            one: tallies(connection, tuple(definitions.values()), one.number)
            for one in months
            if one.number not in known
        }
    _keep(desk, seen, counted)
    held = {one: known[one.number] for one in months if one.number in known} | counted
    return Facts(in_force, held, papers, desk.today(), limit)


def _keep(desk: Desk, seen: int, counted: Mapping[Month, Mapping[str, Tally]]) -> None:
    """Keeps the past months that were just counted. A disk that is full stops no reading; what was logged elsewhere
    meanwhile is not in them: they are counted again next time."""
    over = {one.number: held for one, held in counted.items() if one < Month.of(desk.today())}
    if over:
        with suppress(MachineError), desk.store.writing() as connection:
            if kept.file_version(connection) == seen:
                kept_measures.write(connection, over)


def _definitions(in_force: InForce, months: Iterable[Month], limit: int) -> dict[str, Share]:
    """What the log has to count for the référentiels in force in ``months``, by key."""
    found: dict[str, Share] = {}
    for pack in in_force.packs(months):
        for indicator in pack.indicators():
            if is_logged(indicator):
                key = key_of(indicator, limit)
                found.setdefault(key, definition_of(indicator, limit, key))
    return found


def _behind(connection: Connection, desk: Desk, measure: Measure, month: Month, papers: Papers) -> Behind:
    indicator, months = measure.indicator, months_until(month, measure.months)
    if is_logged(indicator):
        return Behind(measure, _rows(connection, desk, indicator, months) if measure.whole else (), ())
    if indicator.formula in BY_PROOF and indicator.formula is not Formula.PROOF_CURRENT:
        return Behind(measure, (), keyed_rows(indicator, papers, months))
    proof = None if measure.standing is None else measure.standing.proof
    return Behind(measure, (), () if proof is None else (proof,))


def _rows(
    connection: Connection, desk: Desk, indicator: Indicator, months: Iterable[Month]
) -> tuple[BehindRow, ...]:
    limit = desk.settings.delays.waiting_minutes
    definition = definition_of(indicator, limit, key_of(indicator, limit))
    return tuple(behind(connection, definition, [one.number for one in months]))
