"""What a partner's quarterly sheet says. How it is drawn is the business of ``documents.partner_sheet``.

Source: issue « Difficult cases » §5.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marianne_desk.domain import french
from marianne_desk.domain.cases.case import Answer
from marianne_desk.domain.figure import FigureKind
from marianne_desk.domain.french import NARROW
from marianne_desk.domain.partner_sheet import figures as f
from marianne_desk.domain.partner_sheet.breakdowns import (
    Label,
    answers_breakdown,
    became_breakdown,
    matters_breakdown,
    stuck_breakdown,
)
from marianne_desk.domain.partner_sheet.figures import Became, PartnerReport, QuarterFigures
from marianne_desk.domain.partner_sheet.note import QuarterNote
from marianne_desk.domain.partner_sheet.parts import ComparedLine, FeedbackGroup, PartnerSheet
from marianne_desk.domain.partner_sheet.words import compared, whole_words
from marianne_desk.domain.partners.directory import Feedback
from marianne_desk.domain.sheet.composition import site_lines
from marianne_desk.domain.sheet.masking import FEW, count_words, is_few
from marianne_desk.domain.sheet.measures import NO_DATA
from marianne_desk.domain.sheet.parts import Comparison, Measure
from marianne_desk.domain.site import Site

BECAME: Mapping[Became, str] = {
    Became.KEPT: "Honorés",
    Became.ABSENT: "Absences",
    Became.EXCUSED: "Excusés",
    Became.CANCELLED: "Annulés par le service",
    Became.TO_FILL: "À renseigner",
    Became.TO_COME: "À venir",
}
_KEY = (f.REQUESTS, f.SOLVED, f.CASES, f.WAIT_WORKING_DAYS, f.FINAL_DAYS)
_KEY_LABELS = {
    f.WAIT_WORKING_DAYS: "Jusqu’au rendez-vous",
    f.FINAL_DAYS: "Réponse finale",
}
METHOD = (
    "Une demande compte au trimestre où elle arrive, un dossier à celui où il est transmis, un signe ou une réponse "
    "promise à celui de son échéance (en retard ou attendu encore\u00a0: pas dans le délai), un délai constaté à "
    "celui de la réponse, un rendez-vous à celui de son jour.",
    "Jours ouvrés du lundi au vendredi, hors jours fériés. Le délai d’une réponse court dès l’envoi, pièces manquantes "
    "comprises. Premier signe\u00a0: prise en charge, réponse ou rendez-vous. En souffrance\u00a0: le délai d’alerte "
    "est passé sans signe.",
    "Première orientation à refaire\u00a0: «\u00a0mauvais interlocuteur\u00a0», ou l’usager est revenu. "
    "Absences\u00a0: sur les rendez-vous honorés ou manqués sans excuse.",
    "Les nombres de personnes, de demandes et de dossiers inférieurs à 5 sont masqués, et ceux qui les diraient par "
    "soustraction\u202f; les retours du terrain sont des lignes d’agents, comptées telles quelles. Document de "
    "travail\u00a0: ne pas afficher.",
)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Around the figures: ``operator``: its label; ``label``: words of codes; ``answers``: of answers; ``running``: the
    quarter is not over."""

    operator: str
    site: Site
    label: Label
    answers: Mapping[Answer, str]
    simulated: bool = False
    running: bool = False


def compose_partner_sheet(
    report: PartnerReport, around: Circumstances, note: QuarterNote | None = None
) -> PartnerSheet:
    """The sheet of one operator and quarter. ``note`` None: provisional, nothing more."""
    now, said = report.current, note or QuarterNote()
    lines = compared(now, report.previous)
    by_id = {line.figure.id: line for line in lines}
    before = french.quarter_short(now.quarter.plus(-1))
    return PartnerSheet(
        operator=around.operator,
        quarter=now.quarter,
        quarter_name=french.quarter_words(now.quarter),
        before_name=before,
        zone=around.site.zone,
        site_name=around.site.name,
        site_lines=site_lines(around.site),
        headline=headline(now, by_id, around.operator),
        status=_status(now, around, said),
        key_figures=tuple(_key_figure(by_id[name]) for name in _KEY),
        lines=lines,
        promises=tuple(_promises(report, by_id, before)),
        promise_notes=_promise_notes(report, by_id),
        matters=matters_breakdown(now, around.label),
        became=became_breakdown(now, BECAME),
        answers=answers_breakdown(now, around.answers),
        stuck=stuck_breakdown(now, around.label),
        feedback=feedback_groups(now.feedback, around.label),
        method=METHOD,
        note=said,
    )


