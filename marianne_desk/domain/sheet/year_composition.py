"""From the months of a year to what its sheet says, small counts masked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from marianne_desk.domain import french
from marianne_desk.domain.commitments.measure import MeasuredCommitment
from marianne_desk.domain.commitments.verdict import Verdict
from marianne_desk.domain.figure import FigureKind, MonthFigures
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.masking import FEW, MASKED, OR_MORE, count_words, is_few, share_words
from marianne_desk.domain.sheet.measures import NO_DATA, count_in, figure_in, value_words
from marianne_desk.domain.sheet.parts import Comparison, Measure, SheetLabels, Table
from marianne_desk.domain.sheet.printed import month_bars
from marianne_desk.domain.sheet.year import YearCommitment, YearFacts, YearRow, YearSheet
from marianne_desk.domain.sheet.year_tables import YearTable, year_table
from marianne_desk.domain.site import Site

YEAR_METHOD = (
    "Les mois sont comptés comme sur leurs fiches mensuelles\u00a0; une part de l’année est celle de tous ses cas, "
    "jamais une moyenne de mois.",
    "Une médiane ne s’additionne pas\u00a0: l’année n’en a pas.",
    "Les nombres inférieurs à 5 sont masqués ou réunis à d’autres, pour que personne ne soit reconnu\u00a0; aucun ne "
    "se retrouve par soustraction, ni dans cette fiche, ni avec les fiches à afficher de ses mois.",
    "Source\u00a0: registre des passages tenu par les agents de la maison.",
)
_JUDGED = frozenset({Verdict.KEPT, Verdict.WATCH, Verdict.NOT_KEPT})


def compose_year(
    facts: YearFacts, site: Site, labels: SheetLabels, indicator: Callable[[str], str]
) -> YearSheet:
    """The sheet of a year. ``indicator``: the words of an indicator."""
    known = [month for month in facts.months if month is not None]
    earlier = [month for month in facts.before if month is not None]
    names = tuple(Month(facts.year, number) for number in range(1, 13))
    counts = [
        (name, None if month is None else count_in(month, "contacts")) for name, month in _pairs(names, facts)
    ]
    return YearSheet(
        year=facts.year,
        zone=site.zone,
        site_name=site.name,
        headline=_headline(facts, known),
        status=_status(facts, names),
        key_figures=_key_figures(facts, known, earlier),
        months=names,
        rows=_rows(facts, known),
        bars=month_bars(counts, masked=True),
        banner=facts.banner,
        commitments=tuple(_commitment(one, names) for one in facts.commitments),
        tables=_tables(facts, known, labels),
        changes=_changes(facts, indicator),
        method=YEAR_METHOD,
    )


def total_of(months: Sequence[MonthFigures], figure: str) -> int | None:
    """The year's total of a count; None where it would tell a month that is masked, or is small itself."""
    counts = [count_in(month, figure) for month in months]
    few = [count for count in counts if is_few(count)]
    # Alone, a masked month is the total less all others; several small ones together may be as few.
    if is_few(sum(counts)) or (few and (len(few) == 1 or is_few(sum(few)))):
        return None
    return sum(counts)


def share_of(months: Sequence[MonthFigures], figure: str) -> tuple[int, int]:
    """Part and whole of a share over all months."""
    held = [figure_in(month, figure) for month in months]
    return sum(one.part or 0 for one in held if one), sum(one.whole or 0 for one in held if one)


def _tables(facts: YearFacts, known: Sequence[MonthFigures], labels: SheetLabels) -> tuple[Table, ...]:
    goes_on = Month(facts.year, 12) >= facts.running
    # A table whose total is masked would tell it.
    kinds = [kind for kind in YearTable if known and total_of(known, _TOTALS[kind]) is not None]
    return tuple(year_table(known, labels, kind, goes_on=goes_on) for kind in kinds)


def _pairs(names: tuple[Month, ...], facts: YearFacts) -> tuple[tuple[Month, MonthFigures | None], ...]:
    return tuple(zip(names, facts.months, strict=True))


