"""Old spreadsheets as agents keep them, in three styles, written by code."""

import csv
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter

_TUESDAY, _WEDNESDAY = date(2024, 3, 12), date(2024, 3, 13)

ONE_A_ROW = (
    ("Date", "Heure", "Nom", "Téléphone", "Commune", "Motif", "Accueil", "Suite", "1ère visite", "Agent", "Obs."),
    (_TUESDAY, time(9, 5), "DURAND Marie", "06 12 34 56 78", "Vaubrun", "Cartes grises (ANTS)", "Physique",
     "réglé", "oui", "Sophie", "revient lundi avec papiers"),
    (_TUESDAY, time(9, 40), "MARTIN Paul", "", "Ernée", "APL", "Physique", "orienté", "", "Sophie", ""),
    (_TUESDAY, time(14, 10), "PETIT Jean", "0243000001", "Vaubrun", "passeport", "Tél", "réglé", "non", "Karim", ""),
    (_WEDNESDAY, "", "BLANC Zoé", "", "", "impots", "Mail", "en cours", "x", "Karim", ""),
    (_WEDNESDAY, time(10, 0), "LEROY Anne", "", "Vaubrun", "Jardinage", "Physique", "", "", "", ""),
    ("Total", "", "", "", "", 5, "", "", "", "", ""),
)  # fmt: skip
"""One visit a row: names, telephones and remarks beside what counts."""

COUNTED = (
    ("MSAP de Vaubrun – fréquentation 2023", "", "", ""),
    ("", "", "", ""),
    ("Jour", "Thème", "Nb de passages", "Mode de contact"),
    ("12-mars", "CAF - APL", "3", "accueil"),
    ("", "Retraite", "2", "téléphone"),
    ("13-mars", "France Travail", "1", "accueil"),
    ("", "Impôts", "0", "accueil"),
    ("TOTAL MARS", "", "6", ""),
)
"""Counts by day and theme, the date written once a day, its year in the title."""

CROSSED = (
    ("Date", "CAF", "Impôts", "Retraite", "Permis de conduire"),
    (date(2024, 1, 8), 2, 1, "", 0),
    (date(2024, 1, 9), "", "", 3, 1),
    ("Total", 2, 1, 3, 1),
)
"""A row a day, a column a theme."""


def write_xlsx(path: Path, *sheets: tuple[str, tuple[tuple[object, ...], ...]], hidden: str = "") -> Path:
    """A workbook; a title of the first row of a sheet whose second is empty is merged."""
    with xlsxwriter.Workbook(path) as book:
        days = book.add_format({"num_format": "dd/mm/yyyy"})
        hours = book.add_format({"num_format": "hh:mm"})
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            if name == hidden:
                sheet.hide()
            for line, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(line, place, cell, days)
                    elif isinstance(cell, time | timedelta):
                        sheet.write_datetime(line, place, cell, hours)
                    elif cell != "":
                        sheet.write(line, place, cell)
            if len(rows) > 1 and not any(rows[1]):
                sheet.merge_range(0, 0, 0, len(rows[0]) - 1, rows[0][0])
    return path


def write_ods(path: Path, rows: tuple[tuple[object, ...], ...], *, locked: bool = False) -> Path:
    """The least that is an ODS."""
    lines = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Feuille1">{lines}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    secret = "<manifest:encryption-data/>" if locked else ""
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        f'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{secret}'
        "</manifest:file-entry></manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return path


def write_csv(
    path: Path, rows: tuple[tuple[object, ...], ...], sign: str = ";", encoding: str = "cp1252"
) -> Path:
    """As a spreadsheet exports it in France."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=sign).writerows([[_text(cell) for cell in row] for row in rows])
    return path


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return f"{cell:%H:%M}" if isinstance(cell, time) else str(cell)


def _ods_cell(cell: object) -> str:
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    if isinstance(cell, time):
        return f'<table:table-cell office:value-type="time" office:time-value="PT{cell:%H}H{cell:%M}M00S"/>'
    if isinstance(cell, int):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    text = escape(str(cell))
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
