"""What to do for a measure that is not well: open what is late, complete what was noted, bring the paper."""

from datetime import date

from marianne_desk.domain.commitments.measure import Action, Behind, Measure, ToDo
from marianne_desk.domain.commitments.measuring import proof_kind
from marianne_desk.domain.commitments.pack import BY_PROOF, Formula, Pack
from marianne_desk.domain.commitments.verdict import Verdict, Why

_CALLING = frozenset({Verdict.NOT_KEPT, Verdict.WATCH})
_OPENED = {
    Formula.ANSWERED_IN_TIME: ToDo.ANSWER,
    Formula.ANNOUNCEMENT_KEPT: ToDo.ANSWER,
    Formula.COMPLAINTS_ANSWERED: ToDo.ANSWER,
    Formula.SUGGESTIONS_ANSWERED: ToDo.ANSWER,
    Formula.NEEDS_MET: ToDo.ANSWER,
    Formula.ACKNOWLEDGED_IN_TIME: ToDo.ACKNOWLEDGE,
    Formula.PARTNER_FIRST_ANSWER: ToDo.REMIND,
    Formula.PARTNER_IN_TIME: ToDo.REMIND,
}


def action_for(commitment: int, behind: Behind, pack: Pack, today: date) -> Action | None:
    """The one thing to do for a measure; None where it is kept, or nothing can be done for it."""
    measure = behind.measure
    indicator = measure.indicator
    if indicator.formula in BY_PROOF:
        return _paper(commitment, measure, pack)
    if measure.why is Why.SELDOM_NOTED:
        return Action(commitment, indicator, ToDo.NOTE, _unnoted(measure))
    if measure.verdict not in _CALLING:
        return None
    missed = [row for row in behind.rows if not row.in_part]
    still_open = [row for row in missed if row.open]
    to_do, rows = ToDo.LOOK, missed
    if indicator.formula is Formula.OPERATOR_NAMED:
        to_do = ToDo.NAME_OPERATOR
    elif still_open and indicator.formula in _OPENED:
        to_do, rows = _OPENED[indicator.formula], still_open
    if not rows:
        return None
    late = sum(row.open and row.due is not None and row.due < today for row in rows)
    numbers = tuple(dict.fromkeys(row.number for row in rows))
    return Action(commitment, indicator, to_do, len(rows), late, numbers)


def _paper(commitment: int, measure: Measure, pack: Pack) -> Action | None:
    if measure.indicator.formula is not Formula.PROOF_CURRENT:
        to_key = measure.why is Why.NO_RECORD or measure.verdict is Verdict.TOO_FEW
        return Action(commitment, measure.indicator, ToDo.KEY) if to_key else None
    if measure.verdict is Verdict.KEPT:
        return None
    kind = proof_kind(pack, measure.indicator)
    return Action(commitment, measure.indicator, ToDo.PROVE, proof=kind.code if kind else "")


def _unnoted(measure: Measure) -> int:
    """On how many rows the fact was not noted."""
    return measure.coverage.of - measure.coverage.noted if measure.coverage else 0
