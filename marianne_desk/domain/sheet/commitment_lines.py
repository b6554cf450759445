"""The commitments on paper: a line each, in words; which target is only the house's own is said beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from marianne_desk.domain import french
from marianne_desk.domain.commitments.measure import Measure, MeasuredCommitment, MonthCommitments
from marianne_desk.domain.commitments.pack import BY_PROOF, Formula, Pack, Sure
from marianne_desk.domain.commitments.verdict import Verdict, Why
from marianne_desk.domain.sheet.masking import MASKED, is_few, share_words

HOUSE = "maison"
OVER_TWELVE = "sur douze mois"
ANOTHER = "un indicateur qui ne décide pas est sous sa cible"
ALWAYS = "toujours"
SHOWN = "Montré"
"""Instead of a verdict, where there is a value and no target to judge it by."""


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """French of the verdicts, and of what each rests on."""

    verdicts: Mapping[Verdict, str]
    why: Callable[[Measure, Pack], str]


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """One commitment. ``what`` is the indicator that its value is of, empty where nothing measures it; ``note`` what
    the verdict rests on. ``value``, ``basis`` (its n), ``coverage``, ``target``: « – » where there is none."""

    number: int
    subject: str
    verdict: Verdict
    word: str
    what: str
    note: str
    value: str
    basis: str
    coverage: str
    target: str


@dataclass(frozen=True, slots=True)
class CommitmentTable:
    """All commitments of a month. ``banner``: what the grid is; ``summary``: how many verdicts of each kind;
    ``notes`` stand under the table."""

    banner: str
    summary: str
    lines: tuple[CommitmentLine, ...]
    notes: tuple[str, ...]


def commitment_table(
    measured: MonthCommitments, words: CommitmentWords, *, masked: bool = False, waiting: bool = True
) -> CommitmentTable:
    """The commitments in the order of the pack. ``masked``: no count under five, nor what would tell one; ``waiting``
    False: n of the waiting times would."""
    held = measured.commitments()
    lines = tuple(_line(one, measured.pack, words, masked=masked) for one in held)
    if not waiting:
        hidden = {one.commitment.number for one in held if _is_waiting(one.main)}
        lines = tuple(replace(one, basis=MASKED) if one.number in hidden else one for one in lines)
    notes = []
    if any(line.target.endswith(HOUSE) for line in lines):
        notes.append(f"{HOUSE.capitalize()}\u00a0: cible de la maison, qu’aucun texte officiel ne fixe.")
    if any(OVER_TWELVE in line.note for line in lines):
        notes.append("Sur douze mois\u00a0: le mois seul compte trop peu de cas.")
    return CommitmentTable(measured.pack.banner, verdict_counts(measured, words), lines, tuple(notes))


def verdict_counts(measured: MonthCommitments, words: CommitmentWords) -> str:
    """« 5 tenus, 2 non tenus, 5 non mesurés »: the verdicts that occur, in their order."""
    held = measured.commitments()
    judged = [one.verdict for one in held if not is_only_shown(one)]
    said = [
        f"{judged.count(verdict)}{french.NO_BREAK}{_plural(word, judged.count(verdict))}"
        for verdict, word in words.verdicts.items()
        if verdict in judged
    ]
    return ", ".join([*said, *only_shown_words(len(held) - len(judged))])


def is_only_shown(one: MeasuredCommitment) -> bool:
    """Whether it has a value that no target judges."""
    return one.main is not None and _resting(one, one.main).why is Why.NO_TARGET


def only_shown_words(count: int) -> tuple[str, ...]:
    """« 1 montré sans cible »; nothing for none."""
    return (f"{french.count_of(count, SHOWN.lower())} sans cible",) if count else ()


def _is_waiting(main: Measure | None) -> bool:
    return main is not None and main.indicator.formula is Formula.WAITED_WITHIN and main.value is not None


def value_of(measure: Measure | None, *, masked: bool = False) -> tuple[str, str]:
    """Value and n of a measure, in words."""
    if measure is None or measure.value is None:
        return french.UNKNOWN, ""
    if measure.indicator.formula is Formula.PROOF_CURRENT:
        return ("à jour" if measure.part else "périmé"), ""
    if masked:
        return share_words(measure.part, measure.whole, measure.target)
    part = f"{french.number(measure.part)} sur {french.number(measure.whole)}"
    return percent_of(measure), part


def percent_of(measure: Measure, decimals: int = 0) -> str:
    """The value of a measure that has one, in percents that agree with its verdict."""
    target = None if measure.target is None else 100 * measure.target
    return french.percent_beside(100 * (measure.value or 0.0), target, decimals)


def _line(one: MeasuredCommitment, pack: Pack, words: CommitmentWords, *, masked: bool) -> CommitmentLine:
    commitment, main = one.commitment, one.main
    value, basis = value_of(main, masked=masked)
    if masked and one.verdict is Verdict.TOO_FEW:
        value, basis = french.UNKNOWN, ""
    return CommitmentLine(
        number=commitment.number,
        subject=commitment.title or commitment.subject,
        verdict=one.verdict,
        word=SHOWN if is_only_shown(one) else words.verdicts[one.verdict],
        what=main.indicator.label if main else "",
        note=_note(one, pack, words, masked=masked),
        value=value,
        basis=basis,
        coverage=_coverage(main, masked=masked),
        target=_target(main),
    )


def _note(one: MeasuredCommitment, pack: Pack, words: CommitmentWords, *, masked: bool) -> str:
    main = one.main
    if main is None:
        return "aucun indicateur"
    said = [OVER_TWELVE] if main.months > 1 else []
    # What a verdict hangs on (« one more late answer ») tells how many there were.
    if not masked:
        warned = one.verdict is Verdict.WATCH and not any(
            measure.verdict is Verdict.WATCH for measure in one.measures
        )
        said.append(ANOTHER if warned else words.why(_resting(one, main), pack))
    if not masked and main.low is not None and main.high is not None:
        low, high = french.number(main.low * 100), french.percent(main.high * 100)
        said.append(f"entre {low} et {high}")
    return ", ".join(said)


def _resting(one: MeasuredCommitment, main: Measure) -> Measure:
    """The measure that the verdict rests on: another than the one with a value where something is missing."""
    deciding = [measure for measure in one.measures if measure.indicator.pivotal]
    return next((measure for measure in (main, *deciding) if measure.verdict is one.verdict), main)


def _coverage(main: Measure | None, *, masked: bool) -> str:
    """Rounded down, so that what is just not enough is never printed as enough. « toujours »: each row bears it."""
    if main is None or main.value is None:
        return french.UNKNOWN
    if main.coverage is None:
        return ALWAYS if main.indicator.formula not in BY_PROOF else french.UNKNOWN
    noted, of = main.coverage.noted, main.coverage.of
    if masked and (is_few(noted) or is_few(of - noted)):
        return MASKED
    return french.percent(noted * 100 // of) if of else french.UNKNOWN


def _target(main: Measure | None) -> str:
    if main is None or main.target is None:
        return french.UNKNOWN
    own = main.change is not None or main.indicator.sure is Sure.OURS
    if main.indicator.formula is Formula.PROOF_CURRENT:
        return f"à jour{french.NO_BREAK}{HOUSE}" if own else "à jour"
    target = french.percent(main.target * 100)
    return f"{target}{french.NO_BREAK}{HOUSE}" if own else target


def _plural(word: str, count: int) -> str:
    lower = word[:1].lower() + word[1:]
    if count < 2 or not lower.endswith(("tenu", "mesuré")):
        return lower
    return f"{lower}s"
