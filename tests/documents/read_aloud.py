"""A tagged PDF as a screen reader meets it: its elements in reading order, each with its tag, attributes and text."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True)
class Said:
    """One element. ``text``: what is drawn inside it and its kids; ``alternative``: what is read in its place."""

    tag: str
    text: str
    alternative: str
    attributes: dict[str, object]
    kids: "tuple[Said, ...]"

    def every(self) -> "Iterator[Said]":
        """Itself and all below, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.every()


def read_aloud(pdf: bytes) -> Said:
    """The whole document."""
    texts = _texts(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        places = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        (root,) = document.Root.StructTreeRoot.K
        return _said(root, texts, places)


def sentences(pdf: bytes) -> list[str]:
    """What is read, one line an element that holds words of its own: « H1 Fiche mensuelle octobre 2026 »."""
    return [
        f"{one.tag} {' '.join((one.alternative or one.text).split())}"
        for one in read_aloud(pdf).every()
        if not one.kids and (one.alternative or one.text).strip()
    ]


def _said(element: Any, texts: dict[tuple[int, int], str], places: dict[tuple[int, int], int]) -> Said:
    text, kids = "", []
    for kid in element.get("/K", ()):
        if "/MCID" in kid:
            text += texts[places[kid.Pg.objgen], int(kid.MCID)]
        else:
            kids.append(_said(kid, texts, places))
    attributes = {str(name): value for name, value in dict(element.get("/A", {})).items()}
    return Said(
        str(element.S).lstrip("/"),
        text + "".join(kid.text for kid in kids),
        str(element.get("/Alt", "")),
        attributes,
        tuple(kids),
    )


def _texts(pdf: bytes) -> dict[tuple[int, int], str]:
    """The characters of each piece of marked content, by page and number."""
    found: dict[tuple[int, int], str] = defaultdict(str)
    with pypdfium2.PdfDocument(pdf) as document:
        for place, page in enumerate(document):
            letters = page.get_textpage()
            for piece in page.get_objects():
                number = raw.FPDFPageObj_GetMarkedContentID(piece.raw)
                if number >= 0 and piece.type == raw.FPDF_PAGEOBJ_TEXT:
                    found[place, number] += _text(piece, letters)
                elif number >= 0:
                    found[place, number] += ""
    return found


def _text(piece: Any, letters: Any) -> str:
    size = raw.FPDFTextObj_GetText(piece.raw, letters.raw, None, 0)
    buffer = (raw.FPDF_WCHAR * (size // 2))()
    raw.FPDFTextObj_GetText(piece.raw, letters.raw, buffer, size)
    return bytes(buffer)[:-2].decode("utf-16-le")
