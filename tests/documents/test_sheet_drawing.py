"""The month's sheet on paper: read back from the PDF itself."""

import ctypes
import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from types import MappingProxyType

import pypdfium2
import pytest
from pypdfium2 import raw

from marianne_desk.documents.preview import page_images, text_of
from marianne_desk.documents.sheet import draw_sheet
from marianne_desk.domain.errors import Cancelled
from marianne_desk.domain.figure import MonthFigures, MonthReport
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.issue_note import Erratum, IssueNote
from marianne_desk.domain.sheet.printed import PrintedSheet
from marianne_desk.domain.site import Site
from tests.documents.on_paper import inside_the_margins, words
from tests.documents.read_aloud import read_aloud
from tests.month_samples import (
    HOUSE,
    LABELS,
    OCTOBER,
    a_house_with_long_words,
    a_month,
    an_empty_month,
    count,
)
from tests.printed_samples import a_printed_sheet

EDITED = datetime(2026, 11, 2, 8, 5, tzinfo=UTC)
HUGE = 16.7


def a_sheet(report: MonthReport | None = None, site: Site = HOUSE) -> PrintedSheet:
    return a_printed_sheet(report, site)


def drawn(sheet: PrintedSheet | None = None) -> bytes:
    return draw_sheet(sheet or a_sheet(), created_at=EDITED)


def empty_report() -> MonthReport:
    return MonthReport(an_empty_month(), None, None)


def huge_month() -> MonthFigures:
    return a_month(scale=HUGE)


def test_the_sheet_says_what_was_composed() -> None:
    text = words(drawn())
    assert "France services de Valserhône 5-9 rue des Papetiers, 01200 Valserhône" in text
    assert "412 passages ont apporté 498 demandes" in text
    assert "82 % ont été résolues sur place." in text
    assert "Provisoire : ces chiffres peuvent encore changer." in text
    assert "réseau : 82 %, déclaratif, 2023–24" in text
    assert "Courriels traités en 5 jours ouvrés 89 % 17 sur 19" in text
    assert "2 hors délai" in text
    assert "Attente notée 261 fois sur 298 (87 %)." in text
    assert "Papiers d’identité, véhicule 92 19 %" in text
    assert "Total 498 100 %" in text
    assert "(permanence : 18 passages, à part de ce total)" in text
    assert "21 jours ouverts, dont 1 sans aucune saisie : mardi 6." in text
    assert "L’heure la plus chargée : le lundi de 14 h à 15 h, 21 passages." in text
    assert "Source : registre des passages tenu par les agents de la maison." in text


def test_each_commitment_has_its_verdict_its_value_and_its_target() -> None:
    text = words(drawn())
    assert "Grille de travail de la maison, d’après le référentiel Marianne." in text
    assert "Engagement Verdict Valeur n Renseigné Cible" in text
    assert "Des locaux confortables et lisibles" in text
    assert "86 % 224 sur 261 87 % 80 % maison" in text
    assert "Tenu 100 % 20 sur 20 toujours 100 % maison" in text
    assert "il manque : une enquête de satisfaction (clarté)" in text
    assert "cible de la maison, qu’aucun texte officiel ne fixe." in text
    assert all(f" {number} " in text for number in range(1, 13))


def test_what_was_late_is_said_without_a_name() -> None:
    text = words(drawn())
    assert "C-12 08/10 Courriel : APL répondu le 16/10 ; reporté au 15/10 : dossier égaré" in text
    assert "Aucune réponse due ce mois-ci n’a été tardive." in words(drawn(a_printed_sheet(late=0)))


def test_a_sheet_says_on_each_page_whether_it_is_issued() -> None:
    assert all("Provisoire · page" in " ".join(page.split()) for page in text_of(drawn()))
    note = IssueNote(EDITED, "Camille", "Deux agents au lieu de trois.\n\nÀ suivre.")
    for page in text_of(drawn(a_printed_sheet(note=note))):
        assert "Émise le 2 novembre 2026 à 9 h 05 par Camille · page" in " ".join(page.split()).replace(
            "8 h 05", "9 h 05"
        )
        assert "Provisoire" not in page
    assert "Commentaire Deux agents au lieu de trois. À suivre." in words(drawn(a_printed_sheet(note=note)))


def test_errata_stand_with_old_and_new_beside_each_other() -> None:
    one = Erratum(Month(2026, 9), "contacts", (383, None), (385, None), None, "Passages")
    text = words(drawn(a_printed_sheet(note=IssueNote(errata=(one,)))))
    assert "Fiche émise Chiffre À l’émission Aujourd’hui Septembre 2026 Passages 383 385" in text
    many = words(drawn(a_printed_sheet(note=IssueNote(errata=(one,) * 14))))
    assert "autres errata, à voir à l’écran." in many


