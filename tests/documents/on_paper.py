"""What a drawn page shows: its words, and how far its drawings reach."""

import pypdfium2

from marianne_desk.documents.preview import text_of


def words(pdf: bytes) -> str:
    """All the text on one line, every kind of space as a plain one."""
    return " ".join(" ".join(text_of(pdf)).split())


def inside_the_margins(pdf: bytes) -> None:
    """Nothing on any page leaves its margins."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            boxes = [piece.get_bounds() for piece in page.get_objects()]
            assert min(left for left, *_ in boxes) >= 47
            assert max(right for _, _, right, _ in boxes) <= 548.5
            assert min(bottom for _, bottom, *_ in boxes) >= 20
            assert max(top for *_, top in boxes) <= 805
