"""The year on paper: two A4 pages, or three for many changes; tagged, the same bytes for the same data."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from marianne_desk.documents.bar_tables import counts_table
from marianne_desk.documents.charts import month_columns, month_words
from marianne_desk.documents.commitment_rows import shape, short_subject
from marianne_desk.documents.fonts import printable, register_fonts, text_width
from marianne_desk.documents.key_figures import key_figures
from marianne_desk.documents.layout import (
    BODY,
    BODY_STRONG,
    GREY,
    HEADING,
    INK,
    LARGE,
    MARGIN,
    PAGE_WIDTH,
    SMALL,
    SMALL_STRONG,
    TOP,
    WIDTH,
    Block,
    Pen,
    Style,
    beside,
    figure,
    heading,
    paginated,
    paragraph,
    space,
    stacked,
)
from marianne_desk.documents.tagged_canvas import Element, TaggedCanvas
from marianne_desk.domain import french
from marianne_desk.domain.sheet.year import YearCommitment, YearRow, YearSheet
from marianne_desk.wording.commitments import VERDICTS

_FOOT = 32.0
_SECTION = space(11)
_LABEL = 102.0
_YEAR = 46.0
_MONTH = (WIDTH - _LABEL - _YEAR) / 12
_CELL = replace(SMALL, colour=INK, leading=13)
_NAME = replace(_CELL)
_TOTAL = replace(SMALL_STRONG, leading=13)
_SUBJECT_WIDTH = 232.0
_STEP = (WIDTH - _SUBJECT_WIDTH - 52.0) / 12
_SHAPE = 6.5
_HALF = (WIDTH - 24.0) / 2
NOTHING_CHANGED = "Ni référentiel ni cible n’ont changé dans l’année."


def draw_year(sheet: YearSheet, *, created_at: datetime) -> bytes:
    """The PDF. ``created_at`` is aware, printed on the clock of the site's zone, the only date in the file."""
    register_fonts()
    root = Element("Document")
    pages = paginated(_blocks(root, sheet), TOP, TOP - 24)
    target = BytesIO()
    name = f"Fiche annuelle {sheet.year}"
    canvas = TaggedCanvas(target, f"{name}, {sheet.site_name}", root, created_at)
    pen = Pen(canvas)
    as_of = french.instant_words(created_at.astimezone(ZoneInfo(sheet.zone)))
    for number, page in enumerate(pages, start=1):
        for placed in page:
            placed.block.draw(pen, MARGIN, placed.top)
        if number > 1:
            pen.lines(None, (printable(f"{sheet.site_name}, {sheet.year}"),), SMALL, MARGIN, TOP)
        pen.lines(None, (f"{name}, nombres masqués, état au {as_of}",), SMALL, MARGIN, _FOOT)
        words = f"page {number} sur {len(pages)}"
        if "Provisoire" in sheet.status:
            words = f"Provisoire · {words}"
        pen.lines(None, (words,), SMALL_STRONG, PAGE_WIDTH - MARGIN, _FOOT, right=True)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _blocks(root: Element, sheet: YearSheet) -> list[Block]:
    side = 100.0
    site = paragraph(root, sheet.site_name, HEADING, WIDTH - side - 24)
    year = paragraph(root, f"Fiche annuelle {sheet.year}", BODY_STRONG, side, "H1", right=True)
    title = "Passages, mois par mois"
    blocks = [
        beside([(0.0, site), (WIDTH - side, year)]),
        _SECTION,
        paragraph(root, sheet.headline, LARGE, WIDTH),
        space(3),
        paragraph(root, sheet.status, SMALL_STRONG, WIDTH),
        _SECTION,
        key_figures(root, sheet.key_figures, WIDTH),
        _SECTION,
        stacked(
            [
                heading(root, title, WIDTH),
                figure(root, month_columns(sheet.bars, WIDTH, 92.0), month_words(title, sheet.bars)),
            ]
        ),
        _SECTION,
        stacked(_months_table(root, sheet)),
        _SECTION,
        stacked(_commitments(root, sheet)),
        _SECTION,
    ]
    for start in range(0, len(sheet.tables), 2):
        pair = sheet.tables[start : start + 2]
        piles = [
            (place * (_HALF + 24), stacked(counts_table(root, table, _HALF)))
            for place, table in enumerate(pair)
        ]
        blocks += [beside(piles), _SECTION]
    lines = sheet.changes or (NOTHING_CHANGED,)
    blocks += [heading(root, "Ce qui a changé", WIDTH), *(paragraph(root, one, BODY, WIDTH) for one in lines)]
    title_of_method = heading(root, "Sources et méthode", WIDTH)
    return [*blocks, _SECTION, title_of_method, paragraph(root, " ".join(sheet.method), SMALL, WIDTH)]


