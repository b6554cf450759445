"""Files that may be kept as proofs, and some that may not, made in memory."""

from io import BytesIO

from PIL import Image
from reportlab.pdfgen import canvas


def pdf(pages: int = 1, password: str | None = None) -> bytes:
    """A small PDF with a line of text on each page."""
    held = BytesIO()
    drawn = canvas.Canvas(held, encrypt=password, invariant=1)
    for number in range(pages):
        drawn.drawString(72, 720, f"Releve {number + 1}")
        drawn.showPage()
    drawn.save()
    return held.getvalue()


def photo(kind: str, size: tuple[int, int] = (320, 200)) -> bytes:
    """A picture of this size; ``kind`` « JPEG » or « PNG »."""
    held = BytesIO()
    image = Image.radial_gradient("L").resize(size).convert("RGB")
    image.save(held, kind)
    return held.getvalue()
