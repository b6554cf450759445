"""A month's commitments in French words: each tile, each measure, ready to be painted. No Qt."""

from dataclasses import dataclass

from marianne_desk.domain import french
from marianne_desk.domain.commitments.measure import (
    Action,
    Measure,
    MeasuredCommitment,
    MonthCommitments,
    ToDo,
)
from marianne_desk.domain.commitments.pack import Formula, Sure
from marianne_desk.domain.commitments.verdict import Verdict, Why
from marianne_desk.domain.sheet.commitment_lines import SHOWN, is_only_shown, only_shown_words, percent_of
from marianne_desk.wording.commitments import VERDICTS, WHYS, lacks, why
from ui.commitments.action_words import ActionLine, action_line
from ui.commitments.chart_words import Chart, of_commitment, of_measure

NB, NARROW = french.NO_BREAK, french.NARROW
NO_TITLE = "intitulé à compléter"
HOUSE_TARGET = "cible de la maison"


@dataclass(frozen=True, slots=True)
class TileWords:
    """One commitment. ``above``: its number and what is not known of its title; ``said``: its verdict and why;
    ``basis``: part, whole and target; ``measure``: what the value is of; ``doing``: the line of what is to be done."""

    number: int
    above: str
    title: str
    verdict: Verdict
    said: str
    value: str
    basis: str
    beside: str
    measure: str
    chart: Chart
    action: ActionLine | None
    doing: str
    spoken: str


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """One measure of a commitment. ``lines``: target, how often noted, interval, when known, what stands."""

    indicator: str
    label: str
    verdict: Verdict
    said: str
    value: str
    basis: str
    lines: tuple[str, ...]
    chart: Chart
    action: ActionLine | None
    doing: str
    proof: str
    spoken: str


@dataclass(frozen=True, slots=True)
class PageWords:
    """One commitment with its measures."""

    tile: TileWords
    heading: str
    measures: tuple[MeasureWords, ...]


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """One chapter, with the numbers of its commitments."""

    number: int
    title: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BoardWords:
    """A month. ``banner``: what everything bears until the official text is supplied, empty then. ``pages`` by number
    of commitment."""

    pack: str
    pack_label: str
    banner: str
    summary: str
    status: str
    headings: tuple[HeadingWords, ...]
    pages: dict[int, PageWords]


def board(measured: MonthCommitments, actions: tuple[Action, ...]) -> BoardWords:
    """All that the screen says of a month."""
    lines = tuple(action_line(action, measured.pack) for action in actions)
    pages = {}
    for heading in measured.headings:
        for one in heading.commitments:
            number = one.commitment.number
            mine = tuple(line for line in lines if line.action.commitment == number)
            pages[number] = _page(one, heading.heading.title, mine, measured)
    return BoardWords(
        pack=measured.pack.id,
        pack_label=measured.pack.label,
        banner=measured.pack.banner,
        summary=_summary(measured),
        status=""
        if measured.over
        else "Mois en cours\u00a0: ce qui n’a pas encore sa réponse compte sans réponse.",
        headings=tuple(
            HeadingWords(
                one.heading.number,
                one.heading.title,
                tuple(commitment.commitment.number for commitment in one.commitments),
            )
            for one in measured.headings
        ),
        pages=pages,
    )


def verdict_words(verdict: Verdict, measure: Measure | None, measured: MonthCommitments) -> str:
    """« À surveiller : un retard de plus ferait basculer », « Non mesuré : il manque une enquête »."""
    word = VERDICTS[verdict]
    if measure is None:
        return word
    if measure.why is Why.NO_TARGET:
        return f"{SHOWN}, {WHYS[measure.why]}"
    return f"{word}{NB}: {_why(measure, measured)}"


def _why(measure: Measure, measured: MonthCommitments) -> str:
    if measure.why is Why.NO_RECORD:
        return f"il manque {lacks_words(measure, measured)}"
    if _is_proof(measure):
        return "preuve à jour" if measure.verdict is Verdict.KEPT else "la preuve n’est plus à jour"
    return why(measure, measured.pack)


