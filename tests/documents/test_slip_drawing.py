"""The slip on paper: large type, whole, on as few pages as it takes; its square read back."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from page import ValidationProfile, validate_pdf_bytes
from pypdfium2 import raw

from marianne_desk.documents.preview import page_image, page_sizes, text_of
from marianne_desk.documents.slip import SMALLEST, draw_slip
from marianne_desk.domain.cases.appointment import Mode, Paper
from marianne_desk.domain.cases.slip import Told, compose_slip
from marianne_desk.domain.cases.slip_words import LANGUAGES
from tests.documents.every_paper import AT
from tests.documents.on_paper import words
from tests.documents.read_aloud import sentences
from tests.slip_samples import an_appointment, told

A5, A4 = (420, 595), (842, 595)
LONG = "Justificatif numéro {} de la situation de famille et des ressources de l’année"
PLACE = "Maison des solidarités, bâtiment C, deuxième étage, porte 214, 11 quai Paul Boudet, 53000 Laval"
MANY = replace(
    an_appointment(papers=tuple(Paper(LONG.format(n), n % 2 == 0) for n in range(30))), place=PLACE
)
ENDLESS = replace(an_appointment(), place="rue très longue " * 150)


def drawn(of: Told, *, named: bool = True, language: str = "fr", copies: int = 1) -> bytes:
    return draw_slip(compose_slip(of, LANGUAGES[language], named=named), created_at=AT, copies=copies)


def sizes_of_type(pdf: bytes) -> set[float]:
    """The size of every piece of text."""
    found = set()
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            for piece in page.get_objects():
                if piece.type == raw.FPDF_PAGEOBJ_TEXT:
                    size = raw.c_float()
                    raw.FPDFTextObj_GetFontSize(piece.raw, size)
                    found.add(round(size.value, 2))
    return found


def pages_of(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page, in whole points."""
    return [(round(width), round(height)) for width, height in page_sizes(pdf)]


def inside(pdf: bytes) -> None:
    """Nothing leaves the page's margins of 20 points, the cutting line aside."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            width, height = page.get_size()
            for piece in page.get_objects():
                left, bottom, right, top = piece.get_bounds()
                if right - left < 2 and top - bottom > height - 2:
                    continue
                assert left >= 20
                assert right <= width - 20
                assert bottom >= 15
                assert top <= height - 20


EACH = {
    "office": told(an_appointment()),
    "phone": told(an_appointment(Mode.PHONE)),
    "screen": told(an_appointment(Mode.VIDEO)),
    "here": told(an_appointment(Mode.PERMANENCE, ())),
    "nowhere": replace(told(an_appointment()), office=None),
    "request": told(),
    "many": told(MANY),
    "endless": told(ENDLESS),
}


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize("name", EACH)
def test_it_is_large_whole_and_accessible(name: str, language: str) -> None:
    pdf = drawn(EACH[name], language=language)
    assert min(sizes_of_type(pdf)) >= SMALLEST
    inside(pdf)
    assert set(pages_of(pdf)) == {A5}
    report = validate_pdf_bytes(pdf, profile=ValidationProfile.PDF_UA_1)
    assert [fault.message for fault in report.failures] == []
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == {"fr": "fr-FR", "en": "en-GB"}[language]


@pytest.mark.parametrize("name", ["office", "phone", "screen", "here", "nowhere", "request"])
@pytest.mark.parametrize("language", list(LANGUAGES))
def test_a_usual_one_fits_on_one_page(name: str, language: str) -> None:
    assert len(page_sizes(drawn(EACH[name], language=language))) == 1


def test_little_to_say_is_said_larger() -> None:
    assert max(sizes_of_type(drawn(told()))) > max(sizes_of_type(drawn(told(an_appointment()))))
    assert min(sizes_of_type(drawn(told()))) == SMALLEST


def test_many_papers_go_to_a_second_page_which_the_first_names() -> None:
    pages = [" ".join(text.split()) for text in text_of(drawn(told(MANY)))]
    assert len(pages) == 4
    assert "Les papiers sont à la page 2." in pages[0]
    assert "02 00 00 00 00" in pages[0]
    assert ["La suite est à la page" in page for page in pages] == [True, True, True, False]
    assert "Page 4 sur 4" in pages[3]
    whole = words(drawn(told(MANY)))
    assert [n for n in range(30) if LONG.format(n) not in whole] == []
    spoken = sentences(drawn(told(MANY)))
    assert [line for line in spoken if line.startswith("LBody")] == [
        f"LBody {LONG.format(n)}" for n in range(30)
    ]


def test_an_endless_address_is_not_cut() -> None:
    assert words(drawn(told(ENDLESS))).count("longue") == 150
    no_papers = replace(ENDLESS, papers=())
    assert words(drawn(told(no_papers))).count("longue") == 150


def test_twice_on_an_a4_and_read_aloud_once() -> None:
    one, two = drawn(told(an_appointment())), drawn(told(an_appointment()), copies=2)
    assert pages_of(two) == [A4]
    assert words(two).count("Zorglub") == 2
    assert sentences(two) == sentences(one)
    inside(two)
    picture = page_image(two, 0, 1.0)
    half = picture.width // 2
    rows = [picture.rgb[row * picture.width * 3 :][: picture.width * 3] for row in range(picture.height)]
    assert sum(row[: (half - 8) * 3] != b"\xff" * (half - 8) * 3 for row in rows) == sum(
        row[(half + 8) * 3 :] != b"\xff" * (len(row) - (half + 8) * 3) for row in rows
    )


def test_the_same_slip_gives_the_same_bytes() -> None:
    assert drawn(told(an_appointment())) == drawn(told(an_appointment()))


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="no reader of QR codes here")
@pytest.mark.parametrize("language", list(LANGUAGES))
def test_the_square_is_read_back(tmp_path: Path, language: str) -> None:
    from PIL import Image

    for of in (
        told(an_appointment()),
        told(an_appointment(Mode.VIDEO)),
        told(replace(an_appointment(), place=PLACE)),
    ):
        slip = compose_slip(of, LANGUAGES[language], named=False)
        page = page_image(draw_slip(slip, created_at=AT), 0, 150 / 72)
        file = tmp_path / "page.png"
        Image.frombytes("RGB", (page.width, page.height), page.rgb).save(file)
        read = subprocess.run(["zbarimg", "--raw", "-q", str(file)], capture_output=True, check=True)
        assert read.stdout.decode().strip().replace("\r\n", "\n") == slip.code.replace("\r\n", "\n")