def headline(now: QuarterFigures, lines: Mapping[str, ComparedLine], operator: str) -> str:
    """The quarter in one sentence: what came, what was sent on, what became of it."""
    when = f"{operator}, {french.quarter_words(now.quarter)}\u00a0:"
    requests, cases, stuck = (now.count(one) for one in (f.REQUESTS, f.CASES, f.STUCK))
    if not requests and not cases and not stuck:
        return f"{when} aucune demande n’a été notée."
    sentence = f"{when} {_many(requests, 'demande')}"
    solved = lines[f.SOLVED]
    if solved.now.exact:
        sentence += f", {solved.now.value} résolues sur place au guichet et au téléphone"
    sent = f"{_many(cases, 'dossier transmis', 'dossiers transmis')}" if cases else "aucun dossier transmis"
    told = []
    final = lines[f.FINAL_DAYS].now
    if final.exact:
        told.append(f"réponse finale en {final.value} (médiane)")
    if stuck:
        told.append(f"{count_words(stuck)} en souffrance à la fin")
    after = f", {', '.join(told)}" if told else ""
    return f"{sentence}{NARROW}; {sent}{after}."


def feedback_groups(lines: Sequence[Feedback], label: Label) -> tuple[FeedbackGroup, ...]:
    """The lines by matter, the one most often noted first; those without a matter last. The same words, whatever their
    capitals, are one line."""
    groups: dict[str, Counter[str]] = {}
    for one in lines:
        said = groups.setdefault(_matter(one, label), Counter())
        known = next((words for words in said if words.casefold() == one.words.casefold()), one.words)
        said[known] += 1
    ordered = sorted(groups, key=lambda name: (name == _UNSAID, -groups[name].total(), name))
    return tuple(
        FeedbackGroup(name, groups[name].total(), tuple(groups[name].most_common())) for name in ordered
    )


_UNSAID = "Sans thème noté"


def _matter(one: Feedback, label: Label) -> str:
    theme = label("theme", one.theme) if one.theme else ""
    reason = label("reason", one.reason) if one.reason else ""
    return ", ".join(part for part in (theme, reason) if part) or _UNSAID


def _many(count: int, one: str, many: str | None = None) -> str:
    if is_few(count):
        return f"{FEW} {many or f'{one}s'}"
    return french.count_of(count, one, many)


def _key_figure(line: ComparedLine) -> Measure:
    """Alone: the table beneath says what it was, for every figure."""
    figure = line.figure
    label, value, basis = _KEY_LABELS.get(figure.id, line.label), line.now.value, line.now.basis
    if figure.kind is FigureKind.DURATION and line.now.exact:
        basis = f"médiane, {basis}"
    return Measure(figure.id, label, value, basis, ())


def _promises(report: PartnerReport, lines: Mapping[str, ComparedLine], before: str) -> list[Measure]:
    """What was owed in the quarter, and kept: the first sign by the house's alarm, the answer by the promise."""
    first = french.count_of(report.alarms.first, "jour ouvré", "jours ouvrés")
    named = [(f.FIRST_IN_TIME, f"Premier signe, en {first}")]
    if report.promised_days is not None:
        days = french.count_of(report.promised_days, "jour ouvré promis", "jours ouvrés promis")
        named.append((f.FINAL_IN_TIME, f"Réponse finale, en {days}"))
    return [_promise(label, lines[name], before) for name, label in named]


def _promise(label: str, line: ComparedLine, before: str) -> Measure:
    part, whole = line.figure.part or 0, line.figure.whole or 0
    late = whole - part if line.now.exact else 0
    return Measure(
        line.figure.id,
        label,
        line.now.value,
        line.now.basis,
        (Comparison(before, NO_DATA if line.before is None else line.before.value, ""),),
        kept=part / whole if line.now.exact else None,
        late=f"{french.number(late)} hors délai" if late else "",
    )


def _promise_notes(report: PartnerReport, lines: Mapping[str, ComparedLine]) -> tuple[str, ...]:
    seen = [
        f"{name} {whole_words(lines[figure].now)}"
        for figure, name in ((f.FIRST_DAYS, "premier signe"), (f.FINAL_DAYS, "réponse finale"))
        if lines[figure].now.exact
    ]
    alarm = "Premier signe\u00a0: seuil d’alerte de la maison, non une promesse de l’opérateur."
    none = "L’opérateur ne promet aucun délai de réponse (annuaire des partenaires)."
    return (
        *([f"Délais constatés (médiane)\u00a0: {f'{NARROW}; '.join(seen)}."] if seen else []),
        alarm if report.promised_days is not None else f"{alarm} {none}",
    )


def _status(now: QuarterFigures, around: Circumstances, note: QuarterNote) -> str:
    said = ["Données simulées, inventées pour l’essai."] if around.simulated else []
    if note.issued_at is not None:
        by = f" par {note.agent}" if note.agent else ""
        said.append(f"Émise le {french.instant_words(note.issued_at)}{by}.")
    elif around.running:
        until = french.day_short(now.until)
        said.append(f"Trimestre en cours, compté jusqu’au {until}, à côté d’un trimestre entier.")
    else:
        said.append("Provisoire\u00a0: ces chiffres peuvent encore changer.")
    return " ".join(said)
