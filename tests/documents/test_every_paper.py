"""Every PDF of the program is one for those who do not see it, and one that can be kept."""

import ast
import re
from functools import cache
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
from page import ValidationProfile

import marianne_desk.documents
from marianne_desk.documents.archive import archived
from marianne_desk.documents.colour_profile import srgb_profile
from marianne_desk.documents.preview import text_of
from tests.documents.every_paper import AT, PAPERS
from tests.documents.read_aloud import Said, read_aloud, sentences

TITLE = "Fiche d’octobre & de « novembre » <2026>"
NUMBER = re.compile(r"\d+")
every_paper = pytest.mark.parametrize("name", PAPERS)


@cache
def drawn(name: str) -> bytes:
    return PAPERS[name]()


@cache
def kept(name: str) -> bytes:
    return archived(drawn(name), TITLE, AT)


def faults(pdf: bytes, profile: ValidationProfile) -> list[str]:
    report = page.validate_pdf_bytes(pdf, profile=profile)
    assert report.rules.total > 50
    return [f"{fault.rule_id} {fault.message}" for fault in report.failures]


def all_of(name: str, *tags: str) -> list[Said]:
    return [one for one in read_aloud(drawn(name)).every() if one.tag in tags]


def test_every_paper_of_the_program_is_tried() -> None:
    folder = Path(marianne_desk.documents.__file__).parent
    drawers = {
        node.name
        for file in folder.rglob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("draw_")
        and isinstance(node.returns, ast.Name)
        and node.returns.id == "bytes"
    }
    assert drawers == set(PAPERS)


@every_paper
def test_it_passes_pdf_ua(name: str) -> None:
    assert faults(drawn(name), ValidationProfile.PDF_UA_1) == []


@every_paper
def test_archived_it_is_pdf_a_as_well_and_says_the_same(name: str) -> None:
    assert faults(kept(name), ValidationProfile.PDF_A_2A) == []
    assert faults(kept(name), ValidationProfile.PDF_UA_1) == []
    assert sentences(kept(name)) == sentences(drawn(name))
    assert text_of(kept(name)) == text_of(drawn(name))
    assert len(kept(name)) < len(drawn(name))


def test_a_validator_sees_what_is_missing() -> None:
    assert faults(drawn("draw_sheet"), ValidationProfile.PDF_A_2A)
    with pikepdf.open(BytesIO(drawn("draw_sheet"))) as document:
        del document.Root.StructTreeRoot
        target = BytesIO()
        document.save(target)
    assert faults(target.getvalue(), ValidationProfile.PDF_UA_1)


def test_the_archived_one_has_one_date_and_the_same_bytes() -> None:
    name = "draw_sheet"
    assert archived(drawn(name), TITLE, AT) == kept(name)
    assert archived(drawn(name), TITLE, AT.replace(minute=6)) != kept(name)
    with pikepdf.open(BytesIO(kept(name))) as document:
        assert str(document.docinfo["/Title"]) == TITLE
        assert str(document.docinfo["/CreationDate"]) == "D:20261102080500Z"
        assert str(document.docinfo["/ModDate"]) == "D:20261102080500Z"
        (intent,) = document.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == srgb_profile()
        assert b"2026-11-02T08:05:00Z" in document.Root.Metadata.read_bytes()


def test_the_profile_is_srgb() -> None:
    from PIL import Image, ImageCms

    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    picture = Image.new("RGB", (256, 1))
    for at in range(256):
        picture.putpixel((at, 0), (at, (at * 7) % 256, 255 - at))
    through = ImageCms.profileToProfile(picture, ours, ImageCms.createProfile("sRGB"))
    assert through is not None
    assert max(abs(a - b) for a, b in zip(picture.tobytes(), through.tobytes(), strict=True)) <= 1


@every_paper
def test_headings_begin_with_one_title(name: str) -> None:
    headings = [one.tag for one in all_of(name, "H1", "H2", "H3")]
    assert headings.count("H1") == 1
    assert headings[0] == "H1"
    assert "H3" not in headings


@every_paper
def test_tables_have_heads_over_and_beside(name: str) -> None:
    for table in all_of(name, "Table"):
        rows = [kid.kids for kid in table.kids]
        assert all(kid.tag == "TR" for kid in table.kids)
        widths = {sum(int(str(cell.attributes.get("/ColSpan", 1))) for cell in row) for row in rows}
        assert len(widths) == 1
        assert all(cell.attributes["/Scope"] == "/Column" for cell in rows[0])
        beside = [row[0] for row in rows if row[0].attributes.get("/Scope") == "/Row"]
        assert all(cell.tag == "TH" and cell.text.strip() for cell in beside)
        assert beside
        assert [row for row in rows if row[0] not in beside] == rows[: len(rows) - len(beside)]


