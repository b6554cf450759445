"""How blocks fall on pages and words on lines."""

from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.documents.fonts import register_fonts, text_width
from marianne_desk.documents.layout import BODY, BOTTOM, Block, Pen, paginated, space, wrapped

register_fonts()
TOP = BOTTOM + 100


def a_block(height: float, *, with_next: bool = False, head: Block | None = None) -> Block:
    def nothing(_pen: Pen, _left: float, _top: float) -> None:
        return

    return Block(height, nothing, with_next, head)


def heights(pages: list[list[Block]]) -> list[list[float]]:
    return [[block.height for block in page] for page in pages]


def fallen(*blocks: Block) -> list[list[float]]:
    pages = paginated(blocks, TOP, TOP)
    return heights([[placed.block for placed in page] for page in pages])


def test_blocks_fill_a_page_before_the_next() -> None:
    assert fallen(a_block(60), a_block(40), a_block(1)) == [[60, 40], [1]]


def test_a_heading_goes_with_what_follows() -> None:
    assert fallen(a_block(60), a_block(20, with_next=True), a_block(30)) == [[60], [20, 30]]


def test_white_never_opens_a_page() -> None:
    assert fallen(a_block(95), space(8), a_block(40)) == [[95, 8], [40]]
    assert fallen(space(8), a_block(40)) == [[40]]


def test_the_heads_of_columns_are_repeated_on_the_next_page() -> None:
    head = a_block(10)
    rows = [a_block(30, head=head) for _ in range(4)]
    assert fallen(a_block(10, with_next=True), *rows) == [[10, 30, 30, 30], [10, 30]]


def test_what_is_taller_than_a_page_is_not_pushed_for_ever() -> None:
    assert fallen(a_block(150), a_block(20)) == [[150], [20]]


@given(st.text(alphabet="abcé mMW’\u00a0\u202f", max_size=200), st.floats(12, 300))
def test_lines_never_pass_their_width_and_lose_nothing(text: str, width: float) -> None:
    lines = wrapped(text, BODY, width)
    assert all(text_width(line, BODY.font, BODY.size) <= width for line in lines if len(line) > 1)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_no_break_spaces_hold() -> None:
    assert wrapped("82\u202f% des 498\u00a0demandes", BODY, 75) == ("82\u202f% des", "498\u00a0demandes")
