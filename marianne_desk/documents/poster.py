"""« Nos résultats » on the wall: one A4 page in large type, tagged, the same bytes for the same data."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from marianne_desk.documents.commitment_rows import shape
from marianne_desk.documents.fitting import fitted
from marianne_desk.documents.fonts import register_fonts, text_width
from marianne_desk.documents.layout import (
    BODY,
    BODY_STRONG,
    BOTTOM,
    HEADING,
    INK,
    LARGE_STRONG,
    MARGIN,
    SMALL,
    TOP,
    WARM,
    WIDTH,
    Block,
    Pen,
    Style,
    beside,
    paragraph,
    space,
    stacked,
)
from marianne_desk.documents.tagged_canvas import Element, TaggedCanvas
from marianne_desk.domain import french
from marianne_desk.domain.commitments.verdict import Verdict
from marianne_desk.domain.sheet.poster import TITLE, Poster, PosterFigure

_TITLE = replace(LARGE_STRONG, size=40, leading=48)
_MONTH = replace(BODY, size=18, leading=26)
_SITE = replace(HEADING, size=14, leading=20)
_VALUE = replace(LARGE_STRONG, size=44, leading=52)
_LONG_VALUE = replace(LARGE_STRONG, size=26, leading=52)
_WORDS = replace(BODY, size=14, leading=19)
_SECTION = replace(HEADING, size=18, leading=28)
_NOTE = replace(BODY, size=10, leading=14)
_STANDING = replace(BODY_STRONG, colour=WARM)
_LEVELS = 4
_SIZES = ((16.0, 22.0), (14.0, 19.0), (12.0, 16.0), (10.5, 13.5))
_COLUMN = (WIDTH - 24.0) / 2


def draw_poster(poster: Poster, *, created_at: datetime) -> bytes:
    """The PDF. ``created_at`` is aware, printed on the clock of the site's zone, the only date in the file."""
    register_fonts()
    root = Element("Document")
    sheet = poster.printed.sheet
    day = created_at.astimezone(ZoneInfo(sheet.zone))
    room = TOP - BOTTOM
    foot = Element("Document")
    last = stacked(_foot(foot, poster, day))
    blocks = fitted(root, lambda at, level: _blocks(at, poster, level), room - last.height, _LEVELS)
    root.kids += foot.kids
    blocks += [space(room - last.height - sum(block.height for block in blocks)), last]
    target = BytesIO()
    canvas = TaggedCanvas(target, f"{TITLE}, {sheet.month_name}, {sheet.site_name}", root, created_at)
    stacked(blocks).draw(Pen(canvas), MARGIN, TOP)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _blocks(root: Element, poster: Poster, level: int) -> list[Block]:
    sheet = poster.printed.sheet
    size, leading = _SIZES[level]
    style = replace(BODY, size=size, leading=leading)
    gap = space((22, 16, 12, 8)[level])
    blocks = [
        paragraph(root, sheet.site_name, _SITE, WIDTH),
        paragraph(root, TITLE, _TITLE, WIDTH, "H1"),
        paragraph(root, french.capitalised(sheet.month_name), _MONTH, WIDTH),
        gap,
        *_figures(root, poster.figures),
        gap,
    ]
    if poster.kept:
        title = "Nos engagements tenus" if len(poster.kept) > 1 else "Notre engagement tenu"
        blocks.append(paragraph(root, title, _SECTION, WIDTH, "H2"))
        blocks += [_line(root, Verdict.KEPT, "", subject, style) for subject in poster.kept]
        blocks.append(gap)
    if poster.to_improve:
        blocks.append(paragraph(root, "Ce que nous devons améliorer", _SECTION, WIDTH, "H2"))
        blocks += [_line(root, verdict, word, subject, style) for verdict, word, subject in poster.to_improve]
        blocks.append(gap)
    blocks.append(paragraph(root, poster.others, replace(_NOTE, colour=INK), WIDTH))
    return blocks


def _figures(root: Element, figures: Sequence[PosterFigure]) -> list[Block]:
    """Two beside each other."""
    rows: list[Block] = []
    for start in range(0, len(figures), 2):
        pair = figures[start : start + 2]
        piles = [(place * (_COLUMN + 24.0), stacked(_figure(root, one))) for place, one in enumerate(pair)]
        rows += [beside(piles), space(10)]
    return rows


def _figure(root: Element, one: PosterFigure) -> list[Block]:
    part = root.add("Sect")
    value = _VALUE if text_width(one.value, _VALUE.font, _VALUE.size) < _COLUMN * 0.7 else _LONG_VALUE
    return [paragraph(part, one.value, value, _COLUMN), paragraph(part, one.words, _WORDS, _COLUMN)]


def _line(root: Element, verdict: Verdict, word: str, subject: str, style: Style) -> Block:
    """A commitment under its shape; the word beside what is not kept."""
    text = f"{subject} ({word[:1].lower()}{word[1:]})" if word else subject
    block = paragraph(root, text, style, WIDTH - 24)
    size = style.size * 0.62

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.drawing(None, shape(verdict, size), left + 1, top - (style.leading - size) / 2)
        block.draw(pen, left + 22, top)

    return Block(block.height + style.size * 0.35, draw)


def _foot(root: Element, poster: Poster, day: datetime) -> list[Block]:
    note = poster.printed.sheet.note
    standing = (
        "Provisoire\u00a0: ces chiffres peuvent encore changer."
        if note.issued_at is None
        else f"Fiche du mois émise le {french.instant_words(note.issued_at)}."
    )
    simulated = [one for one in (poster.printed.sheet.status,) if one.startswith("Données simulées")]
    return [
        paragraph(root, poster.basis, _NOTE, WIDTH),
        paragraph(root, f"État au {french.instant_words(day)}.", _NOTE, WIDTH),
        paragraph(root, standing, _STANDING, WIDTH),
        *(paragraph(root, "Données simulées, inventées pour l’essai.", SMALL, WIDTH) for _ in simulated),
    ]