def _headline(facts: YearFacts, known: Sequence[MonthFigures]) -> str:
    contacts, requests = total_of(known, "contacts"), total_of(known, "requests")
    when = f"En {facts.year}"
    if not any(count_in(month, "contacts") for month in known):
        return f"{when}, aucun passage n’a été noté."
    if contacts is None or requests is None:
        return f"{when}, trop peu de passages ont été notés pour en dire le nombre."
    brought = "a apporté" if contacts == 1 else "ont apporté"
    sentence = (
        f"{when}, {french.count_of(contacts, 'passage')} {brought} {french.count_of(requests, 'demande')}"
    )
    part, whole = share_of(known, "solved_share")
    if is_few(whole) or not whole:
        return f"{sentence}."
    solved, _ = share_words(part, whole)
    return f"{sentence}{french.NARROW}; au guichet et au téléphone, {solved} ont été résolues sur place."


def _status(facts: YearFacts, names: tuple[Month, ...]) -> str:
    said = ["Données simulées, inventées pour l’essai."] if facts.simulated else []
    if names[-1] >= facts.running:
        said.append("Année en cours.")
    begun = [name for name, month in _pairs(names, facts) if month is not None]
    open_still = [name for name in begun if name not in facts.issued]
    if begun and not open_still:
        said.append("Tous ses mois sont émis.")
    elif len(open_still) == len(begun):
        said.append("Provisoire\u00a0: aucun de ses mois n’est émis, ces chiffres peuvent encore changer.")
    else:
        words = french.enumeration(
            [french.month_words(name).partition(french.NO_BREAK)[0] for name in open_still]
        )
        said.append(f"Provisoire\u00a0: ne sont pas émis {words}.")
    return " ".join(said)


def _key_figures(
    facts: YearFacts, known: Sequence[MonthFigures], earlier: Sequence[MonthFigures]
) -> tuple[Measure, ...]:
    goes_on = Month(facts.year, 12) >= facts.running or len(known) != len(earlier)
    before = str(facts.year - 1)
    if 0 < len(earlier) < 12:
        before += f" ({len(earlier)}{french.NO_BREAK}mois)"
    days = sum(month.kept_days for month in known)

    def counted(figure: str, label: str, basis: str) -> Measure:
        now, then = total_of(known, figure), total_of(earlier, figure) if earlier else None
        value = MASKED if now is None else french.number(now)
        said = (NO_DATA if not earlier else MASKED) if then is None else french.number(then)
        # A year that goes on is not compared to a whole one, nor to a part of one.
        change = "" if now is None or then is None or goes_on else french.change(now - then)
        return Measure(figure, label, value, basis, (Comparison(before, said, change),))

    def shared(figure: str, label: str) -> Measure:
        value, basis = share_words(*share_of(known, figure))
        if not _tells_share(known, figure):
            basis = ""
        said, _ = share_words(*share_of(earlier, figure))
        return Measure(figure, label, value, basis, (Comparison(before, said if earlier else NO_DATA, ""),))

    contacts = total_of(known, "contacts")
    daily = french.number(contacts / days, 1) if contacts is not None and days else french.UNKNOWN
    return (
        counted("contacts", "Passages", french.count_of(days, "jour ouvert", "jours ouverts")),
        Measure("", "Passages par jour ouvert", daily, "", (Comparison(before, _daily(earlier), ""),)),
        counted("requests", "Demandes", ""),
        shared("solved_share", "Résolues sur place"),
        replace(shared("wait_within", "Attentes dans la limite"), basis=""),
    )


def _tells_share(months: Sequence[MonthFigures], figure: str) -> bool:
    """Whether n of the year may be said: less those of the other months it would tell one that is masked."""
    held = [figure_in(month, figure) for month in months]
    return all(MASKED != share_words(one.part or 0, one.whole or 0)[1] != FEW for one in held if one)


