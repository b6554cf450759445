"""Reads the national list of France services sites, as downloaded.

Source: « liste-fs », Agence nationale de la cohésion des territoires, Licence Ouverte 2.0. A cell of hours
reads « 09:00 - 12:00 / 13:30 - 17:00 »; slots that are empty, inverted, repeated or that overlap are
reported with what was kept of them, and the site is imported all the same.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO
from pathlib import Path

from marianne_desk.domain.calendar.slots import Slot, merge_slots, read_time, slots_text
from marianne_desk.domain.calendar.territory import department, department_of_postcode, time_zone
from marianne_desk.domain.calendar.weekly_grid import WeeklyGrid, expression_of
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.site import Site

HOUR_COLUMNS = ("h_lundi", "h_mardi", "h_mercredi", "h_jeudi", "h_vendredi", "h_samedi")
_SUNDAY = "h_dimanche"
_NEEDED = (
    "id_fs", "insee_dep", "lib_fs", "adresse", "insee_com", "code_postal", "lib_com", "mail", "telephone",
    *HOUR_COLUMNS,
)  # fmt: skip
_SLOT = re.compile(r"(\d{1,2}\s*[:hH.]\s*\d{0,2})\s*[-–]\s*(\d{1,2}\s*[:hH.]\s*\d{0,2})")


class BadCellReason(StrEnum):
    """What is wrong with a cell of hours."""

    EMPTY_SLOT = "empty_slot"
    OVERLAP = "overlap"
    EMPTY_SLOT_AND_OVERLAP = "empty_slot_and_overlap"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell of hours that could not be taken as it stands. ``site`` is the site's number, ``kept`` the
    hours kept, written as in the list (empty: none)."""

    site: str
    column: str
    text: str
    reason: BadCellReason
    kept: str


@dataclass(frozen=True, slots=True)
class SiteList:
    """All sites of a list, in its order, and its bad cells, each once."""

    sites: tuple[Site, ...]
    bad_cells: tuple[BadCell, ...]


def read_sites(path: Path) -> SiteList:
    """Reads the list: UTF-8 (or Windows-1252), comma, semicolon or tab.

    Raises UserError ``file_missing``, ``file_unreadable``, ``list_empty``, ``list_not_csv``,
    ``list_columns_missing`` or ``list_cut``; nothing is read then.
    """
    bad: list[BadCell] = []
    sites = [_site(row, bad) for row in _rows(_text(path), path.name)]
    if not sites:
        raise UserError("list_empty", "list", file=path.name)
    return SiteList(tuple(sites), tuple(bad))


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError as missing:
        raise UserError("file_missing", "list", file=path.name) from missing
    except OSError as refused:
        raise UserError("file_unreadable", "list", file=path.name) from refused
    if b"\0" in data:
        raise UserError("list_not_csv", "list", file=path.name)
    if not data.strip():
        raise UserError("list_empty", "list", file=path.name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _rows(text: str, name: str) -> Iterator[dict[str, str]]:
    first_line = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=first_line.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [column.strip() for column in next(reader)]
        _check_header(header, name)
        for values in reader:
            if not any(values):
                continue
            if len(values) != len(header):
                raise UserError("list_cut", "list", file=name, line=reader.line_num)
            yield dict(zip(header, (value.strip() for value in values), strict=True))
    except csv.Error as broken:
        raise UserError("list_cut", "list", file=name, line=reader.line_num) from broken


def _check_header(header: list[str], name: str) -> None:
    missing = [column for column in _NEEDED if column not in header]
    if len(missing) == len(_NEEDED):
        raise UserError("list_not_csv", "list", file=name)
    if missing:
        raise UserError("list_columns_missing", "list", file=name, columns=", ".join(missing))


def _site(row: Mapping[str, str], bad: list[BadCell]) -> Site:
    code = _department(row)
    week = tuple(_slots(row, column, bad) for column in HOUR_COLUMNS)
    week += (_slots(row, _SUNDAY, bad) if row.get(_SUNDAY) else (),)
    return Site(
        id=row["id_fs"],
        name=row["lib_fs"],
        address=", ".join(part for part in (row["adresse"], row.get("complement_adresse", "")) if part),
        postcode=row["code_postal"],
        commune=row["lib_com"],
        commune_code=row["insee_com"],
        department=code,
        telephone=row["telephone"],
        mail=row["mail"],
        kind=", ".join(
            part.replace("_", " ") for part in (row.get("type_fs", ""), row.get("format_fs", "")) if part
        ),
        zone=time_zone(code),
        hours=expression_of(WeeklyGrid(week=week, holidays=())) if any(week) else "",
        comment=row.get("commentaire", ""),
    )


def _department(row: Mapping[str, str]) -> str:
    """The département of the row, else of its postcode; empty when neither is one."""
    for read, text in ((department, row["insee_dep"]), (department_of_postcode, row["code_postal"])):
        try:
            return read(text)
        except UserError:
            continue
    return ""


def _slots(row: Mapping[str, str], column: str, bad: list[BadCell]) -> tuple[Slot, ...]:
    """The sound slots of a cell; what had to be dropped or joined goes to ``bad``."""
    text = row[column]
    if not text:
        return ()
    read = [_slot(part) for part in text.split("/")]
    filled = [slot for slot in read if slot is not None and slot.begin < slot.end]
    kept = merge_slots(filled)
    overlap = len(kept) < len(filled)
    if None in read:
        reason = BadCellReason.UNREADABLE
    elif len(filled) < len(read):
        reason = BadCellReason.EMPTY_SLOT_AND_OVERLAP if overlap else BadCellReason.EMPTY_SLOT
    elif overlap:
        reason = BadCellReason.OVERLAP
    else:
        return kept
    bad.append(BadCell(row["id_fs"], column, text, reason, slots_text(kept)))
    return kept


def _slot(text: str) -> Slot | None:
    found = _SLOT.fullmatch(text.strip())
    if not found:
        return None
    try:
        return Slot(read_time(found[1]), read_time(found[2]))
    except UserError:
        return None
