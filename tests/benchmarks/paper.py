"""The tagged two pages of a month, before they are archived, beside the same text runs on a bare canvas."""

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from marianne_desk.documents.fonts import register_fonts
from marianne_desk.documents.sheet import draw_sheet
from tests.benchmarks.measuring import Row, Workshop, in_turn, ratio_row
from tests.printed_samples import a_printed_sheet

_AT = datetime(2026, 11, 2, 8, 5, tzinfo=UTC)
_ROUNDS = 31
Run = tuple[str, float, float, float, str]
"""Font, size, left, baseline, text; a page ends with a run without a font."""
_PAGE_END: Run = ("", 0.0, 0.0, 0.0, "")


class _Recorder:
    """Notes every run that a canvas is given, while it is in place."""

    def __init__(self) -> None:
        self.runs: list[Run] = []

    def __enter__(self) -> "_Recorder":
        self._string, self._page = Canvas.drawString, Canvas.showPage
        runs, string, page = self.runs, self._string, self._page

        def draw_string(
            canvas: Canvas, x: float, y: float, text: str, *others: object, **more: object
        ) -> None:
            runs.append((canvas._fontname, canvas._fontsize, x, y, text))
            string(canvas, x, y, text, *others, **more)

        def show_page(canvas: Canvas) -> None:
            runs.append(_PAGE_END)
            page(canvas)

        Canvas.drawString, Canvas.showPage = draw_string, show_page
        return self

    def __exit__(self, *_: object) -> None:
        Canvas.drawString, Canvas.showPage = self._string, self._page


def _bare(runs: Sequence[Run]) -> bytes:
    target = BytesIO()
    canvas = Canvas(target, pageCompression=1, invariant=1)
    for font, size, left, baseline, text in runs:
        if font:
            canvas.setFont(font, size)
            canvas.drawString(left, baseline, text)
        else:
            canvas.showPage()
    canvas.save()
    return target.getvalue()


def measure(_workshop: Workshop) -> Iterator[Row]:
    """October of the sample house, with what was late."""
    register_fonts()
    printed = a_printed_sheet(late=6)
    with _Recorder() as recorder:
        draw_sheet(printed, created_at=_AT)
    runs = recorder.runs

    def ours() -> float:
        begin = time.perf_counter()
        draw_sheet(printed, created_at=_AT)
        return (time.perf_counter() - begin) * 1e3

    def bare() -> float:
        begin = time.perf_counter()
        _bare(runs)
        return (time.perf_counter() - begin) * 1e3

    medians = in_turn(ours, bare, _ROUNDS)
    yield ratio_row(f"fiche de deux pages, balisée ({len(runs)} textes)", 6, medians, "ms")
