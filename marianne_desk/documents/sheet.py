"""The month's sheet on paper: two A4 pages, vector, tagged, the same bytes for the same data.

What it says is decided in ``domain.sheet``; here is only how it is drawn, and what is shortened so that it fits.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from marianne_desk.documents.bar_tables import counts_table, delays_table
from marianne_desk.documents.case_rows import case_rows
from marianne_desk.documents.charts import hour_map, hour_words, month_columns, month_words
from marianne_desk.documents.commitment_rows import commitment_rows
from marianne_desk.documents.fitting import fitted
from marianne_desk.documents.fonts import register_fonts
from marianne_desk.documents.key_figures import key_figures
from marianne_desk.documents.late_rows import errata_rows, late_rows
from marianne_desk.documents.layout import (
    BODY,
    BODY_STRONG,
    BOTTOM,
    HEADING,
    LARGE,
    MARGIN,
    PAGE_WIDTH,
    SMALL,
    SMALL_STRONG,
    TOP,
    WARM,
    WIDTH,
    Block,
    Pen,
    beside,
    figure,
    heading,
    paragraph,
    space,
    stacked,
    wrapped,
)
from marianne_desk.documents.tagged_canvas import Element, TaggedCanvas
from marianne_desk.domain import french
from marianne_desk.domain.errors import Cancelled
from marianne_desk.domain.sheet.parts import HourPicture, Sheet
from marianne_desk.domain.sheet.printed import MASKED_WORDS, PrintedSheet

_HALF_GUTTER = 24.0
_HALF = (WIDTH - _HALF_GUTTER) / 2
_HOURS = 290.0
_FOOT = 32.0
_SECTION = 12.0
_LEVELS = 6
_LATE = (10, 6, 5, 6, 4, 2)
_STANDING = replace(SMALL_STRONG, colour=WARM)
MONTHS_TITLE = "Passages, treize mois"


def draw_sheet(
    printed: PrintedSheet,
    *,
    created_at: datetime,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> bytes:
    """The PDF. ``created_at`` is aware and printed on the clock of the site's zone (« état au »); it is the
    only date in the file.

    ``progress`` is called with the steps done and their number; ``cancelled`` is asked between steps, and a
    yes raises :class:`Cancelled`.
    """
    register_fonts()
    root = Element("Document")
    sheet = printed.sheet
    second = TOP - _running_head_height(sheet)
    pages = (
        (TOP, fitted(root, lambda at, level: _first(at, printed, level), TOP - BOTTOM, _LEVELS)),
        (second, fitted(root, lambda at, level: _second(at, printed, level), second - BOTTOM, _LEVELS)),
    )
    steps = len(pages) + 2

    def step(done: int) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, steps)

    step(1)
    target = BytesIO()
    canvas = TaggedCanvas(target, title_of(printed), root, created_at)
    pen = Pen(canvas)
    as_of = french.instant_words(created_at.astimezone(ZoneInfo(sheet.zone)))
    for number, (top, blocks) in enumerate(pages, start=1):
        stacked(blocks).draw(pen, MARGIN, top)
        if number > 1:
            pen.lines(None, _running_head(sheet), SMALL, MARGIN, TOP)
        _draw_foot(pen, printed, as_of, f"page {number} sur {len(pages)}")
        canvas.showPage()
        step(number + 1)
    canvas.save()
    step(steps)
    return target.getvalue()


def title_of(printed: PrintedSheet) -> str:
    """« Fiche mensuelle, octobre 2026, France services de … »."""
    kind = "Fiche à afficher" if printed.display else "Fiche mensuelle"
    return f"{kind}, {printed.sheet.month_name}, {printed.sheet.site_name}"


def _first(root: Element, printed: PrintedSheet, level: int) -> list[Block]:
    """The sentence, the figures, the commitments, the promises. Shorter with each ``level``."""
    sheet = printed.sheet
    gap = space((_SECTION, 10, 8, 6, 4, 4)[level])
    large = LARGE if level < 2 else replace(LARGE, size=14, leading=18)
    return [
        *_head(root, printed),
        gap,
        paragraph(root, sheet.headline, large, WIDTH),
        *([space(3), paragraph(root, sheet.status, SMALL_STRONG, WIDTH)] if sheet.status else []),
        *([paragraph(root, MASKED_WORDS, SMALL, WIDTH)] if printed.display else []),
        gap,
        key_figures(root, sheet.key_figures, WIDTH),
        gap,
        *commitment_rows(root, printed.commitments, "Les engagements", WIDTH),
        gap,
        *delays_table(
            root,
            "Les délais, face à la promesse",
            french.month_short(sheet.month),
            sheet.delays[2:] if level else sheet.delays,
            sheet.delay_notes,
            WIDTH,
        ),
    ]


def _second(root: Element, printed: PrintedSheet, level: int) -> list[Block]:
    """When people came, for what, what was late and why, the comment, what changed, how it was counted."""
    sheet = printed.sheet
    gap = space((_SECTION, 9, 7, 7, 5, 4)[level])
    blocks = [
        beside(
            [
                (0.0, stacked(_hours(root, sheet.hours, _HOURS))),
                (_HOURS + _HALF_GUTTER, stacked(_months(root, printed, WIDTH - _HOURS - _HALF_GUTTER))),
            ]
        ),
        gap,
    ]
    if sheet.themes.lines:
        tables = printed.short if level > 2 else (sheet.operators, sheet.themes)
        operators, themes = (counts_table(root, table, _HALF) for table in tables)
        blocks += [beside([(0.0, stacked(operators)), (_HALF + _HALF_GUTTER, stacked(themes))]), gap]
    if sheet.themes.lines or sheet.channels.notes:
        blocks += [*_splits(root, printed, level), gap]
    if printed.cases:
        blocks += [*case_rows(root, printed.cases, WIDTH, short=level > 2), gap]
    if not printed.display:
        blocks += [*late_rows(root, printed.late, WIDTH, _LATE[level]), gap]
        if sheet.note.comment:
            blocks += [*_comment(root, sheet.note.comment, level), gap]
        if sheet.note.errata:
            blocks += [*errata_rows(root, sheet.note.errata, WIDTH, _LATE[level]), gap]
    return [*blocks, *_method(root, sheet, level)]


def _head(root: Element, printed: PrintedSheet) -> list[Block]:
    """Whose sheet, and of which month: the site on the left, the month on the right."""
    sheet = printed.sheet
    side = 88.0
    left = WIDTH - side - _HALF_GUTTER
    site = [paragraph(root, sheet.site_name, HEADING, left)]
    site += [paragraph(root, line, SMALL, left) for line in sheet.site_lines]
    kind = "Fiche à afficher" if printed.display else "Fiche mensuelle"
    month = paragraph(
        root, f"{kind} {french.capitalised(sheet.month_name)}", BODY_STRONG, side, "H1", right=True
    )
    return [beside([(0.0, stacked(site)), (WIDTH - side, month)])]


def _hours(root: Element, picture: HourPicture, width: float) -> list[Block]:
    title = heading(root, picture.title, width)
    if not picture.hours:
        return [title, paragraph(root, picture.sentence, BODY, width)]
    chart = figure(root, hour_map(picture, width), hour_words(picture))
    blocks = [title, chart]
    if picture.sentence:
        blocks += [space(2), paragraph(root, picture.sentence, SMALL, width)]
    return blocks


def _months(root: Element, printed: PrintedSheet, width: float) -> list[Block]:
    title = heading(root, MONTHS_TITLE, width)
    alternative = month_words(MONTHS_TITLE, printed.months)
    return [title, figure(root, month_columns(printed.months, width, 98.0), alternative)]


def _splits(root: Element, printed: PrintedSheet, level: int) -> list[Block]:
    """Channels, outcomes, natures of help: a line each."""
    blocks = [heading(root, "Canaux, issues, natures de l’aide", WIDTH)]
    for name, words in printed.splits[: 3 if level < 5 else 2]:
        blocks += [
            paragraph(root, f"{name}\u00a0: {words}", replace(SMALL, colour=BODY.colour), WIDTH),
            space(2),
        ]
    return blocks


def _comment(root: Element, comment: str, level: int) -> list[Block]:
    style = BODY if level == 0 else replace(SMALL, colour=BODY.colour)
    lines = [line for line in comment.splitlines() if line]
    return [
        heading(root, "Commentaire", WIDTH),
        *(paragraph(root, line, style, WIDTH) for line in lines),
    ]


def _method(root: Element, sheet: Sheet, level: int) -> list[Block]:
    title = heading(root, "Tenue du registre, sources et méthode", WIDTH)
    register = [paragraph(root, " ".join(sheet.register), SMALL, WIDTH), space(2)] if sheet.register else []
    # The definitions are the same each month; what the figures come from is said on every sheet.
    method = sheet.method if level < 4 else sheet.method[-1:]
    return [title, *register, paragraph(root, " ".join(method), SMALL, WIDTH)]


def _running_head(sheet: Sheet) -> tuple[str, ...]:
    return wrapped(f"{sheet.site_name}, {sheet.month_name}", SMALL, WIDTH)


def _running_head_height(sheet: Sheet) -> float:
    return len(_running_head(sheet)) * SMALL.leading + 10


def _draw_foot(pen: Pen, printed: PrintedSheet, as_of: str, number: str) -> None:
    """On each page: what it is, of when, and whether it was issued."""
    sheet = printed.sheet
    kind = "Fiche à afficher, nombres masqués" if printed.display else "Fiche mensuelle"
    if sheet.note.issued_at is None:
        words, standing = f"{kind}, {sheet.month_name}, état au {as_of}", "Provisoire"
    else:
        by = f" par {sheet.note.agent}" if sheet.note.agent else ""
        words, standing = f"{kind}, {sheet.month_name}", f"Émise le {as_of}{by}"
    pen.lines(None, (words,), SMALL, MARGIN, _FOOT)
    style = _STANDING if sheet.note.issued_at is None else SMALL_STRONG
    pen.lines(None, (f"{standing} · ",), style, PAGE_WIDTH - MARGIN - 48, _FOOT, right=True)
    pen.lines(None, (number,), SMALL, PAGE_WIDTH - MARGIN, _FOOT, right=True)