def test_two_pages_hold_the_longest_month() -> None:
    one = Erratum(Month(2026, 9), "contacts", (383, None), (385, None), None, "Passages")
    note = IssueNote(EDITED, "Camille", "Un mot du mois. " * 75, (one,) * 20)
    full = a_printed_sheet(site=a_house_with_long_words(), note=note, late=40)
    pdf = drawn(full)
    assert len(text_of(pdf)) == 2
    assert "Et 38 autres réponses tardives, à voir à l’écran." in words(pdf)
    assert "Sources" not in words(pdf).partition("Source : registre")[2]
    inside_the_margins(pdf)


def test_pages_are_numbered_and_dated_on_the_clock_of_the_site() -> None:
    pages = [" ".join(text.split()) for text in text_of(drawn())]
    assert len(pages) == 2
    for number, page in enumerate(pages, start=1):
        assert f"Provisoire · page {number} sur 2" in page
        assert "Fiche mensuelle, octobre 2026, état au 2 novembre 2026 à 9 h 05" in page
    overseas = a_sheet(site=replace(HOUSE, zone="Indian/Reunion"))
    assert "état au 2 novembre 2026 à 12 h 05" in words(drawn(overseas))


def test_pages_are_a4() -> None:
    with pypdfium2.PdfDocument(drawn()) as document:
        assert {tuple(round(side) for side in page.get_size()) for page in document} == {(595, 842)}


def test_every_font_is_embedded() -> None:
    pdf = drawn()
    embedded: dict[str, bool] = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                font = raw.FPDFTextObj_GetFont(piece.raw)
                name = ctypes.create_string_buffer(100)
                raw.FPDFFont_GetBaseFontName(font, name, 100)
                embedded[name.value.decode()] = raw.FPDFFont_GetIsEmbedded(font) == 1
    assert set(embedded) == {"SourceSansPro-Regular", "SourceSansPro-Semibold"}
    assert all(embedded.values())
    assert b"Helvetica" not in pdf


def test_the_same_data_gives_the_same_bytes() -> None:
    assert drawn() == drawn()


