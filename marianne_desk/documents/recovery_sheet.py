"""The recovery sheet: the key of a desk as words and as a QR code, on one page for the safe. A4, tagged."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

from marianne_desk.documents.fonts import register_fonts
from marianne_desk.documents.layout import (
    BODY,
    BODY_STRONG,
    HEADING,
    LARGE,
    LARGE_STRONG,
    MARGIN,
    SMALL,
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
from marianne_desk.documents.qr import qr_code
from marianne_desk.documents.tagged_canvas import Element, TaggedCanvas
from marianne_desk.domain import french

TITLE = "Feuille de secours"
_COLUMNS = 4
_GUTTER = 24.0
_QR = 128.0
_WORD = Style(BODY_STRONG.font, 13, 22, BODY.colour)
_FOOT = 32.0


def draw_recovery_sheet(
    *, name: str, place: str, words: Sequence[str], scanned: str, today: date, created_at: datetime
) -> bytes:
    """The PDF. ``scanned`` is what the QR code holds; ``created_at`` (an aware instant) is the only date in the
    file besides ``today``, which is printed."""
    register_fonts()
    root = Element("Document")
    pages = paginated(_blocks(root, name, place, words, scanned, today), TOP, TOP)
    target = BytesIO()
    canvas = TaggedCanvas(target, f"{TITLE}, {name}", root, created_at)
    pen = Pen(canvas)
    for page in pages:
        for placed in page:
            placed.block.draw(pen, MARGIN, placed.top)
        foot = f"{TITLE}, {name}, imprimée le {french.day_short(today)}"
        pen.lines(None, (foot,), SMALL, MARGIN, _FOOT)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _blocks(
    root: Element, name: str, place: str, words: Sequence[str], scanned: str, today: date
) -> list[Block]:
    return [
        paragraph(root, name, HEADING, WIDTH),
        paragraph(root, place, SMALL, WIDTH),
        space(12),
        paragraph(root, TITLE, LARGE_STRONG, WIDTH, "H1"),
        space(4),
        paragraph(
            root,
            "Si l’ordinateur est perdu, volé ou en panne, cette page et une sauvegarde rendent tout.",
            LARGE,
            WIDTH,
        ),
        space(8),
        paragraph(
            root,
            "Imprimez-la, rangez-la au coffre ou dans une armoire fermée, loin de l’ordinateur et de la clé USB des "
            "sauvegardes. Qui tient cette page et une sauvegarde lit tout\u00a0: ne la photographiez pas, "
            "ne l’envoyez pas.",
            BODY,
            WIDTH,
        ),
        space(16),
        heading(root, "La clé, en vingt-quatre mots", WIDTH),
        space(4),
        _words(root, words),
        space(4),
        paragraph(
            root,
            "Dans l’ordre, de gauche à droite. Majuscules et accents ne comptent pas\u00a0; "
            "les quatre premières lettres de chaque mot suffisent.",
            SMALL,
            WIDTH,
        ),
        space(16),
        heading(root, "Reprendre une sauvegarde, en trois étapes", WIDTH),
        space(4),
        _steps(root, scanned, len(words)),
        space(16),
        heading(root, "À noter ici", WIDTH),
        space(4),
        paragraph(root, f"Imprimée le {french.day_words(today)}\u00a0{today.year}, par\u00a0:", BODY, WIDTH),
        space(14),
        paragraph(root, "Sauvegardes rangées dans\u00a0:", BODY, WIDTH),
        space(14),
        paragraph(root, "Feuille rangée dans\u00a0:", BODY, WIDTH),
    ]


def _words(root: Element, words: Sequence[str]) -> Block:
    """Rows of numbered words, read row by row."""
    width = (WIDTH - (_COLUMNS - 1) * _GUTTER) / _COLUMNS
    rows = []
    for start in range(0, len(words), _COLUMNS):
        cells = [
            (place * (width + _GUTTER), paragraph(root, f"{start + place + 1}.\u00a0{word}", _WORD, width))
            for place, word in enumerate(words[start : start + _COLUMNS])
        ]
        rows.append(beside(cells))
    return stacked(rows)


def _steps(root: Element, scanned: str, count: int) -> Block:
    """Three steps on the left, the QR code on the right."""
    width = WIDTH - _QR - _GUTTER
    steps = (
        (
            "1. Le programme et la sauvegarde",
            "Installez Marianne Desk sur le nouvel ordinateur, ouvrez-le, choisissez «\u00a0Reprendre une "
            "sauvegarde\u00a0», puis le fichier «\u00a0marianne-desk-….db\u00a0» le plus récent.",
        ),
        (
            "2. La clé",
            f"Tapez les {count} mots ci-dessus, ou lisez le code avec un lecteur. Un mot mal tapé vous est signalé.",
        ),
        (
            "3. Regarder, puis reprendre",
            "Le programme montre ce que contient la sauvegarde\u00a0: la maison, le nombre de passages, les dates. "
            "Si c’est bien la vôtre, validez. Puis imprimez une nouvelle feuille.",
        ),
    )
    left = [
        block
        for title, text in steps
        for block in (
            paragraph(root, title, BODY_STRONG, width),
            paragraph(root, text, BODY, width),
            space(6),
        )
    ]
    code = stacked(
        [
            figure(
                root,
                qr_code(scanned, _QR),
                "Code QR\u00a0: les mêmes mots que ci-dessus, sans accents, en capitales",
            ),
            paragraph(root, "Les mêmes mots, pour un lecteur de codes.", SMALL, _QR),
        ]
    )
    return beside([(0.0, stacked(left)), (WIDTH - _QR, code)])
