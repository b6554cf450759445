"""Nothing small is printed to a partner, nor can it be found by subtraction on its sheet."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain.cases.case import Answer
from marianne_desk.domain.partner_sheet import figures as f
from marianne_desk.domain.partner_sheet.breakdowns import (
    TOGETHER,
    answers_breakdown,
    became_breakdown,
    matters_breakdown,
    stuck_breakdown,
    table_of,
)
from marianne_desk.domain.partner_sheet.composition import BECAME
from marianne_desk.domain.partner_sheet.figures import Became, Matter
from marianne_desk.domain.partner_sheet.parts import Breakdown
from marianne_desk.domain.partner_sheet.words import said, whole_words
from marianne_desk.domain.sheet.masking import FEW, MASKED, is_few
from marianne_desk.wording.cases import ANSWERS
from tests.partner_samples import a_quarter, count, median, replaced, share

small = st.integers(0, 12)


def label(_kind: str, code: str) -> str:
    return code


def sound(breakdown: Breakdown) -> None:
    """Lines add up to their total, none is small, and no theme hides a small remainder."""
    if breakdown.total is None:
        assert breakdown.rows == ()
        assert breakdown.nothing.casefold().startswith(FEW)
        return
    outside = [row.count for row in breakdown.rows if not row.within]
    assert sum(outside) == breakdown.total
    assert not any(is_few(row.count) for row in breakdown.rows)
    theme, inside = 0, 0
    for row in (*breakdown.rows, None):
        if row is not None and row.within:
            inside += row.count
            continue
        assert inside in {0, theme}
        theme, inside = (row.count, 0) if row is not None else (0, 0)


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcdefghij"), st.sampled_from(["x", "y", "z", "w", None]), st.integers(1, 12)
        )
    )
)
def test_no_small_matter_is_told(rows: list[tuple[str, str | None, int]]) -> None:
    counts: Counter[tuple[str, str | None]] = Counter()
    for theme, reason, n in rows:
        counts[theme, reason] += n
    matters = tuple(Matter(theme, reason, n) for (theme, reason), n in counts.items())
    found = matters_breakdown(replaced(a_quarter(0), matters=matters), label)
    sound(found)
    assert sum(one.count for one in matters) == (found.total or sum(one.count for one in matters))
    assert len([row for row in found.rows if not row.within]) <= 7
    table_of(found)


@given(
    st.dictionaries(st.sampled_from(Became), st.integers(1, 12)),
    st.dictionaries(st.sampled_from(Answer), st.integers(1, 12)),
    st.dictionaries(st.sampled_from("abcdefghij"), st.integers(1, 12)),
)
def test_no_small_category_is_told(
    became: dict[Became, int], answers: dict[Answer, int], stuck: dict[str, int]
) -> None:
    quarter = replaced(a_quarter(0), became=became, answers=answers, stuck=stuck)
    for found in (
        became_breakdown(quarter, BECAME),
        answers_breakdown(quarter, ANSWERS),
        stuck_breakdown(quarter, label),
    ):
        sound(found)
        table_of(found)


@given(small, small, small)
def test_no_small_part_of_a_share_is_told(part: int, rest: int, around: int) -> None:
    whole = part + rest
    found = said(share(f.SOLVED, part, whole), whole + around)
    if is_few(part) or is_few(rest) or is_few(around) or is_few(whole):
        assert not found.exact
        assert str(whole) not in found.basis or found.basis == FEW
        if is_few(part) and not is_few(whole):
            assert found.value.endswith(("au plus", "ou plus"))
    elif whole:
        assert found.exact
        assert found.basis == f"{part} sur {whole}"
    else:
        assert (found.value, found.basis) == ("–", "aucun cas")


def test_counts_and_delays_are_masked_alike() -> None:
    assert said(count(f.CASES, 4)).value == FEW
    assert not said(count(f.CASES, 4)).exact
    assert said(count(f.CASES, 0)).value == "0"
    assert said(count(f.FEEDBACK, 2)).exact  # its lines stand there, and name nobody
    assert said(median(f.FINAL_DAYS, 3.0, 4)).value == "–"
    assert said(median(f.FINAL_DAYS, None, 0)).basis == "aucun cas"
    assert said(median(f.WAIT_DAYS, 3.0, 6, f.DAYS), 8).basis.endswith(MASKED)
    assert whole_words(said(median(f.WAIT_DAYS, 3.0, 6, f.DAYS), 6)) == "3\u00a0jours (n\u00a0=\u00a06)"
    assert whole_words(said(count(f.CASES, 7))) == "7"


def test_where_no_category_may_be_told_all_are_one_line() -> None:
    quarter = replaced(
        a_quarter(0), stuck={"a": 3, "b": 3}, matters=(Matter("a", None, 3), Matter("b", "x", 3))
    )
    for found in (stuck_breakdown(quarter, label), matters_breakdown(quarter, label)):
        assert [(row.label, row.count) for row in found.rows] == [(TOGETHER, 6)]


def test_a_theme_of_one_reason_says_it_and_one_without_any_does_not() -> None:
    matters = (Matter("a", "x", 9), Matter("b", None, 8))
    found = matters_breakdown(replaced(a_quarter(0), matters=matters), label)
    assert [(row.label, row.count, row.within) for row in found.rows] == [
        ("a", 9, False),
        ("x", 9, True),
        ("b", 8, False),
    ]


def test_a_sum_of_others_has_no_bar() -> None:
    quarter = replaced(a_quarter(0), stuck={"a": 10, "b": 5, **dict.fromkeys("cdefgh", 3)})
    table = table_of(stuck_breakdown(quarter, label))
    assert [(line.label, line.count, line.size) for line in table.lines] == [
        ("a", "10", 1.0),
        ("b", "5", 0.5),
        ("Autres thèmes", "18", 0.0),
    ]
