"""What the month's sheet says. How it is drawn is the business of ``documents.sheet``.

Source: issue of the month (§4), contract.md §3 and §6, design.md §4.
"""

from marianne_desk.domain import french
from marianne_desk.domain.delays import Delays
from marianne_desk.domain.figure import MonthFigures, MonthReport
from marianne_desk.domain.sheet.delays import delay_measures, delay_notes
from marianne_desk.domain.sheet.hours import hour_picture
from marianne_desk.domain.sheet.issue_note import IssueNote
from marianne_desk.domain.sheet.measures import (
    contacts_measure,
    count_in,
    daily_measure,
    figure_in,
    requests_measure,
    solved_measure,
    waiting_measure,
)
from marianne_desk.domain.sheet.parts import Sheet, SheetLabels
from marianne_desk.domain.sheet.register import METHOD, register_lines
from marianne_desk.domain.sheet.tables import (
    Form,
    channels_table,
    helps_table,
    operators_table,
    outcomes_table,
    themes_table,
)
from marianne_desk.domain.site import Site

_PROVISIONAL = IssueNote()
_FEW = 20
"""Under so many cases a share in a headline would say more than is known: the two counts are given."""


def compose_sheet(
    report: MonthReport,
    site: Site,
    *,
    labels: SheetLabels,
    promises: Delays | None = None,
    provisional: bool = True,
    simulated: bool = False,
    running: bool = False,
    note: IssueNote = _PROVISIONAL,
    form: Form = Form.SCREEN,
) -> Sheet:
    """The sheet of one month. ``promises`` None: the default delays; ``provisional``: figures may
    still change; ``simulated``: they were made up, which the sheet says; ``running``: not over;
    ``note``: its standing; ``form``: where its tables stand, ``displayed`` masks the rest of what hangs on a wall."""
    month = report.current
    return Sheet(
        month=month.month,
        month_name=french.month_words(month.month),
        zone=site.zone,
        site_name=site.name,
        site_lines=site_lines(site),
        headline=headline(month),
        status=_status(note, provisional=provisional, simulated=simulated, running=running),
        key_figures=(
            contacts_measure(report),
            daily_measure(report),
            requests_measure(report),
            solved_measure(report),
            waiting_measure(report),
        ),
        delays=delay_measures(report, promises or Delays(), running=running),
        delay_notes=delay_notes(report),
        hours=hour_picture(month.hours),
        channels=channels_table(report, labels, form),
        themes=themes_table(report, labels, form),
        operators=operators_table(report, labels, form),
        helps=helps_table(report, labels, form),
        outcomes=outcomes_table(report, labels, form),
        register=register_lines(month),
        method=METHOD,
        note=note,
    )


def _status(note: IssueNote, *, provisional: bool, simulated: bool, running: bool) -> str:
    said = []
    if simulated:
        said.append("Données simulées, inventées pour l’essai.")
    if note.issued_at is not None:
        by = f" par {note.agent}" if note.agent else ""
        said.append(f"Émise le {french.instant_words(note.issued_at)}{by}.")
    elif running:
        said.append("Mois en cours, comparé à des mois entiers.")
    elif provisional:
        said.append("Provisoire\u00a0: ces chiffres peuvent encore changer.")
    return " ".join(said)


def headline(month: MonthFigures) -> str:
    """The month in one sentence."""
    when = f"En {french.month_words(month.month)}"
    contacts = count_in(month, "contacts")
    if contacts == 0:
        return f"{when}, aucun passage n’a été noté."
    brought = "a apporté" if contacts == 1 else "ont apporté"
    requests = french.count_of(count_in(month, "requests"), "demande")
    sentence = f"{when}, {french.count_of(contacts, 'passage')} {brought} {requests}"
    solved = figure_in(month, "solved_share")
    if solved is None or solved.part is None or not solved.whole:
        return f"{sentence}."
    if solved.whole < _FEW:
        verb = "a été résolue" if solved.part < 2 else "ont été résolues"
        part = f"{french.number(solved.part)} sur {french.number(solved.whole)}"
    else:
        verb = "ont été résolues"
        part = french.percent(solved.part * 100 / solved.whole)
    return f"{sentence}{french.NARROW}; au guichet et au téléphone, {part} {verb} sur place."


def site_lines(site: Site) -> tuple[str, ...]:
    """Where the house is, and how it is reached; what is not known is left out."""
    town = french.NO_BREAK.join(part for part in (site.postcode, site.commune) if part)
    address = ", ".join(part for part in (site.address, town) if part)
    reach = " · ".join(part for part in (site.telephone, site.mail) if part)
    return tuple(line for line in (address, reach) if line)