def _daily(months: Sequence[MonthFigures]) -> str:
    contacts, days = total_of(months, "contacts"), sum(month.kept_days for month in months)
    if not months:
        return NO_DATA
    return french.UNKNOWN if contacts is None or not days else french.number(contacts / days, 1)


_TOTALS: Mapping[YearTable, str] = {
    YearTable.CHANNELS: "contacts",
    YearTable.THEMES: "requests",
    YearTable.OPERATORS: "requests",
    YearTable.OUTCOMES: "requests",
}
_ROWS: Mapping[str, str] = {
    "contacts": "Passages",
    "requests": "Demandes",
    "solved_share": "Résolues sur place",
    "wait_median": "Attente médiane",
    "wait_within": "Attentes dans la limite",
    "answers_email": "Courriels à temps",
    "answers_mail": "Courriers à temps",
    "answers_phone": "Messages rappelés à temps",
}


def _rows(facts: YearFacts, known: Sequence[MonthFigures]) -> tuple[YearRow, ...]:
    days = YearRow(
        "Jours ouverts",
        tuple("" if month is None else french.number(month.kept_days) for month in facts.months),
        french.number(sum(month.kept_days for month in known)),
    )
    figures = tuple(
        YearRow(label, tuple(_cell(month, figure) for month in facts.months), _year_cell(known, figure))
        for figure, label in _ROWS.items()
    )
    return (days, *figures)


def _cell(month: MonthFigures | None, figure: str) -> str:
    """A figure of a month in as few signs as a column of twelve has room for."""
    held = figure_in(month, figure)
    if month is None:
        return ""
    if held is None or held.value is None:
        return french.UNKNOWN
    if held.kind is FigureKind.COUNT:
        return "<5" if is_few(int(held.value)) else french.number(held.value)
    if held.kind is FigureKind.SHARE:
        return _short(held.part or 0, held.whole or 0)
    return french.UNKNOWN if is_few(held.whole or 0) else value_words(held)


def _year_cell(known: Sequence[MonthFigures], figure: str) -> str:
    if figure == "wait_median":
        return ""
    if figure in {"contacts", "requests"}:
        total = total_of(known, figure)
        return MASKED if total is None else count_words(total)
    return _short(*share_of(known, figure))


def _short(part: int, whole: int) -> str:
    """« 89 % », « ≥80 % »: a bound where one side of the share is small."""
    said, basis = share_words(part, whole)
    if basis != MASKED:
        return said
    number = said.partition(french.NARROW)[0]
    return f"{'≥' if said.endswith(OR_MORE) else '≤'}{number}{french.NARROW}%"


def _commitment(one: MeasuredCommitment, names: tuple[Month, ...]) -> YearCommitment:
    line = dict(one.line)
    verdicts = tuple(line.get(name) for name in names)
    judged = [verdict for verdict in verdicts if verdict in _JUDGED]
    kept = sum(verdict is Verdict.KEPT for verdict in judged)
    return YearCommitment(
        one.commitment.number,
        one.commitment.title or one.commitment.subject,
        verdicts,
        f"{kept} sur {len(judged)}" if judged else french.UNKNOWN,
    )


def _changes(facts: YearFacts, indicator: Callable[[str], str]) -> tuple[str, ...]:
    """The référentiels and targets that began to hold in the year. Why a target changed is the house's own affair."""
    found = []
    for choice in facts.in_force.choices:
        if choice.valid_from.year == facts.year:
            label = facts.in_force.load(choice.pack).label
            found.append((choice.valid_from, f"le référentiel est «\u00a0{label}\u00a0»."))
    for change in facts.in_force.changes:
        if change.valid_from.year == facts.year:
            target = "celle du référentiel" if change.target is None else french.percent(change.target * 100)
            words = f"cible de «\u00a0{indicator(change.indicator)}\u00a0»\u00a0: {target}."
            found.append((change.valid_from, words))
    found.sort(key=lambda one: one[0])
    return tuple(f"Depuis {french.month_words(month)}, {words}" for month, words in found)
