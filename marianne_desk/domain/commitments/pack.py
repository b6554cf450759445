"""A référentiel as values (pack): headings, commitments, indicators, kinds of proof, questions.

A pack is data, never code: ``storage/packs`` reads it from ``resources/packs/<id>/pack.toml``. What each rule rests on
stands beside it: ``source``, and how sure it is (V read in the source itself, W secondary, D derived, U ours).
Source: domain.md §1.3, §1.4, §3.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Sure(StrEnum):
    """How far a rule can be relied upon. Source: domain.md, first page."""

    READ = "V"
    SECONDARY = "W"
    DERIVED = "D"
    OURS = "U"


class Formula(StrEnum):
    """What an indicator counts. ``figures/indicators`` has one predicate for each that the log feeds; the others are
    fed by proofs. Source: domain.md §1.4."""

    ANSWERED_IN_TIME = "answered_in_time"
    WAITED_WITHIN = "waited_within"
    ANNOUNCEMENT_KEPT = "announcement_kept"
    ACKNOWLEDGED_IN_TIME = "acknowledged_in_time"
    RIGHT_FIRST_TIME = "right_first_time"
    OPERATOR_NAMED = "operator_named"
    SOLVED_ON_THE_SPOT = "solved_on_the_spot"
    ACCOMPANIED = "accompanied"
    NEEDS_MET = "needs_met"
    COMPLAINTS_ANSWERED = "complaints_answered"
    SUGGESTIONS_ANSWERED = "suggestions_answered"
    APPOINTMENT_IN_DAYS = "appointment_in_days"
    APPOINTMENT_IN_WORKING_DAYS = "appointment_in_working_days"
    APPOINTMENT_ATTENDED = "appointment_attended"
    PARTNER_FIRST_ANSWER = "partner_first_answer"
    PARTNER_IN_TIME = "partner_in_time"
    RIGHT_PARTNER = "right_partner"
    CALLS_ANSWERED = "calls_answered"
    SURVEY_ITEM = "survey_item"
    MYSTERY_CRITERION = "mystery_criterion"
    PROOF_CURRENT = "proof_current"
    NOT_RECORDED = "not_recorded"


SAMPLES = frozenset({Formula.SURVEY_ITEM, Formula.MYSTERY_CRITERION})
"""Only these see a part of those concerned: they alone have an interval."""

BY_PROOF = SAMPLES | {Formula.CALLS_ANSWERED, Formula.PROOF_CURRENT}
"""What the log does not feed: figures and dates come from papers that the desk keeps."""

OF_APPOINTMENTS = frozenset(
    {Formula.APPOINTMENT_IN_DAYS, Formula.APPOINTMENT_IN_WORKING_DAYS, Formula.APPOINTMENT_ATTENDED}
)
OF_TURNS = frozenset({Formula.PARTNER_FIRST_ANSWER, Formula.PARTNER_IN_TIME})
OF_CASES = OF_APPOINTMENTS | OF_TURNS | {Formula.RIGHT_PARTNER}
"""What the cases feed: appointments at partners', the partners' turns, the cases themselves."""

PARAMETERS: Mapping[Formula, Mapping[str, type]] = MappingProxyType(
    {
        Formula.ANSWERED_IN_TIME: {"channel": str},
        Formula.WAITED_WITHIN: {},
        Formula.ANNOUNCEMENT_KEPT: {},
        Formula.ACKNOWLEDGED_IN_TIME: {"electronic_days": int, "paper_days": int, "not_due_within": int},
        Formula.RIGHT_FIRST_TIME: {"days": int},
        Formula.OPERATOR_NAMED: {},
        Formula.SOLVED_ON_THE_SPOT: {},
        Formula.ACCOMPANIED: {},
        Formula.NEEDS_MET: {},
        Formula.COMPLAINTS_ANSWERED: {},
        Formula.SUGGESTIONS_ANSWERED: {},
        Formula.APPOINTMENT_IN_DAYS: {"days": int},
        Formula.APPOINTMENT_IN_WORKING_DAYS: {"days": int},
        Formula.APPOINTMENT_ATTENDED: {},
        Formula.PARTNER_FIRST_ANSWER: {},
        Formula.PARTNER_IN_TIME: {},
        Formula.RIGHT_PARTNER: {"days": int},
        Formula.CALLS_ANSWERED: {},
        Formula.SURVEY_ITEM: {"item": str},
        Formula.MYSTERY_CRITERION: {"criterion": str},
        Formula.PROOF_CURRENT: {"proof": str},
        Formula.NOT_RECORDED: {"lacks": str},
    }
)
"""The parameters that each formula takes, all of them needed."""


class Cohort(StrEnum):
    """Which month a fact belongs to; ``APPOINTED``: that of the appointment's day. Source: contract.md §3."""

    ARRIVED = "arrived"
    RECEIVED = "received"
    DUE = "due"
    PROMISED = "promised"
    KNOWN_LATER = "known_later"
    APPOINTED = "appointed"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measure of a commitment. ``target`` is a share between 0 and 1, None where the value is shown without being
    judged. ``minimum_n`` and ``minimum_coverage``: below them there is no verdict. ``pivotal``: the commitment cannot
    be kept without it."""

    id: str
    label: str
    formula: Formula
    cohort: Cohort
    target: float | None
    minimum_n: int
    minimum_coverage: float
    pivotal: bool
    source: str
    sure: Sure
    parameters: Mapping[str, int | str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_sample(self) -> bool:
        """Whether it sees a sample only, so that its value has an interval."""
        return self.formula in SAMPLES


@dataclass(frozen=True, slots=True)
class ProofKind:
    """A paper that shows a commitment: how long one is valid, in days; None: for good."""

    code: str
    label: str
    valid_days: int | None
    source: str
    sure: Sure
    monthly_round: bool = False


class Rule(StrEnum):
    """How the verdicts of a commitment's indicators are joined.

    ``ALL_PIVOTAL``: kept when every pivotal indicator is; one that is not measured leaves the whole unmeasured.
    ``MEASURED_PIVOTAL``: judged on the pivotal indicators that are measured, one at least."""

    ALL_PIVOTAL = "all_pivotal"
    MEASURED_PIVOTAL = "measured_pivotal"


@dataclass(frozen=True, slots=True)
class Commitment:
    """One engagement. ``title`` None: its official wording is still to be supplied (« intitulé à compléter »)."""

    number: int
    heading: int
    title: str | None
    subject: str
    rule: Rule
    source: str
    sure: Sure
    indicators: tuple[Indicator, ...] = ()
    proofs: tuple[ProofKind, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter of the référentiel."""

    number: int
    title: str
    source: str
    sure: Sure


@dataclass(frozen=True, slots=True)
class Pack:
    """One référentiel. ``banner`` is printed on everything until a person supplies the official text; empty then."""

    id: str
    label: str
    banner: str
    headings: tuple[Heading, ...]
    commitments: tuple[Commitment, ...]

    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators, in the order of their commitments."""
        return tuple(indicator for commitment in self.commitments for indicator in commitment.indicators)

    def proofs(self) -> tuple[ProofKind, ...]:
        """All kinds of proof, in the order of their commitments."""
        return tuple(kind for commitment in self.commitments for kind in commitment.proofs)

    def commitment(self, number: int) -> Commitment | None:
        """The commitment with this number."""
        return next((one for one in self.commitments if one.number == number), None)
