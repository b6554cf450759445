"""QR codes as drawings."""

import segno
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.colors import black

_QUIET = 4
"""White modules that a reader wants around the code."""


def qr_code(text: str, side: float) -> Drawing:
    """The code of ``text``, ``side`` points high and wide with the white that it needs around it."""
    code = segno.make(text, error="m", micro=False)
    rows = [bytes(row) for row in code.matrix]
    module = side / (len(rows) + 2 * _QUIET)
    drawing = Drawing(side, side)
    for down, row in enumerate(rows):
        start = 0
        while start < len(row):  # dark modules side by side in one bar: no white hairline between them
            end = start
            while end < len(row) and row[end]:
                end += 1
            if end > start:
                left, bottom = (start + _QUIET) * module, side - (down + 1 + _QUIET) * module
                bar = Rect(
                    left, bottom, (end - start) * module, module + 0.05, strokeWidth=0, strokeColor=None
                )
                bar.fillColor = black
                drawing.add(bar)
            start = end + 1
    return drawing
