"""A canvas whose pages carry their meaning: headings, paragraphs, tables and figures for those who do not see
them. Whatever is drawn outside :meth:`TaggedCanvas.marked` is decoration.

Source: ISO 32000-1 §14.7 and §14.8; written for PDF/UA-1.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO
from xml.sax.saxutils import escape

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from marianne_desk.documents.fonts import REGULAR

_DECORATION = "/Artifact BMC"
_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(slots=True, eq=False)
class Element:
    """An element of the structure in reading order. ``kids`` are elements, or a page and a number of marked
    content. ``alternative`` is read in place of a figure; ``attributes`` belong to layout or tables."""

    tag: str
    alternative: str = ""
    attributes: dict[str, object] = field(default_factory=dict)
    kids: list["Element | tuple[int, int]"] = field(default_factory=list)

    def add(self, tag: str, alternative: str = "", **attributes: object) -> "Element":
        """A new last child."""
        child = Element(tag, alternative, attributes)
        self.kids.append(child)
        return child


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Writes a structure tree beside the pages. ``created_at`` is the only date in the file, so the same
    drawing gives the same bytes. ``language``: of the words, as in « fr-FR »."""

    def __init__(
        self, target: IO[bytes], title: str, root: Element, created_at: datetime, language: str = "fr-FR"
    ) -> None:
        super().__init__(
            target,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang=language,
            initialFontName=REGULAR,
        )
        self._root = root
        self._owners: list[Element] = []
        self._owners_by_page: list[list[Element]] = []
        self._document_title = title
        self.setTitle(title)
        self.setAuthor("")
        self.setCreator("Marianne Desk")
        self.setSubject("")
        self.setViewerPreference("DisplayDocTitle", "true")
        self._doc._timeStamp = _time_stamp(created_at)
        self._code.append(_DECORATION)

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to ``element``; does not nest."""
        self._code += ["EMC", f"/{element.tag} <</MCID {len(self._owners)}>> BDC"]
        element.kids.append((self._pageNumber, len(self._owners)))
        self._owners.append(element)
        yield
        self._code += ["EMC", _DECORATION]

    def showPage(self) -> None:  # noqa: N802 (reportlab's name)
        """Ends the page."""
        self._code.append("EMC")
        self._code[:] = _without_empty_decoration(self._code)
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._owners_by_page), pdfdoc.PDFName("S")
        self._owners_by_page.append(self._owners)
        self._owners = []
        self._code.append(_DECORATION)

    def save(self) -> None:
        """Writes the structure, then the file; every page must have been ended."""
        self._code.clear()
        document = self._doc
        references: dict[int, pdfdoc.PDFObjectReference] = {}
        tree = pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("StructTreeRoot"), "ParentTreeNextKey": len(self._owners_by_page)}
        )
        tree_reference = document.Reference(tree)
        tree["K"] = pdfdoc.PDFArray([_written(document, self._root, tree_reference, references)])
        numbers: list[object] = []
        for page, owners in enumerate(self._owners_by_page):
            numbers += [page, pdfdoc.PDFArray([references[id(owner)] for owner in owners])]
        tree["ParentTree"] = document.Reference(pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)}))
        document.Catalog.StructTreeRoot = tree_reference
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        metadata = _METADATA.format(title=escape(self._document_title)).encode()
        document.Catalog.Metadata = pdfdoc.XMP(creator=lambda _document: metadata)
        document.SaveToFile(self._filename, self)


def _written(
    document: pdfdoc.PDFDocument,
    element: Element,
    parent: pdfdoc.PDFObjectReference,
    references: dict[int, pdfdoc.PDFObjectReference],
) -> pdfdoc.PDFObjectReference:
    entry = pdfdoc.PDFDictionary(
        {"Type": pdfdoc.PDFName("StructElem"), "S": pdfdoc.PDFName(element.tag), "P": parent}
    )
    reference = references[id(element)] = document.Reference(entry)
    if element.alternative:
        entry["Alt"] = pdfdoc.PDFString(element.alternative)
    if element.attributes:
        owner = "Layout" if element.tag == "Figure" else "Table"
        attributes = {name: _as_pdf(value) for name, value in element.attributes.items()}
        entry["A"] = pdfdoc.PDFDictionary({"O": pdfdoc.PDFName(owner), **attributes})
    kids: list[object] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(_written(document, kid, reference, references))
        else:
            page, number = kid
            where = pdfdoc.PDFObjectReference(f"Page{page}")
            kids.append(pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("MCR"), "Pg": where, "MCID": number}))
    entry["K"] = pdfdoc.PDFArray(kids)
    return reference


def _as_pdf(value: object) -> object:
    if isinstance(value, str):
        return pdfdoc.PDFName(value)
    return pdfdoc.PDFArray(value) if isinstance(value, list) else value


def _without_empty_decoration(code: list[str]) -> list[str]:
    kept: list[str] = []
    for operator in code:
        if operator == "EMC" and kept and kept[-1] == _DECORATION:
            kept.pop()
        else:
            kept.append(operator)
    return kept


def _time_stamp(moment: datetime) -> TimeStamp:
    stamp = TimeStamp(1)
    stamp.t = moment.timestamp()
    stamp.lt = moment.astimezone(UTC).timetuple()
    stamp.YMDhms = tuple(stamp.lt)[:6]
    return stamp