def lacks_words(measure: Measure, measured: MonthCommitments) -> str:
    """What is missing, as it stands inside a sentence: « le relevé… », « la preuve « Affichage » »."""
    missing = lacks(measure, measured.pack)
    return f"la preuve «{NB}{missing}{NB}»" if measure.indicator.formula is Formula.PROOF_CURRENT else missing


def value_words(measure: Measure | None) -> str:
    """« 92 % »; « à jour » for a dated proof; « – » where there is nothing to count."""
    if measure is None or measure.value is None:
        return french.UNKNOWN
    if measure.indicator.formula is Formula.PROOF_CURRENT:
        return "à jour" if measure.value >= 1 else "à refaire"
    return percent_of(measure)


def _page(
    one: MeasuredCommitment, heading: str, lines: tuple[ActionLine, ...], measured: MonthCommitments
) -> PageWords:
    measures = tuple(
        _measure(
            measure,
            next((line for line in lines if line.action.indicator.id == measure.id), None),
            measured,
        )
        for measure in one.measures
    )
    resting = _resting(one)
    said = "" if resting is None else resting.id
    first = min(
        lines,
        key=lambda line: (line.action.indicator.id != said, line.action.to_do is not ToDo.ANSWER),
        default=None,
    )
    return PageWords(_tile(one, first, measured), heading, measures)


def _tile(one: MeasuredCommitment, line: ActionLine | None, measured: MonthCommitments) -> TileWords:
    commitment, main = one.commitment, one.main
    title = commitment.title or commitment.subject
    above = f"Engagement{NB}{commitment.number}"
    resting = _resting(one)
    said = verdict_words(one.verdict, resting, measured)
    if resting is None and one.verdict is Verdict.WATCH:
        said = f"{VERDICTS[one.verdict]}{NB}: un autre indicateur est sous la cible"
    if resting is not None and resting is not main:
        said = f"{VERDICTS[one.verdict]}{NB}: «{NB}{resting.indicator.label}{NB}», {_why(resting, measured)}"
    doing = _doing(line, resting)
    value, basis, beside = value_words(main), _basis(main), _coverage(main)
    chart = of_commitment(one)
    spoken = [f"{above}, {title}", said]
    if main is not None:
        spoken.append(f"{main.indicator.label}{NB}: {value if main.value is not None else 'pas de valeur'}")
    spoken += [text for text in (basis, beside) if text]
    if line is not None:
        spoken.append(line.text)
    return TileWords(
        number=commitment.number,
        above=above if commitment.title else f"{above} · {NO_TITLE}",
        title=title,
        verdict=one.verdict,
        said=said,
        value="" if value == french.UNKNOWN else value,
        basis=basis,
        beside=beside,
        measure=main.indicator.label if main is not None and main.value is not None else "",
        chart=chart,
        action=line,
        doing=doing,
        spoken=", ".join(spoken),
    )


def _measure(measure: Measure, line: ActionLine | None, measured: MonthCommitments) -> MeasureWords:
    said = verdict_words(measure.verdict, measure, measured)
    value, basis = value_words(measure), _counted(measure)
    lines = tuple(text for text in (_target(measure), _coverage(measure), *_known(measure)) if text)
    parts = [measure.indicator.label, said, *([value] if measure.value is not None else []), basis, *lines]
    return MeasureWords(
        indicator=measure.id,
        label=measure.indicator.label
        if measure.indicator.pivotal
        else f"{measure.indicator.label} (ne décide pas)",
        verdict=measure.verdict,
        said=said,
        value=value,
        basis=basis,
        lines=lines,
        chart=of_measure(measure),
        action=line,
        doing=_doing(line, measure),
        proof=proof_of(measure),
        spoken=", ".join(part for part in parts if part),
    )


def _resting(one: MeasuredCommitment) -> Measure | None:
    """The measure that the verdict rests on: one that has it, those that decide first; the one that is shown on the
    tile where it is one of them. None: the verdict is no measure's own."""
    having = [measure for measure in one.measures if measure.verdict is one.verdict]
    having.sort(key=lambda measure: (not measure.indicator.pivotal, measure is not one.main))
    return having[0] if having else None