@every_paper
def test_a_picture_says_its_numbers(name: str) -> None:
    for picture in all_of(name, "Figure"):
        assert picture.alternative.strip()
        assert set(NUMBER.findall(picture.text)) - set(NUMBER.findall(picture.alternative)) == set()


@every_paper
def test_no_words_are_glued_together(name: str) -> None:
    seen = {word for text in text_of(drawn(name)) for word in text.split()}
    read = [
        word
        for one in read_aloud(drawn(name)).every()
        if not one.kids and one.tag != "Figure"
        for word in one.text.split()
    ]
    assert [word for word in read if word not in seen] == []


def test_no_break_spaces_are_copied_as_such() -> None:
    text = "".join(text_of(drawn("draw_sheet")))
    assert "Provisoire\u00a0: ces chiffres" in text
    assert "82\u202f%" in text


BEGINNINGS = {
    "draw_day_page": [
        "P France services de Vaubrun",
        "H1 Lundi 2 novembre 2026",
        "P Ouvert de 8 h 05 à 11 h 05.",
    ],
    "draw_phone_list": ["P France services de Vaubrun", "H1 Personnes à appeler"],
    "draw_sheet": ["P France services de Valserhône", "P 5-9 rue des Papetiers, 01200 Valserhône"],
    "draw_poster": ["P France services de Valserhône", "H1 Nos résultats", "P Octobre 2026"],
    "draw_year": ["P France services de Valserhône", "H1 Fiche annuelle 2026"],
    "draw_key_card": [
        "H1 Les touches",
        "H2 Le passage",
        "P Maj+F12 à suivre, des papiers sont attendus ou Ctrl+P",
    ],
    "draw_partner_sheet": [
        "P France services de Vaubrun",
        "P 4 place du Marché, 53000 Vaubrun",
        "P 02 00 00 00 00 · accueil@vaubrun.example",
        "H1 Fiche trimestrielle CAF 3e trimestre 2026",
    ],
    "draw_tally_sheet": ["H1 Relevé papier", "P Feuille n° 12", "P France services de Vaubrun"],
    "draw_delay_sheet": [
        "P France services de Vaubrun",
        "H1 Pourquoi ce délai",
        "P C-12 · Courrier · Logement, APL",
    ],
    "draw_slip": [
        "P France services de Vaubrun",
        "H1 Votre rendez-vous",
        "P CAF, la caisse d’allocations familiales",
        "P Pour : Mme Anaïs Zorglub",
        "H2 Quand",
        "P mardi 8 décembre 2026 à 14 h 30",
    ],
    "draw_liaison_sheet": [
        "P France services de Vaubrun",
        "H1 Fiche de liaison, dossier D-12",
        "P Pour CAF, agence de Laval, à l’attention de Claire Roux (conseillère)",
    ],
    "draw_partner_form": ["P France services de Vaubrun", "H1 Préparer Administration+, dossier D-12"],
    "draw_mandate": [
        "P France services de Vaubrun, 4 place du Marché, 53000 Vaubrun",
        "H1 Mandat. Page pour la maison",
        "P Je m’appelle Zoé Lemaître.",
    ],
    "draw_recovery_sheet": ["P France services de Vaubrun", "P 53000 Vaubrun", "H1 Feuille de secours"],
}


@every_paper
def test_it_is_read_from_the_top(name: str) -> None:
    wanted = BEGINNINGS[name]
    assert sentences(drawn(name))[: len(wanted)] == wanted


def test_the_month_is_read_section_by_section() -> None:
    headings = [line for line in sentences(drawn("draw_sheet")) if line.startswith("H")]
    assert headings == [
        "H1 Fiche mensuelle Octobre 2026",
        "H2 Les engagements",
        "H2 Les délais, face à la promesse",
        "H2 Venues et appels, par jour et par heure",
        "H2 Passages, treize mois",
        "H2 Demandes par opérateur",
        "H2 Demandes par thème",
        "H2 Canaux, issues, natures de l’aide",
        "H2 Cas difficiles",
        "H2 Ce qui a été tardif, et pourquoi",
        "H2 Tenue du registre, sources et méthode",
    ]


def test_a_row_of_the_month_is_read_with_its_name_first() -> None:
    lines = sentences(drawn("draw_sheet"))
    at = lines.index("TH Papiers d’identité, véhicule")
    assert lines[at : at + 3] == ["TH Papiers d’identité, véhicule", "TD 92", "TD 19 %"]
