"""The month's sheet on paper: A4, vector, tagged, the same bytes for the same data.

What it says is decided in ``domain.sheet.composition``; here is only how it is drawn.
"""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from marianne_desk.documents.bar_tables import counts_table, delays_table
from marianne_desk.documents.charts import hour_map, hour_words
from marianne_desk.documents.fonts import register_fonts
from marianne_desk.documents.key_figures import key_figures
from marianne_desk.documents.layout import (
    BODY,
    BODY_STRONG,
    HEADING,
    LARGE,
    MARGIN,
    PAGE_WIDTH,
    SMALL,
    SMALL_STRONG,
    TOP,
    WIDTH,
    Block,
    Pen,
    Placed,
    beside,
    figure,
    heading,
    paginated,
    paragraph,
    space,
    stacked,
    wrapped,
)
from marianne_desk.documents.tagged_canvas import Element, TaggedCanvas
from marianne_desk.domain import french
from marianne_desk.domain.errors import Cancelled
from marianne_desk.domain.sheet.issue_note import Erratum, IssueNote, old_and_new
from marianne_desk.domain.sheet.parts import HourPicture, Sheet

_HALF_GUTTER = 24.0
_HALF = (WIDTH - _HALF_GUTTER) / 2
_FOOT = 32.0
_SECTION = 12.0


def draw_sheet(
    sheet: Sheet,
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
    pages = paginated(_blocks(root, sheet), TOP, TOP - _running_head_height(sheet))
    steps = len(pages) + 2

    def step(done: int) -> None:
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, steps)

    step(1)
    target = BytesIO()
    title = f"Fiche mensuelle, {sheet.month_name}, {sheet.site_name}"
    canvas = TaggedCanvas(target, title, root, created_at)
    pen = Pen(canvas)
    as_of = french.instant_words(created_at.astimezone(ZoneInfo(sheet.zone)))
    for number, page in enumerate(pages, start=1):
        _draw_page(pen, page)
        if number > 1:
            _draw_running_head(pen, sheet)
        _draw_foot(pen, sheet, as_of, f"page {number} sur {len(pages)}")
        canvas.showPage()
        step(number + 1)
    canvas.save()
    step(steps)
    return target.getvalue()


def _blocks(root: Element, sheet: Sheet) -> list[Block]:
    return [
        *_head(root, sheet),
        space(_SECTION),
        paragraph(root, sheet.headline, LARGE, WIDTH),
        *([space(4), paragraph(root, sheet.status, SMALL_STRONG, WIDTH)] if sheet.status else []),
        space(_SECTION),
        key_figures(root, sheet.key_figures, WIDTH),
        space(_SECTION),
        *delays_table(
            root,
            "Attente et réponses",
            french.month_short(sheet.month),
            sheet.delays,
            sheet.delay_notes,
            WIDTH,
        ),
        space(_SECTION),
        *_counts(root, sheet),
        *_note(root, sheet.note),
    ]


def _note(root: Element, note: IssueNote) -> list[Block]:
    """What the coordinator says, and what changed in months that were issued before."""
    blocks = []
    if note.comment:
        blocks += [space(_SECTION), heading(root, "Commentaire", WIDTH)]
        blocks += [paragraph(root, line, BODY, WIDTH) for line in note.comment.splitlines() if line]
    if note.errata:
        blocks += [space(_SECTION), heading(root, "Errata des fiches émises", WIDTH)]
        blocks += [paragraph(root, _erratum(one), SMALL, WIDTH) for one in note.errata]
    return blocks


def _erratum(one: Erratum) -> str:
    old, new = old_and_new(one)
    month = french.capitalised(french.month_words(one.month))
    return f"{month}, {one.label}\u00a0: {old} à l’émission, {new} aujourd’hui."


def _counts(root: Element, sheet: Sheet) -> list[Block]:
    """What was counted; for a month without anything only how the register was kept, on the same page."""
    tables = (sheet.channels, sheet.outcomes, sheet.themes, sheet.operators, sheet.helps)
    if not any(table.lines or table.notes for table in tables):
        return [_pair(lambda: _register(root, sheet, _HALF), lambda: _method(root, sheet))]
    return [
        *_hours(root, sheet.hours),
        space(_SECTION),
        _pair(
            lambda: counts_table(root, sheet.channels, _HALF),
            lambda: counts_table(root, sheet.outcomes, _HALF),
        ),
        space(_SECTION),
        *_register(root, sheet, WIDTH),
        space(_SECTION),
        *counts_table(root, sheet.themes, WIDTH),
        space(_SECTION),
        *counts_table(root, sheet.operators, WIDTH),
        space(_SECTION),
        _pair(lambda: counts_table(root, sheet.helps, _HALF), lambda: _method(root, sheet)),
    ]


def _head(root: Element, sheet: Sheet) -> list[Block]:
    """Whose sheet, and of which month: the site on the left, the month on the right."""
    side = 88.0
    left = WIDTH - side - _HALF_GUTTER
    site = [paragraph(root, sheet.site_name, HEADING, left)]
    site += [paragraph(root, line, SMALL, left) for line in sheet.site_lines]
    month = paragraph(
        root, f"Fiche mensuelle {french.capitalised(sheet.month_name)}", BODY_STRONG, side, "H1", right=True
    )
    return [beside([(0.0, stacked(site)), (WIDTH - side, month)])]


def _hours(root: Element, picture: HourPicture) -> list[Block]:
    title = heading(root, picture.title, WIDTH)
    if not picture.hours:
        return [title, paragraph(root, picture.sentence, BODY, WIDTH)]
    chart = figure(root, hour_map(picture, WIDTH), hour_words(picture))
    blocks = [title, chart]
    if picture.sentence:
        blocks += [space(4), paragraph(root, picture.sentence, SMALL, WIDTH)]
    return [stacked(blocks)]


def _register(root: Element, sheet: Sheet, width: float) -> list[Block]:
    title = heading(root, "Tenue du registre", width)
    return [stacked([title, *(paragraph(root, line, SMALL, width) for line in sheet.register)])]


def _method(root: Element, sheet: Sheet) -> list[Block]:
    title = heading(root, "Sources et méthode", _HALF)
    return [title, *(stacked([paragraph(root, text, SMALL, _HALF), space(2)]) for text in sheet.method)]


def _pair(left: Callable[[], list[Block]], right: Callable[[], list[Block]]) -> Block:
    """Two sections side by side, the left one read first."""
    return beside([(0.0, stacked(left())), (_HALF + _HALF_GUTTER, stacked(right()))])


def _draw_page(pen: Pen, page: list[Placed]) -> None:
    for placed in page:
        placed.block.draw(pen, MARGIN, placed.top)


def _running_head(sheet: Sheet) -> tuple[str, ...]:
    return wrapped(f"{sheet.site_name}, {sheet.month_name}", SMALL, WIDTH)


def _running_head_height(sheet: Sheet) -> float:
    return len(_running_head(sheet)) * SMALL.leading + 13


def _draw_running_head(pen: Pen, sheet: Sheet) -> None:
    pen.lines(None, _running_head(sheet), SMALL, MARGIN, TOP)


def _draw_foot(pen: Pen, sheet: Sheet, as_of: str, number: str) -> None:
    standing = f"état au {as_of}, provisoire" if sheet.note.issued_at is None else f"émise le {as_of}"
    words = f"Fiche mensuelle, {sheet.month_name}, {standing}"
    pen.lines(None, (words,), SMALL, MARGIN, _FOOT)
    pen.lines(None, (number,), SMALL, PAGE_WIDTH - MARGIN, _FOOT, right=True)
