"""The face of all our paper: Source Sans Pro (SIL Open Font License), embedded as subsets."""

from importlib.resources import as_file, files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "SourceSansPro-Regular"
STRONG = "SourceSansPro-Semibold"

# What the face lacks is written with its nearest sign, so that nothing is printed as an empty box.
_STAND_INS = {"\u2011": "-", "\u2010": "-", "\u2007": "\u00a0", "\t": " ", "\n": " ", "\r": " "}
_MISSING = "?"
_HELD, _NO_BREAK = 0xE0A0, 0xA0
"""reportlab writes a no-break space as a plain one: it goes through under a private code, and is named again in the
table of characters, so that « 82 % » copied from a sheet does not fall apart at a line's end."""


class ReadableFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font whose text can be copied, searched and read aloud: reportlab's own table maps the codes that it
    did not use to U+0000, which readers and validators refuse, and knows no no-break space."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        face = self.face
        face.charToGlyph[_HELD], face.charWidths[_HELD] = face.charToGlyph[32], face.charWidths[32]

    def splitString(  # noqa: N802 (reportlab's name)
        self, text: str, doc: PDFDocument, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """The text in the codes of the font's subsets."""
        held = text.replace(chr(_NO_BREAK), chr(_HELD))
        pieces: list[tuple[int, bytes]] = super().splitString(held, doc, encoding)
        return pieces

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 (reportlab's name)
        """Adds the subsets to the document, then writes their tables of characters again."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for place, subset in enumerate(subsets):
            internal = doc.fontMapping[self.fontName].removeprefix("/")
            base = doc.idToObject["BasicFonts"].dict[f"{internal}+{place}"].BaseFont
            doc.idToObject[f"toUnicodeCMap:{base}"].content = _character_table(base, subset)


def register_fonts() -> None:
    """Makes the two weights known to reportlab; the second call does nothing."""
    known = pdfmetrics.getRegisteredFontNames()
    for name in (REGULAR, STRONG):
        if name not in known:
            with as_file(files("font_source_sans_pro") / "files" / f"{name}.ttf") as path:
                pdfmetrics.registerFont(ReadableFont(name, str(path)))


def printable(text: str) -> str:
    """``text`` with every character that the face can draw; a sign without any likeness becomes « ? »."""
    known = pdfmetrics.getFont(REGULAR).face.charToGlyph
    swapped = (_STAND_INS.get(sign, sign) for sign in text)
    return "".join(sign if ord(sign) in known else _MISSING for sign in swapped)


def text_width(text: str, font: str, size: float) -> float:
    """The width of ``text`` on one line, in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def _character_table(name: str, subset: list[int]) -> str:
    signs = (_NO_BREAK if sign == _HELD else sign for sign in subset)
    pairs = [f"<{place:02X}> <{sign:04X}>" for place, sign in enumerate(signs) if sign]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def /CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    )
