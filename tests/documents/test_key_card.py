"""The card of keys: one A5 page, whatever it has to hold; read in order, and in black and white."""

from datetime import UTC, datetime

from marianne_desk.documents.key_card import PAGE_HEIGHT, PAGE_WIDTH, draw_key_card
from marianne_desk.documents.preview import page_images, page_sizes, text_of
from marianne_desk.domain.key_card import KeyCard, KeyGroup, KeyLine

WHEN = datetime(2026, 11, 26, tzinfo=UTC)
LINE = KeyLine("Maj+F12", "Ctrl+P", "à suivre, des papiers sont attendus")


def card(groups: int, lines: int) -> KeyCard:
    return KeyCard(
        "Les touches", tuple(KeyGroup(f"Groupe {n}", (LINE,) * lines) for n in range(groups)), "Pied"
    )


def test_one_page_of_a5_read_in_order() -> None:
    pdf = draw_key_card(card(3, 4), WHEN)
    assert [tuple(map(round, size)) for size in page_sizes(pdf)] == [(round(PAGE_WIDTH), round(PAGE_HEIGHT))]
    (text,) = text_of(pdf)
    assert text.index("Groupe 0") < text.index("Maj+F12") < text.index("Groupe 1") < text.index("Pied")


def test_many_keys_are_set_smaller_and_never_on_a_second_page() -> None:
    assert len(page_sizes(draw_key_card(card(7, 8), WHEN))) == 1
    assert len(page_sizes(draw_key_card(card(9, 20), WHEN))) == 1


def test_one_group_alone_and_a_key_without_a_second() -> None:
    alone = KeyCard("Touches", (KeyGroup("Seul", (KeyLine("F1", "", "aide"),)),), "Pied")
    assert "F1 aide" in " ".join(text_of(draw_key_card(alone, WHEN))[0].split())


def test_it_is_black_enough_on_white() -> None:
    (page,) = page_images(draw_key_card(card(3, 6), WHEN), 1)
    grey = [sum(page.rgb[at : at + 3]) / 3 for at in range(0, len(page.rgb), 3)]
    assert max(grey) == 255
    assert min(grey) < 60