def test_a_fresh_process_gives_the_same_bytes() -> None:
    program = (
        "import hashlib; from tests.documents.test_sheet_drawing import drawn;"
        "print(hashlib.sha256(drawn()).hexdigest())"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        env={"PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.strip() == hashlib.sha256(drawn()).hexdigest()


def test_the_only_date_is_the_given_one() -> None:
    with pypdfium2.PdfDocument(drawn()) as document:
        facts = document.get_metadata_dict()
    assert facts["CreationDate"].startswith("D:20261102080500")
    assert facts["ModDate"] == facts["CreationDate"]
    assert facts["Title"] == "Fiche mensuelle, octobre\u00a02026, France services de Valserhône"
    later = draw_sheet(a_sheet(), created_at=datetime(2026, 11, 3, 8, 5, tzinfo=UTC))
    assert later != drawn()


def test_an_empty_desk_has_its_page() -> None:
    pdf = drawn(a_sheet(empty_report()))
    assert len(text_of(pdf)) == 2
    text = words(pdf)
    assert "En octobre 2026, aucun passage n’a été noté." in text
    assert "22 jours ouverts, aucun n’a de saisie." in text
    assert "Résolues sur place – aucune demande" in text
    assert "pas de données" in text


def test_an_empty_month_after_a_busy_one_keeps_the_permanence() -> None:
    month = replace(
        an_empty_month(),
        figures=MappingProxyType(
            {
                **an_empty_month().figures,
                "contacts.channel.permanence": count("contacts.channel.permanence", 4),
            }
        ),
    )
    text = words(drawn(a_sheet(MonthReport(month, a_month(OCTOBER.plus(-1)), None))))
    assert "Aucun passage ce mois-ci. (permanence : 4 passages, à part de ce total)" in text


def test_a_month_of_eight_thousand_requests() -> None:
    report = MonthReport(
        huge_month(), a_month(OCTOBER.plus(-1), scale=16), a_month(OCTOBER.plus(-12), scale=12)
    )
    pdf = drawn(a_sheet(report))
    assert len(text_of(pdf)) == 2
    text = words(pdf)
    assert "6 881 passages ont apporté 8 317 demandes" in text
    assert "notée 4 359 fois sur 4 977" in text


def test_narrow_spaces_are_kept_in_the_file() -> None:
    assert "8\u202f317" in "".join(text_of(drawn(a_sheet(MonthReport(huge_month(), None, None)))))


def test_long_names_are_wrapped_not_cut() -> None:
    site = a_house_with_long_words()
    long_label = "Accompagnement à la dématérialisation des formalités administratives complexes et répétées"
    labels = replace(LABELS, themes={**LABELS.themes, "papiers": long_label, "sante": "M" * 150})
    pdf = drawn(a_printed_sheet(None, site, labels=labels))
    text = words(pdf)
    assert len(text_of(pdf)) == 2
    for name in (site.name, site.address, site.mail, long_label):
        assert name in text
    assert "M" * 150 in text.replace(" ", "")


def test_nothing_leaves_the_margins() -> None:
    long_desk = a_printed_sheet(site=a_house_with_long_words())
    for sheet in (
        a_sheet(),
        a_sheet(empty_report()),
        a_sheet(MonthReport(huge_month(), None, None)),
        long_desk,
    ):
        inside_the_margins(drawn(sheet))


def test_a_very_wide_vocabulary_still_fits_two_pages() -> None:
    extra = [count(f"requests.theme.t{number:02d}", 3) for number in range(40)]
    extra += [count(f"requests.operator.O{number:02d}", 3) for number in range(40)]
    pdf = drawn(a_sheet(MonthReport(a_month(extra=tuple(extra)), None, None)))
    assert len(text_of(pdf)) == 2
    assert "autres opérateurs" in words(pdf)


def test_signs_that_the_face_lacks_are_replaced() -> None:
    odd = replace(HOUSE, name="Maison d’Ax\u2011les\u2011Thermes ● 日")
    assert "Maison d’Ax-les-Thermes ? ?" in words(drawn(a_sheet(site=odd)))


def test_progress_reaches_its_end() -> None:
    told: list[tuple[int, int]] = []
    draw_sheet(a_sheet(), created_at=EDITED, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_the_work_can_be_cancelled_between_steps(after: int) -> None:
    told: list[int] = []
    with pytest.raises(Cancelled):
        draw_sheet(
            a_sheet(),
            created_at=EDITED,
            progress=lambda done, _of: told.append(done),
            cancelled=lambda: len(told) == after,
        )
    assert len(told) == after


def test_a_sheet_is_drawn_quickly() -> None:
    drawn()
    start = perf_counter()
    drawn()
    assert perf_counter() - start < 1.0


def test_the_structure_is_read_in_order() -> None:
    with pypdfium2.PdfDocument(drawn()) as document:
        page = document[0]
        tree = raw.FPDF_StructTree_GetForPage(page.raw)
        root = raw.FPDF_StructTree_GetChildAtIndex(tree, 0)
        kids = [
            raw.FPDF_StructElement_GetChildAtIndex(root, place)
            for place in range(raw.FPDF_StructElement_CountChildren(root))
        ]
        tags = [kind(kid) for kid in kids if kid]
        pictures = [alternative(kid) for kid in kids if kid and kind(kid) == "Figure"]
        raw.FPDF_StructTree_Close(tree)
    assert tags[:6] == ["P", "P", "P", "H1", "P", "P"]
    assert tags.count("Table") == 2
    assert tags.count("H2") == 2
    assert pictures == []
    pictures = [one.alternative for one in read_aloud(drawn()).every() if one.tag == "Figure"]
    assert len(pictures) == 2
    assert pictures[1].endswith("octobre\u00a02026, 412.")
    assert pictures[0].startswith(
        "Venues et appels, par jour et par heure. Lundi, en tout 64\u00a0: à 13\u00a0h, 9\u202f; à 14\u00a0h, 21"
    )


def kind(element: raw.FPDF_STRUCTELEMENT) -> str:
    return _read(raw.FPDF_StructElement_GetType, element)


def alternative(element: raw.FPDF_STRUCTELEMENT) -> str:
    return _read(raw.FPDF_StructElement_GetAltText, element)


def _read(function: object, element: raw.FPDF_STRUCTELEMENT) -> str:
    assert callable(function)
    size = function(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    function(element, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le")


def test_a_page_is_a_picture_for_the_screen() -> None:
    pages = page_images(drawn(), 0.5)
    assert len(pages) == 2
    first = pages[0]
    assert (first.width, first.height) == (298, 421)
    assert len(first.rgb) == first.width * first.height * 3
    assert first.rgb[:3] == b"\xff\xff\xff"
    accent = (0x1D, 0x4E, 0x6F)
    bluest = max(
        (first.rgb[place : place + 3] for place in range(0, len(first.rgb), 3)),
        key=lambda dot: dot[2] - dot[0],
    )
    assert max(abs(seen - meant) for seen, meant in zip(bluest, accent, strict=True)) < 12


def test_the_sheet_holds_in_grey() -> None:
    """What kept a promise and what did not stay apart on a printer without colour."""
    greys = {round(0.299 * red + 0.587 * green + 0.114 * blue) for red, green, blue in (_ACCENT, _WARM)}
    assert max(greys) - min(greys) > 40


_ACCENT = (0x1D, 0x4E, 0x6F)
_WARM = (0xBF, 0x5B, 0x1B)
