"""The paper of a mandate: one page that both sign, and the same page again for the visitor. In large print and plain
words, tagged. Nothing keeps it: the signed page stays on paper.

Source: issue « Difficult cases » §2, domain.md §5.3.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from io import BytesIO

from marianne_desk.documents.fonts import REGULAR, STRONG, register_fonts
from marianne_desk.documents.layout import (
    ACCENT,
    HEADING,
    INK,
    LARGE_STRONG,
    MARGIN,
    SMALL,
    TOP,
    WIDTH,
    Block,
    Pen,
    Style,
    beside,
    paginated,
    paragraph,
    space,
    stacked,
    wrapped,
)
from marianne_desk.documents.tagged_canvas import Element, TaggedCanvas
from marianne_desk.domain import french
from marianne_desk.wording.cases import case_number

TITLE = "Mandat"
OURS, THEIRS = "Page pour la maison", "Page pour vous"
_READ = Style(REGULAR, 14, 20, INK)
_STRONG = Style(STRONG, 14, 20, INK)
_PART = replace(_STRONG, colour=ACCENT)
_PAD, _GUTTER, _SIGN, _FOOT = 10.0, 16.0, 150.0, 32.0


@dataclass(frozen=True, slots=True)
class MandatePaper:
    """What is printed. ``number``: of the case; ``operator``: with whom the démarche is done; ``reach``: telephone and
    mail of the house, empty for none; ``months``: how long the mandate is kept after its end."""

    number: int
    visitor: str = field(repr=False)
    scope: str = field(repr=False)
    until: date
    operator: str
    house: str
    place: str
    reach: str
    agent: str
    months: int


def draw_mandate(paper: MandatePaper, *, created_at: datetime) -> bytes:
    """The PDF: a page for the house, a page for the visitor; of a very long scope, more. ``created_at`` (aware, in the
    desk's zone) is the only date in the file besides the last day."""
    root = Element("Document")
    register_fonts()
    target = BytesIO()
    canvas = TaggedCanvas(target, f"{TITLE}, dossier {case_number(paper.number)}", root, created_at)
    pen = Pen(canvas)
    for whose, tag in ((OURS, "H1"), (THEIRS, "H2")):
        for page in paginated(_page(root, paper, whose, tag), TOP, TOP):
            for placed in page:
                placed.block.draw(pen, MARGIN, placed.top)
            foot = f"{TITLE}, dossier {case_number(paper.number)}. {whose}."
            pen.lines(None, (foot,), SMALL, MARGIN, _FOOT)
            canvas.showPage()
    canvas.save()
    return target.getvalue()


def _page(root: Element, paper: MandatePaper, whose: str, tag: str) -> list[Block]:
    last = f"{french.day_words(paper.until)}\u00a0{paper.until.year}"
    told = f" ({paper.reach})" if paper.reach else ""
    lines: tuple[tuple[str, Sequence[str]], ...] = (
        ("Jusqu’à quand", ("Ce mandat finit quand c’est fait.", f"Il finit au plus tard le {last}.")),
        (
            "Si je change d’avis",
            (
                "Je peux arrêter ce mandat quand je veux. Je n’ai pas à dire pourquoi.",
                f"Je le dis à la maison, au guichet, par téléphone ou par écrit{told}.",
            ),
        ),
        (
            "Ce que la maison garde",
            (
                "Elle ne garde ni mes mots de passe, ni mes numéros.",
                f"Elle efface ce mandat de son ordinateur {paper.months}\u00a0mois après la fin.",
            ),
        ),
    )
    blocks = [
        paragraph(root, f"{paper.house}, {paper.place}", HEADING, WIDTH),
        space(4),
        paragraph(root, f"{TITLE}. {whose}", LARGE_STRONG, WIDTH, tag),
        space(8),
        paragraph(root, f"Je m’appelle {paper.visitor}.", _READ, WIDTH),
        paragraph(
            root,
            f"Je demande à {paper.house} de faire ceci pour moi, quand je ne suis pas\u00a0là\u00a0:",
            _READ,
            WIDTH,
        ),
        space(4),
        _framed(root, (paper.scope, f"Avec\u00a0: {paper.operator}")),
        space(4),
        paragraph(root, "Elle ne fera rien d’autre.", _READ, WIDTH),
    ]
    for title, said in lines:
        blocks += [space(8), paragraph(root, title, _PART, WIDTH, with_next=True)]
        blocks += [paragraph(root, line, _READ, WIDTH) for line in said]
    blocks += [
        space(8),
        paragraph(root, "L’agent l’a vérifié", _PART, WIDTH, with_next=True),
        paragraph(
            root, "La personne est majeure. Elle n’est ni sous tutelle, ni sous curatelle.", _READ, WIDTH
        ),
        space(10),
        _signatures(root, paper),
    ]
    return blocks


def _framed(root: Element, texts: Sequence[str]) -> Block:
    """What is to be done, framed."""
    pile = [
        (root.add("P"), wrapped(text, style, WIDTH - 2 * _PAD), style)
        for text, style in zip(texts, (_STRONG, _READ), strict=True)
    ]
    height = sum(len(lines) * style.leading for _, lines, style in pile) + 2 * _PAD

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.box(left, top, WIDTH, height)
        down = top - _PAD
        for element, lines, style in pile:
            pen.lines(element, lines, style, left + _PAD, down)
            down -= len(lines) * style.leading

    return Block(height, draw)


def _signatures(root: Element, paper: MandatePaper) -> Block:
    """Two boxes to sign in, each with its day."""
    width = (WIDTH - _GUTTER) / 2
    boxes = [
        _box(root, "Je signe", paper.visitor, width),
        _box(root, "La maison signe", paper.agent, width),
    ]
    return beside([(place * (width + _GUTTER), box) for place, box in enumerate(boxes)])


def _box(root: Element, title: str, name: str, width: float) -> Block:
    inside = stacked(
        [
            paragraph(root, title, _STRONG, width - 2 * _PAD),
            paragraph(root, name, _READ, width - 2 * _PAD),
            paragraph(root, "Date\u00a0:", _READ, width - 2 * _PAD),
            paragraph(root, "Signature\u00a0:", _READ, width - 2 * _PAD),
        ]
    )

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.box(left, top, width, height)
        inside.draw(pen, left + _PAD, top - _PAD / 2)

    height = max(_SIGN, inside.height + _PAD + 40)
    return Block(height, draw)