def _months_table(root: Element, sheet: YearSheet) -> list[Block]:
    title = heading(root, "Les douze mois", WIDTH)
    table = root.add("Table")
    names = [french.month_short(month).partition(french.NO_BREAK)[0] for month in sheet.months]
    heads = ("Chiffre", *names, "année")
    blocks = [title, _months_row(table.add("TR"), heads, (SMALL,) * 14, head=True)]
    return [*blocks, *(_figures_row(table.add("TR"), row) for row in sheet.rows)]


def _figures_row(element: Element, row: YearRow) -> Block:
    styles: Sequence[Style] = (_NAME, *(_CELL,) * 12, _TOTAL)
    return _months_row(element, (row.label, *row.cells, row.year), styles, head=False)


def _months_row(row: Element, texts: Sequence[str], styles: Sequence[Style], *, head: bool) -> Block:
    cells = [
        row.add("TH", Scope="Column") if head else row.add("TH", Scope="Row") if place == 0 else row.add("TD")
        for place in range(len(texts))
    ]

    def draw(pen: Pen, left: float, top: float) -> None:
        for place, (text, style, cell) in enumerate(zip(texts, styles, cells, strict=True)):
            if place == 0:
                pen.lines(cell, (printable(text),), style, left, top)
                continue
            right = _LABEL + place * _MONTH if place < len(texts) - 1 else WIDTH
            pen.lines(cell, (printable(text),), style, left + right, top, right=True)

    return Block(styles[-1].leading + 1.5, draw)


def _commitments(root: Element, sheet: YearSheet) -> list[Block]:
    title = heading(root, "Les engagements, mois par mois", WIDTH)
    if not sheet.commitments:
        return [title, paragraph(root, "Aucun mois n’a encore été mesuré.", BODY, WIDTH)]
    table = root.add("Table")
    blocks = [title]
    if sheet.banner:
        blocks.append(paragraph(root, f"{sheet.banner}.", SMALL, WIDTH))
    head = table.add("TR")
    cells = [head.add("TH", Scope="Column") for _ in range(14)]
    names = [french.month_short(month).partition(french.NO_BREAK)[0] for month in sheet.months]

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.lines(cells[0], ("Engagement",), SMALL, left + 16, top)
        for place, name in enumerate(names):
            at = left + _SUBJECT_WIDTH + (place + 1) * _STEP
            pen.lines(cells[place + 1], (name[:1].upper(),), SMALL, at - _STEP / 2 + 3, top, right=True)
        pen.lines(cells[13], ("mois tenus",), SMALL, left + WIDTH, top, right=True)

    blocks.append(Block(SMALL.leading + 2, draw))
    blocks += [_commitment(table.add("TR"), one) for one in sheet.commitments]
    return [*blocks, space(4), _legend(root)]


def _commitment(row: Element, one: YearCommitment) -> Block:
    name = row.add("TH", Scope="Row")
    cells = [row.add("TD") for _ in one.verdicts]
    kept = row.add("TD")
    subject = short_subject(one.subject, _NAME, _SUBJECT_WIDTH - 22)
    pictures = [
        None if verdict is None else cell.add("Figure", VERDICTS[verdict])
        for cell, verdict in zip(cells, one.verdicts, strict=True)
    ]

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.lines(name, (f"{one.number} ",), _TOTAL, left + 12, top, right=True)
        pen.lines(name, (subject,), _NAME, left + 16, top)
        for place, (picture, verdict) in enumerate(zip(pictures, one.verdicts, strict=True)):
            at = left + _SUBJECT_WIDTH + (place + 0.5) * _STEP - _SHAPE / 2
            if verdict is None:
                pen.rule(at + 1.5, at + _SHAPE - 1.5, top - 6.5, GREY)
                continue
            pen.drawing(picture, shape(verdict, _SHAPE), at, top - 3.2)
        pen.lines(kept, (one.kept,), _TOTAL, left + WIDTH, top, right=True)

    return Block(_NAME.leading + 2.5, draw)


def _legend(root: Element) -> Block:
    """Each shape beside its word."""
    element = root.add("P")
    entries = list(VERDICTS.items())

    def draw(pen: Pen, left: float, top: float) -> None:
        at = left
        for verdict, word in entries:
            pen.drawing(None, shape(verdict, _SHAPE), at, top - 2.5)
            pen.lines(element, (f"{word} ",), SMALL, at + 10, top)
            at += 24 + text_width(word, SMALL.font, SMALL.size)

    return Block(SMALL.leading, draw)
