"""The paper tally: one page, its rows and columns, black on white, readable aloud."""

from datetime import UTC, datetime

import pypdfium2
from pypdfium2 import raw

from marianne_desk.documents.preview import page_images, text_of
from marianne_desk.documents.tally_sheet import draw_tally_sheet
from marianne_desk.domain.tally import LETTERS, TallyModel, TallyRow

AT = datetime(2026, 11, 2, 8, 5, tzinfo=UTC)
HOUSE = "France services de Vaubrun"


def a_model(rows: int, label: str = "Carte d’identité") -> TallyModel:
    frequent = [TallyRow(f"{label} {place}", "papiers", "cni") for place in range(min(rows, 9))]
    return TallyModel(12, (*frequent, *(TallyRow("Énergie", "energie") for _ in range(rows - len(frequent)))))


def words(pdf: bytes) -> str:
    return " ".join(" ".join(text_of(pdf)).split())


def test_the_sheet_says_its_rows_and_columns() -> None:
    said = words(draw_tally_sheet(a_model(24), HOUSE, created_at=AT))
    for part in (
        "Relevé papier",
        "Feuille n° 12",
        HOUSE,
        "Matin",
        "Après-midi",
        "A Carte d’identité 0",
        "J Énergie",
    ):
        assert part in said, part
    assert (said.count("résolu"), said.count("orienté"), said.count("Guichet")) == (4, 4, 2)


def test_it_holds_on_one_page_whatever_its_rows() -> None:
    for model in (
        a_model(0),
        a_model(1),
        a_model(len(LETTERS), "Un motif au nom plus long que la colonne ne le voudrait"),
    ):
        assert len(text_of(draw_tally_sheet(model, HOUSE, created_at=AT))) == 1


def test_nothing_of_it_needs_a_colour() -> None:
    (page,) = page_images(draw_tally_sheet(a_model(24), HOUSE, created_at=AT), 1.0)
    pixels = memoryview(page.rgb)
    widest = max(max(pixels[at : at + 3]) - min(pixels[at : at + 3]) for at in range(0, len(pixels), 3))
    assert widest < 20


def test_it_is_read_in_order() -> None:
    document = pypdfium2.PdfDocument(draw_tally_sheet(a_model(3), HOUSE, created_at=AT))
    page = document[0]
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    root = raw.FPDF_StructTree_GetChildAtIndex(tree, 0)
    kids = [
        raw.FPDF_StructElement_GetChildAtIndex(root, place)
        for place in range(raw.FPDF_StructElement_CountChildren(root))
    ]
    assert len(kids) == 7
    assert raw.FPDF_StructElement_CountChildren(kids[5]) == 6
    raw.FPDF_StructTree_Close(tree)
    document.close()


def test_the_same_rows_give_the_same_bytes() -> None:
    assert draw_tally_sheet(a_model(9), HOUSE, created_at=AT) == draw_tally_sheet(
        a_model(9), HOUSE, created_at=AT
    )
