"""What a file is, told by its content: a PDF that opens, a photo that can be seen."""

from io import BytesIO

from marianne_desk.documents.preview import ONE_AT_A_TIME
from marianne_desk.domain.commitments.keeping import JPEG, PDF, PNG
from marianne_desk.domain.errors import UserError

MOST_PIXELS = 60_000_000
"""A few bytes can stand for a picture that no memory holds; the screen's own reader takes no more than 256 MB."""

_PNG, _JPEG, _PDF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"%PDF-"
_BEFORE_PDF = 1024
"""Readers allow that much before the mark of a PDF."""

_WANTS_PASSWORD = 4
"""PDFium's own code."""


def kind_of_file(content: bytes, name: str) -> str:
    """Whether ``content`` is a PDF, a JPEG or a PNG; ``name`` is only for the sentence.

    Raises UserError ``proof_file_unknown``, ``proof_file_broken``, ``proof_file_locked``, ``proof_photo_too_large``."""
    if content.startswith((_PNG, _JPEG)):
        mime = PNG if content.startswith(_PNG) else JPEG
        _look_at_photo(content, mime, name)
        return mime
    if _PDF in content[:_BEFORE_PDF]:
        _open_pdf(content, name)
        return PDF
    raise UserError("proof_file_unknown", "file", file=name)


def _look_at_photo(content: bytes, mime: str, name: str) -> None:
    # The classes themselves: ``Image.open`` would try every format that it knows, and warn of large ones.
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile

    try:
        photo = PngImageFile(BytesIO(content)) if mime == PNG else JpegImageFile(BytesIO(content))
        pixels = photo.width * photo.height
        if pixels <= MOST_PIXELS:
            photo.draft("L", (64, 64))  # a JPEG is read to its end at an eighth of the cost
            photo.load()
    except Exception as error:  # a broken picture makes its reader fail in many ways
        raise UserError("proof_file_broken", "file", file=name) from error
    if pixels > MOST_PIXELS:
        raise UserError("proof_photo_too_large", "file", file=name)


def _open_pdf(content: bytes, name: str) -> None:
    import pypdfium2

    try:
        with ONE_AT_A_TIME, pypdfium2.PdfDocument(content) as document:
            pages = len(document)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == _WANTS_PASSWORD
        raise UserError("proof_file_locked" if locked else "proof_file_broken", "file", file=name) from error
    if not pages:
        raise UserError("proof_file_broken", "file", file=name)
