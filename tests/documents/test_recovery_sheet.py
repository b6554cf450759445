"""The recovery sheet: one page, the words in their order, for eyes and for those who are read to."""

from datetime import UTC, date, datetime

from marianne_desk.documents.preview import page_sizes, text_of
from marianne_desk.documents.recovery_sheet import draw_recovery_sheet
from marianne_desk.domain.recovery_words import scanned_text, words_of

KEY = "0123456789abcdef" * 4


def _pdf(name: str = "France services de Vaubrun") -> bytes:
    return draw_recovery_sheet(
        name=name,
        place="53000 Vaubrun",
        words=words_of(KEY),
        scanned=scanned_text(KEY),
        today=date(2026, 11, 26),
        created_at=datetime(2026, 11, 26, 9, tzinfo=UTC),
    )


def test_one_page_with_all_words_in_order() -> None:
    (text,) = text_of(_pdf())
    plain = " ".join(text.replace("\u00a0", " ").split())
    assert " ".join(f"{number}. {word}" for number, word in enumerate(words_of(KEY), 1)) in plain
    assert "France services de Vaubrun" in plain
    assert "26/11/2026" in plain
    assert (
        page_sizes(_pdf("Maison de services au public intercommunale de " * 4)) == ((595.28, 841.89),)
        or len(page_sizes(_pdf("Maison de services au public intercommunale de " * 4))) == 1
    )


def test_the_same_desk_gives_the_same_bytes_and_a_tagged_file() -> None:
    pdf = _pdf()
    assert pdf == _pdf()
    assert b"/StructTreeRoot" in pdf
    assert KEY.encode() not in pdf