def _doing(line: ActionLine | None, said: Measure | None) -> str:
    """The line of what is to be done: short where what is missing stands just above it."""
    if line is None:
        return ""
    above = said is not None and said.id == line.action.indicator.id and said.why is Why.NO_RECORD
    return line.short if above and line.short else line.text


def proof_of(measure: Measure) -> str:
    """The kind of proof that a measure rests on; empty where the log feeds it."""
    from marianne_desk.domain.commitments.proof import KEYED

    if measure.indicator.formula is Formula.PROOF_CURRENT:
        return str(measure.indicator.parameters["proof"])
    keyed = KEYED.get(measure.indicator.formula)
    return keyed.value if keyed else ""


def _basis(measure: Measure | None) -> str:
    """« 23 sur 25, cible 90 % »."""
    if measure is None:
        return ""
    target = (
        ""
        if measure.target is None or _is_proof(measure)
        else f"cible {french.percent(100 * measure.target)}"
    )
    return ", ".join(part for part in (_counted(measure), target) if part)


def _counted(measure: Measure) -> str:
    """« 23 sur 25 », « 23 sur 25 sur douze mois »; of a dated proof until when it is good."""
    if _is_proof(measure):
        standing = measure.standing
        if standing is None:
            return ""
        if standing.current:
            return "" if standing.until is None else f"jusqu’au {french.day_short(standing.until)}"
        return f"depuis le {french.day_short(standing.until or standing.since)}"
    if not measure.whole:
        return ""
    over = ", sur douze mois" if measure.months == 12 else ""
    return f"{french.number(measure.part)} sur {french.number(measure.whole)}{over}"


def _target(measure: Measure) -> str:
    if measure.target is None:
        return f"Pas de cible{NB}: montré sans être jugé"
    if _is_proof(measure):
        return ""
    said = f"Cible{NB}: {french.percent(100 * measure.target)}"
    if measure.change is not None:
        since = french.month_words(measure.change.valid_from)
        return f"{said}, la vôtre depuis {since}{NB}: «{NB}{measure.change.reason}{NB}»"
    return f"{said} ({HOUSE_TARGET})" if measure.indicator.sure is Sure.OURS else said


def _coverage(measure: Measure | None) -> str:
    """« noté 40 fois sur 50 »; empty where the fact is always noted."""
    coverage = measure.coverage if measure else None
    if coverage is None or coverage.share is None or coverage.noted == coverage.of:
        return ""
    return f"noté {french.number(coverage.noted)} fois sur {french.number(coverage.of)}"


def _known(measure: Measure) -> tuple[str, ...]:
    """Interval of a sample, least number, day of knowing."""
    found = []
    if measure.low is not None and measure.high is not None:
        low, high = french.percent(100 * measure.low), french.percent(100 * measure.high)
        found.append(f"Échantillon{NB}: entre {low} et {high}")
    if measure.why is Why.FEW:
        found.append(
            f"{french.capitalised(french.count_of(measure.indicator.minimum_n, 'cas', 'cas'))} au moins pour juger"
        )
    if measure.known_on is not None and measure.why is not Why.NOT_YET:
        found.append(f"Connu à partir du {french.day_short(measure.known_on)}")
    return tuple(found)


def _is_proof(measure: Measure) -> bool:
    return measure.indicator.formula is Formula.PROOF_CURRENT


def _summary(measured: MonthCommitments) -> str:
    """« 4 tenus, 1 à surveiller, 2 non tenus, 5 non mesurés »."""
    held = measured.commitments()
    judged = [one.verdict for one in held if not is_only_shown(one)]
    said = [_how_many(verdict, judged.count(verdict)) for verdict in Verdict if verdict in judged]
    return french.capitalised(french.enumeration([*said, *only_shown_words(len(held) - len(judged))]))


def _how_many(verdict: Verdict, count: int) -> str:
    word = VERDICTS[verdict].lower()
    plural = {Verdict.KEPT: "tenus", Verdict.NOT_KEPT: "non tenus", Verdict.NOT_MEASURED: "non mesurés"}
    if verdict is Verdict.TOO_FEW:
        return f"{count}{NB}sans assez de données"
    return french.count_of(count, word, plural.get(verdict, word))
