"""« Nos résultats »: what a month says to the visitors, on one page that is read from three steps away.

Masked as the sheet to display is. Source: issue « The twelve commitments » §5.
"""

from dataclasses import dataclass

from marianne_desk.domain import french
from marianne_desk.domain.commitments.verdict import Verdict
from marianne_desk.domain.figure import MonthReport
from marianne_desk.domain.sheet.masking import FEW, is_few, share_words
from marianne_desk.domain.sheet.measures import count_in, figure_in
from marianne_desk.domain.sheet.printed import PrintedSheet

TITLE = "Nos résultats"


@dataclass(frozen=True, slots=True)
class PosterFigure:
    """A number to be seen from afar, and what it is."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Poster:
    """The page. ``kept``: commitments that are kept; ``to_improve``: those that are to be watched or are not, with the
    word of each; ``others``: what is said of all others, empty for none; ``basis``: what it rests on."""

    printed: PrintedSheet
    figures: tuple[PosterFigure, ...]
    kept: tuple[str, ...]
    to_improve: tuple[tuple[Verdict, str, str], ...]
    others: str
    basis: str


def compose_poster(printed: PrintedSheet, report: MonthReport) -> Poster:
    """``printed``: the sheet to display of the same month."""
    lines = printed.commitments.lines
    kept = tuple(line.subject for line in lines if line.verdict is Verdict.KEPT)
    improve = tuple(
        (line.verdict, line.word, line.subject)
        for line in lines
        if line.verdict in {Verdict.WATCH, Verdict.NOT_KEPT}
    )
    unknown = len(lines) - len(kept) - len(improve)
    return Poster(printed, _figures(report), kept, improve, _others(unknown), _basis(printed, report))


def _figures(report: MonthReport) -> tuple[PosterFigure, ...]:
    """Those that are known, four at most."""
    month = report.current
    contacts = count_in(month, "contacts")
    found = [
        PosterFigure(
            FEW if is_few(contacts) else french.number(contacts),
            "passage ce mois-ci, au guichet, par téléphone ou par écrit"
            if contacts == 0
            else "passages ce mois-ci, au guichet, par téléphone ou par écrit",
        )
    ]
    solved, within = figure_in(month, "solved_share"), figure_in(month, "wait_within")
    median = figure_in(month, "wait_median")
    if solved and solved.whole and not is_few(solved.whole):
        value, _ = share_words(solved.part or 0, solved.whole)
        found.append(PosterFigure(value, "des demandes résolues sur place, au guichet et au téléphone"))
    if median and median.value is not None and not is_few(median.whole or 0):
        found.append(
            PosterFigure(french.minutes(median.value), "d’attente au plus pour une personne sur deux")
        )
    answers = figure_in(month, "answers_email")
    if answers and answers.whole and not is_few(answers.whole):
        value, _ = share_words(answers.part or 0, answers.whole)
        found.append(PosterFigure(value, "des courriels ont eu leur réponse dans les délais"))
    elif within and within.whole and not is_few(within.whole):
        value, _ = share_words(within.part or 0, within.whole)
        found.append(PosterFigure(value, "des attentes dans la limite que nous nous fixons"))
    return tuple(found)


def _others(unknown: int) -> str:
    if not unknown:
        return ""
    if unknown == 1:
        return "Un autre engagement n’est pas encore mesuré, ou l’est sur trop peu de cas."
    return f"{unknown} autres engagements ne sont pas encore mesurés, ou le sont sur trop peu de cas."


def _basis(printed: PrintedSheet, report: MonthReport) -> str:
    contacts = count_in(report.current, "contacts")
    said = [
        f"Ces résultats reposent sur le registre tenu par nos agents en {printed.sheet.month_name}"
        + (f"\u00a0: {french.count_of(contacts, 'passage')}" if contacts and not is_few(contacts) else "")
        + ".",
        f"{printed.commitments.banner}." if printed.commitments.banner else "",
        "Les nombres inférieurs à 5 ne sont pas montrés.",
    ]
    return " ".join(one for one in said if one)
