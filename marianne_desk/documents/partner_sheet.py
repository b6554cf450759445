"""The quarterly sheet of a partner on paper: two A4 pages, vector, tagged, the same bytes for the same data.

What it says is decided in ``domain.partner_sheet``; here is only how it is drawn, and what is shortened to fit.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from marianne_desk.documents.bar_tables import counts_table, delays_table
from marianne_desk.documents.commitment_rows import short_subject
from marianne_desk.documents.compared_rows import compared_rows
from marianne_desk.documents.fitting import fitted
from marianne_desk.documents.fonts import register_fonts
from marianne_desk.documents.key_figures import key_figures
from marianne_desk.documents.late_rows import small_table
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
    heading,
    paragraph,
    space,
    stacked,
    wrapped,
)
from marianne_desk.documents.tagged_canvas import Element, TaggedCanvas
from marianne_desk.domain import french
from marianne_desk.domain.partner_sheet.breakdowns import table_of
from marianne_desk.domain.partner_sheet.parts import Breakdown, FeedbackGroup, PartnerSheet

FEEDBACK_TITLE = "Ce que les usagers ne comprennent pas"
_GUTTER = 24.0
_HALF = (WIDTH - _GUTTER) / 2
_FOOT = 32.0
_SECTIONS = (14, 12, 9, 7, 5, 4)
_FEEDBACK = (24, 16, 12, 8, 5, 3)
_ERRATA = (8, 6, 5, 4, 3, 2)
_LEVELS = 6
_QUOTE = replace(BODY, size=9, leading=12.5)
_PROVISIONAL = replace(SMALL_STRONG, colour=WARM)
_ERRATA_COLUMNS = (
    ("Fiche émise", 0.0, 96.0),
    ("Chiffre", 100.0, 180.0),
    ("À l’émission", 284.0, 104.0),
    ("Aujourd’hui", 392.0, 107.0),
)


def draw_partner_sheet(
    sheet: PartnerSheet,
    *,
    created_at: datetime,
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """The PDF. ``created_at`` is aware and printed on the clock of the site's zone; it is the only date in the file.
    ``progress`` is called with the steps done and their number, and may raise."""
    register_fonts()
    root = Element("Document")
    second = TOP - _running_head_height(sheet)
    pages = (
        (TOP, fitted(root, lambda at, level: _first(at, sheet, level), TOP - BOTTOM, _LEVELS)),
        (second, fitted(root, lambda at, level: _second(at, sheet, level), second - BOTTOM, _LEVELS)),
    )
    target = BytesIO()
    canvas = TaggedCanvas(target, sheet.title, root, created_at)
    pen = Pen(canvas)
    as_of = french.instant_words(created_at.astimezone(ZoneInfo(sheet.zone)))
    for number, (top, blocks) in enumerate(pages, start=1):
        if progress is not None:
            progress(number, len(pages) + 1)
        stacked(blocks).draw(pen, MARGIN, top)
        if number > 1:
            pen.lines(None, _running_head(sheet), SMALL, MARGIN, TOP)
        _draw_foot(pen, sheet, as_of, f"page {number} sur {len(pages)}")
        canvas.showPage()
    canvas.save()
    if progress is not None:
        progress(len(pages) + 1, len(pages) + 1)
    return target.getvalue()


def _first(root: Element, sheet: PartnerSheet, level: int) -> list[Block]:
    """The sentence, the figures, what was promised, what became of appointments and answers."""
    gap = space(_SECTIONS[level])
    large = LARGE if level < 2 else replace(LARGE, size=14, leading=18)
    return [
        *_head(root, sheet),
        gap,
        paragraph(root, sheet.headline, large, WIDTH),
        space(3),
        paragraph(root, sheet.status, SMALL_STRONG, WIDTH),
        gap,
        key_figures(root, sheet.key_figures, WIDTH),
        gap,
        *compared_rows(root, sheet, WIDTH),
        gap,
        *delays_table(
            root,
            "Les réponses, face au délai",
            french.quarter_short(sheet.quarter),
            sheet.promises,
            sheet.promise_notes,
            WIDTH,
        ),
        gap,
        _side_by_side(_counts(root, sheet.became), _counts(root, sheet.answers)),
    ]


def _second(root: Element, sheet: PartnerSheet, level: int) -> list[Block]:
    """For what people came, what is stuck, what they do not understand, the comment, what changed, how it was
    counted."""
    gap = space(_SECTIONS[level])
    matters = sheet.matters
    if level > 2:
        matters = replace(matters, rows=tuple(row for row in matters.rows if not row.within))
    tables = _side_by_side(_counts(root, matters), _counts(root, sheet.stuck))
    blocks = [tables, gap, *_feedback(root, sheet.feedback, level), gap]
    if sheet.note.comment:
        blocks += [*_comment(root, sheet.note.comment, level), gap]
    if sheet.note.errata:
        blocks += [*_errata(root, sheet, _ERRATA[level]), gap]
    return [*blocks, heading(root, "Comment c’est compté", WIDTH), *_method(root, sheet, level)]


def _head(root: Element, sheet: PartnerSheet) -> list[Block]:
    """Whose sheet, for whom, of which quarter: the site on the left."""
    side = 150.0
    left = WIDTH - side - _GUTTER
    site = [paragraph(root, sheet.site_name, HEADING, left)]
    site += [paragraph(root, line, SMALL, left) for line in sheet.site_lines]
    words = f"Fiche trimestrielle {sheet.operator} {sheet.quarter_name}"
    return [
        beside(
            [
                (0.0, stacked(site)),
                (WIDTH - side, paragraph(root, words, BODY_STRONG, side, "H1", right=True)),
            ]
        )
    ]


def _counts(root: Element, breakdown: Breakdown) -> list[Block]:
    return counts_table(root, table_of(breakdown), _HALF)


def _side_by_side(left: list[Block], right: list[Block]) -> Block:
    return beside([(0.0, stacked(left)), (_HALF + _GUTTER, stacked(right))])


def _feedback(root: Element, groups: tuple[FeedbackGroup, ...], level: int) -> list[Block]:
    """Each matter with how many lines, and the lines, as many as there is room for."""
    title = heading(root, FEEDBACK_TITLE, WIDTH)
    if not groups:
        return [title, paragraph(root, "Aucun retour du terrain n’a été noté ce trimestre.", BODY, WIDTH)]
    blocks = [title]
    shown = _shared_out([len(group.lines) for group in groups], _FEEDBACK[level])
    for group, many in zip(groups, shown, strict=True):
        if not many:
            continue
        count = french.count_of(group.count, "retour")
        blocks.append(paragraph(root, f"{group.matter}\u00a0: {count}", _QUOTE_STRONG, WIDTH))
        for line, times in group.lines[:many]:
            words = f"– {line}" if times == 1 else f"– {line} ({times}\u00a0fois)"
            if level > 1:
                words = short_subject(words, _QUOTE, WIDTH)
            blocks.append(paragraph(root, words, _QUOTE, WIDTH))
    more = sum(group.count for group in groups) - sum(
        times for group, many in zip(groups, shown, strict=True) for _, times in group.lines[:many]
    )
    if more:
        words = french.count_of(more, "autre retour", "autres retours")
        blocks.append(paragraph(root, f"Et {words}, dans le tableau joint.", SMALL, WIDTH))
    return blocks


def _shared_out(counts: Sequence[int], most: int) -> list[int]:
    """So many lines at most, one of each matter in turn, so that the first does not take all the room."""
    given = [0] * len(counts)
    while sum(given) < min(most, sum(counts)):
        for place, count in enumerate(counts):
            if given[place] < count and sum(given) < most:
                given[place] += 1
    return given


_QUOTE_STRONG = replace(_QUOTE, font=BODY_STRONG.font)


def _comment(root: Element, comment: str, level: int) -> list[Block]:
    style = BODY if level == 0 else replace(SMALL, colour=BODY.colour)
    lines = [line for line in comment.splitlines() if line]
    if level > 2:
        lines = [" ".join(lines)]
    title = heading(root, "Commentaire", WIDTH)
    return [title, *(paragraph(root, line, style, WIDTH) for line in lines)]


def _errata(root: Element, sheet: PartnerSheet, most: int) -> list[Block]:
    shown = sheet.note.errata[:most]
    rows = [
        (french.capitalised(french.quarter_words(one.quarter)), one.label, one.old_words, one.new_words)
        for one in shown
    ]
    title = heading(root, "Errata des fiches émises", WIDTH)
    blocks = [title, *small_table(root, _ERRATA_COLUMNS, rows)]
    more = len(sheet.note.errata) - len(shown)
    if more:
        words = french.count_of(more, "autre erratum", "autres errata")
        blocks.append(paragraph(root, f"Et {words}, à voir à l’écran.", SMALL, WIDTH))
    return blocks


def _method(root: Element, sheet: PartnerSheet, level: int) -> list[Block]:
    words = sheet.method if level < 4 else sheet.method[-1:]
    return [paragraph(root, " ".join(words), SMALL, WIDTH)]


def _running_head(sheet: PartnerSheet) -> tuple[str, ...]:
    return wrapped(f"{sheet.site_name}, {sheet.operator}, {sheet.quarter_name}", SMALL, WIDTH)


def _running_head_height(sheet: PartnerSheet) -> float:
    return len(_running_head(sheet)) * SMALL.leading + 10


def _draw_foot(pen: Pen, sheet: PartnerSheet, as_of: str, number: str) -> None:
    """On each page: what it is, of when, and whether it was issued."""
    words = f"Fiche trimestrielle {sheet.operator}, {sheet.quarter_name}"
    if sheet.note.issued_at is None:
        words, standing, style = f"{words}, état au {as_of}", "Provisoire", _PROVISIONAL
    else:
        by = f" par {sheet.note.agent}" if sheet.note.agent else ""
        standing, style = f"Émise le {as_of}{by}", SMALL_STRONG
    pen.lines(None, (words,), SMALL, MARGIN, _FOOT)
    pen.lines(None, (f"{standing} · ",), style, PAGE_WIDTH - MARGIN - 48, _FOOT, right=True)
    pen.lines(None, (number,), SMALL, PAGE_WIDTH - MARGIN, _FOOT, right=True)
