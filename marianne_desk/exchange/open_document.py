"""An OpenDocument spreadsheet, written as its few lines of XML: a library that builds it cell by cell takes seconds for
a month of rows. The same tables give the same bytes.

Source: OpenDocument 1.2, parts 1 (content) and 3 (package).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from marianne_desk.domain.tabulation import UNKNOWN, Cell, CellKind, Tabulation, sheet_names

MIME = "application/vnd.oasis.opendocument.spreadsheet"
_HEADING, _OVER_NUMBERS, _UNKNOWN_NUMBER = "heading", "over-numbers", "unknown-number"
_NAME = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = "".join(
    f' xmlns:{short}="{_NAME}{long}"'
    for short, long in (
        ("office", "office:1.0"),
        ("style", "style:1.0"),
        ("text", "text:1.0"),
        ("table", "table:1.0"),
        ("number", "datastyle:1.0"),
        ("fo", "xsl-fo-compatible:1.0"),
    )
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<manifest:manifest xmlns:manifest="{_NAME}manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
_FORMATS = {
    CellKind.COUNT: (
        '<number:number-style style:name="as-count"><number:number number:decimal-places="0"'
        ' number:min-integer-digits="1" number:grouping="true"/></number:number-style>'
    ),
    CellKind.MINUTES: (
        '<number:number-style style:name="as-minutes"><number:number number:decimal-places="1"'
        ' number:min-decimal-places="1" number:min-integer-digits="1"/></number:number-style>'
    ),
    CellKind.SHARE: (
        '<number:percentage-style style:name="as-share"><number:number number:decimal-places="1"'
        ' number:min-decimal-places="1" number:min-integer-digits="1"/><number:text>\u00a0%</number:text>'
        "</number:percentage-style>"
    ),
    CellKind.DAY: (
        '<number:date-style style:name="as-day" number:automatic-order="false">'
        '<number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/>'
        '<number:text>/</number:text><number:year number:style="long"/></number:date-style>'
    ),
}
_OF_A_CHARACTER = 0.21
"""Centimetres."""


def spreadsheet(tables: Sequence[Tabulation], widths: Sequence[Sequence[int]]) -> bytes:
    """The file: a sheet a table, its title and headings in bold. ``widths``: of each column of each table, in
    characters."""
    memory = BytesIO()
    with ZipFile(memory, "w", ZIP_DEFLATED) as package:
        for name, text, packed in (
            ("mimetype", MIME, ZIP_STORED),
            ("META-INF/manifest.xml", _MANIFEST, ZIP_DEFLATED),
            ("content.xml", "".join(_content(tables, widths)), ZIP_DEFLATED),
        ):
            entry = ZipInfo(name)
            entry.compress_type = packed
            package.writestr(entry, text.encode())
    return memory.getvalue()


def _content(tables: Sequence[Tabulation], widths: Sequence[Sequence[int]]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<office:document-content{_SPACES} office:version="1.2"><office:automatic-styles>'
    yield from _FORMATS.values()
    for kind in _FORMATS:
        yield (
            f'<style:style style:name="{kind}" style:family="table-cell" style:data-style-name="as-{kind}"/>'
        )
    bold = '<style:text-properties fo:font-weight="bold"/>'
    right = '<style:paragraph-properties fo:text-align="end"/>'
    for name, properties in ((_HEADING, bold), (_OVER_NUMBERS, right + bold), (_UNKNOWN_NUMBER, right)):
        yield f'<style:style style:name="{name}" style:family="table-cell">{properties}</style:style>'
    for width in sorted({width for each in widths for width in each}):
        yield f'<style:style style:name="wide-{width}" style:family="table-column">'
        yield f'<style:table-column-properties style:column-width="{width * _OF_A_CHARACTER:.2f}cm"/></style:style>'
    yield "</office:automatic-styles><office:body><office:spreadsheet>"
    for table, name, wide in zip(tables, sheet_names(tables), widths, strict=True):
        yield from _sheet(table, name, wide)
    yield "</office:spreadsheet></office:body></office:document-content>"


def _sheet(table: Tabulation, name: str, widths: Sequence[int]) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(name)}>"
    for width in widths:
        yield f'<table:table-column table:style-name="wide-{width}"/>'
    yield f"<table:table-row>{_text(table.title, _HEADING)}</table:table-row>"
    yield "<table:table-row><table:table-cell/></table:table-row><table:table-row>"
    for column in table.columns:
        yield _text(column.label, _HEADING if column.kind is CellKind.TEXT else _OVER_NUMBERS)
    yield "</table:table-row>"
    for row in table.rows:
        yield "<table:table-row>"
        for cell, column in zip(row, table.columns, strict=True):
            yield _cell(cell, column.kind)
        yield "</table:table-row>"
    yield "</table:table>"


def _cell(cell: Cell, kind: CellKind) -> str:
    if cell is None or isinstance(cell, str):
        number = kind is not CellKind.TEXT
        return _text(UNKNOWN if cell is None else cell, _UNKNOWN_NUMBER if number else "")
    if isinstance(cell, date):
        held = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    else:
        held = f'office:value-type="{"percentage" if kind is CellKind.SHARE else "float"}" office:value="{cell!r}"'
    return f'<table:table-cell table:style-name="{kind}" {held}/>'


def _text(text: str, style: str = "") -> str:
    if not text:
        return "<table:table-cell/>"
    named = f' table:style-name="{style}"' if style else ""
    plain = "".join(sign for sign in text if sign >= " ")
    return f'<table:table-cell{named} office:value-type="string"><text:p>{escape(plain)}</text:p></table:table-cell>'
