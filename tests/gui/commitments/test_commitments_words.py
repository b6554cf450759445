"""What the screen says of a month's commitments: verdicts, why, values, what is to be done, the thirteen months."""

from dataclasses import replace
from datetime import date

import pytest

from marianne_desk.domain.commitments.in_force import DEFAULT_PACK, TargetChange
from marianne_desk.domain.commitments.measure import (
    Action,
    BehindRow,
    LinePoint,
    Mark,
    Measure,
    MeasuredCommitment,
    MeasuredHeading,
    MonthCommitments,
    ToDo,
)
from marianne_desk.domain.commitments.pack import Commitment, Indicator
from marianne_desk.domain.commitments.proof import Proof, Standing
from marianne_desk.domain.commitments.verdict import Verdict, Why
from marianne_desk.domain.figure import Coverage
from marianne_desk.domain.month import Month
from marianne_desk.storage.packs import load_pack
from marianne_desk.usecases.desk import Desk
from tests.gui.commitments.desk_with_mail import plain
from tests.test_project import FAULTS
from ui.commitments import row_words, words
from ui.commitments.action_words import action_line
from ui.commitments.chart_words import of_commitment, of_measure

OCTOBER = Month(2026, 10)
PACK = load_pack(DEFAULT_PACK)
INDICATORS = {one.id: one for one in PACK.indicators()}


def measure(indicator: str, **changes: object) -> Measure:
    """A kept measure, changed."""
    kept: dict[str, object] = {
        "indicator": INDICATORS[indicator],
        "part": 23,
        "whole": 25,
        "value": 0.92,
        "target": INDICATORS[indicator].target,
        "change": None,
        "coverage": None,
        "verdict": Verdict.KEPT,
        "why": Why.ABOVE,
        "months": 1,
        "low": None,
        "high": None,
        "known_on": None,
        "standing": None,
        "line": (),
    }
    return Measure(**{**kept, **changes})  # type: ignore[arg-type]


def unknown(indicator: str, why: Why = Why.NO_RECORD, **changes: object) -> Measure:
    return measure(indicator, part=0, whole=0, value=None, verdict=Verdict.NOT_MEASURED, why=why, **changes)


def month(number: int, verdict: Verdict, *measures: Measure, title: str | None = None) -> MonthCommitments:
    """A month with one commitment."""
    commitment = PACK.commitment(number)
    assert commitment is not None
    commitment = replace(commitment, title=title)
    one = MeasuredCommitment(commitment, verdict, measures, ())
    return MonthCommitments(OCTOBER, PACK, True, (MeasuredHeading(PACK.headings[0], (one,)),))


def page(measured: MonthCommitments, *actions: Action) -> words.PageWords:
    (only,) = words.board(measured, actions).pages.values()
    return only


def test_a_tile_says_verdict_why_value_n_target_and_coverage() -> None:
    waited = measure(
        "waited_within",
        verdict=Verdict.WATCH,
        why=Why.ONE_ANSWER,
        months=12,
        coverage=Coverage(25, 30),
    )
    tile = page(month(6, Verdict.WATCH, waited)).tile
    assert plain(tile.above) == "Engagement 6 · intitulé à compléter"
    assert plain(tile.said) == "À surveiller : une attente trop longue de plus ferait basculer"
    assert (plain(tile.value), plain(tile.basis)) == ("92 %", "23 sur 25, sur douze mois, cible 80 %")
    assert tile.beside == "noté 25 fois sur 30"
    titled = page(month(6, Verdict.WATCH, waited, title="Attendre peu")).tile
    assert (plain(titled.above), titled.title) == ("Engagement 6", "Attendre peu")


def test_what_would_tip_a_late_answer_is_one_more() -> None:
    mail = measure("answers_mail", verdict=Verdict.WATCH, why=Why.ONE_ANSWER)
    said = plain(page(month(8, Verdict.WATCH, mail)).tile.said)
    assert said == "À surveiller : un retard de plus ferait basculer"


def test_a_verdict_that_rests_on_another_measure_names_it() -> None:
    returns = unknown("right_first_time", Why.NOT_YET, known_on=date(2026, 12, 1))
    tile = page(month(2, Verdict.NOT_MEASURED, measure("operator_named"), returns)).tile
    assert plain(tile.said).startswith("Non mesuré : « Juste du premier coup")
    assert plain(tile.said).endswith("connu à partir du 01/12/2026")
    assert (plain(tile.value), tile.measure) == ("92 %", "Orientations qui nomment l’opérateur")


def test_nothing_is_never_zero_per_cent() -> None:
    tile = page(month(4, Verdict.NOT_MEASURED, unknown("survey_welcome"))).tile
    assert (tile.value, plain(tile.said)) == (
        "",
        "Non mesuré : il manque une enquête de satisfaction (accueil)",
    )
    assert "pas de valeur" in tile.spoken
    assert words.value_words(None) == "–"


def test_what_no_target_judges_is_shown_and_not_called_unmeasured() -> None:
    shown = measure("accompanied", value=0.83, target=None, verdict=Verdict.NOT_MEASURED, why=Why.NO_TARGET)
    held = month(3, Verdict.NOT_MEASURED, shown)
    assert (page(held).tile.said, plain(page(held).tile.value)) == ("Montré, sans cible", "83 %")
    assert page(held).measures[0].said == "Montré, sans cible"
    assert plain(words.board(held, ()).summary) == "1 montré sans cible"


def test_a_value_never_reads_as_the_target_that_it_misses() -> None:
    late = measure("answers_email", part=26, whole=29, value=26 / 29, verdict=Verdict.NOT_KEPT, why=Why.BELOW)
    tile = page(month(8, Verdict.NOT_KEPT, late)).tile
    assert (plain(tile.value), plain(tile.basis)) == ("89,7 %", "26 sur 29, cible 90 %")


def test_a_commitment_that_nothing_measures_has_its_word_alone() -> None:
    tile = page(month(3, Verdict.NOT_MEASURED)).tile
    assert (tile.said, tile.basis, tile.value) == ("Non mesuré", "", "")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Cible : 90 % (cible de la maison)"),
        ({"target": None, "why": Why.NO_TARGET}, "Pas de cible : montré sans être jugé"),
        (
            {"target": 0.7, "change": TargetChange("answers_email", OCTOBER, 0.7, "un seul agent")},
            "Cible : 70 %, la vôtre depuis octobre 2026 : « un seul agent »",
        ),
        ({"verdict": Verdict.TOO_FEW, "why": Why.FEW}, "10 cas au moins pour juger"),
        ({"low": 0.62, "high": 0.85}, "Échantillon : entre 62 % et 85 %"),
        ({"known_on": date(2026, 12, 1)}, "Connu à partir du 01/12/2026"),
        ({"coverage": Coverage(40, 50)}, "noté 40 fois sur 50"),
    ],
)
def test_a_measure_says_what_it_rests_on(changes: dict[str, object], said: str) -> None:
    (shown,) = page(month(8, Verdict.KEPT, measure("answers_email", **changes))).measures
    assert said in [plain(line) for line in shown.lines]


def test_the_target_of_the_text_itself_is_not_called_the_houses() -> None:
    (shown,) = page(month(8, Verdict.KEPT, measure("calls_answered"))).measures
    assert "Cible : 85 %" in [plain(line) for line in shown.lines]
    assert shown.label.endswith("(ne décide pas)")
    assert shown.proof == "telephone_statement"


def test_a_dated_proof_says_until_when_it_is_good() -> None:
    good = Standing(True, date(2026, 10, 2), date(2026, 11, 1), None, None)
    (shown,) = page(
        month(1, Verdict.KEPT, measure("display_checked", part=1, whole=1, value=1.0, standing=good))
    ).measures
    assert (plain(shown.said), shown.value, shown.basis) == (
        "Tenu : preuve à jour",
        "à jour",
        "jusqu’au 01/11/2026",
    )
    over = Standing(False, date(2026, 8, 2), date(2026, 9, 1), None, None)
    late = measure(
        "display_checked",
        part=0,
        whole=1,
        value=0.0,
        verdict=Verdict.NOT_KEPT,
        why=Why.BELOW,
        standing=over,
    )
    (shown,) = page(month(1, Verdict.NOT_KEPT, late)).measures
    assert plain(shown.said) == "Non tenu : la preuve n’est plus à jour"
    assert (shown.value, shown.basis, shown.proof) == ("à refaire", "depuis le 01/09/2026", "display")
    for_good = Standing(True, date(2026, 10, 2), None, None, None)
    assert words.value_words(replace(late, standing=for_good, value=1.0)) == "à jour"


def action(indicator: str, to_do: ToDo, count: int = 0, late: int = 0, proof: str = "") -> Action:
    return Action(8, INDICATORS[indicator], to_do, count, late, tuple(range(count)), proof)


@pytest.mark.parametrize(
    ("to_do", "said"),
    [
        (action("answers_email", ToDo.ANSWER, 4, 4), "4 courriels en retard : les ouvrir"),
        (action("answers_email", ToDo.ANSWER, 1, 1), "1 courriel en retard : l’ouvrir"),
        (
            action("answers_mail", ToDo.ANSWER, 3, 1),
            "3 courriers sans réponse, dont 1 en retard : les ouvrir",
        ),
        (action("complaints_answered", ToDo.ANSWER, 2), "2 réclamations sans réponse : les ouvrir"),
        (action("needs_met", ToDo.ANSWER, 2), "2 besoins sans suite : les ouvrir"),
        (
            action("acknowledged_in_time", ToDo.ACKNOWLEDGE, 2),
            "2 demandes sans accusé de réception : les ouvrir",
        ),
        (action("operator_named", ToDo.NAME_OPERATOR, 1), "1 orientation sans opérateur : la compléter"),
        (action("waited_within", ToDo.LOOK, 5), "5 attentes au-delà de la limite : les regarder"),
        (action("answers_mail", ToDo.LOOK, 1), "1 courrier hors délai : le regarder"),
        (action("waited_within", ToDo.NOTE, 12), "Attente non notée 12 fois : à noter"),
        (action("display_checked", ToDo.PROVE, proof="display"), "Apporter la preuve « Affichage"),
        (action("survey_welcome", ToDo.KEY), "Saisir une enquête de satisfaction (accueil)"),
    ],
)
def test_what_is_to_be_done_is_one_line(to_do: Action, said: str) -> None:
    line = action_line(to_do, PACK)
    assert plain(line.text).startswith(said)
    assert [name for name, fault in FAULTS.items() if fault.search(line.text)] == []


def test_the_tile_shows_first_what_its_verdict_rests_on() -> None:
    mail = measure("answers_mail", verdict=Verdict.WATCH, why=Why.ONE_ANSWER)
    email = measure("answers_email", verdict=Verdict.NOT_KEPT, why=Why.BELOW)
    tile = page(
        month(8, Verdict.NOT_KEPT, mail, email),
        action("answers_mail", ToDo.LOOK, 4),
        action("answers_email", ToDo.ANSWER, 2, 2),
    ).tile
    assert plain(tile.doing) == "2 courriels en retard : les ouvrir"


def test_what_is_missing_is_not_said_twice() -> None:
    lacking = page(
        month(1, Verdict.NOT_MEASURED, unknown("display_checked")),
        replace(action("display_checked", ToDo.PROVE, proof="display"), commitment=1),
    )
    assert lacking.tile.doing == "Apporter cette preuve"
    assert lacking.tile.action is not None
    assert "Affichage" in lacking.tile.action.text
    assert lacking.tile.action.proof == "display"


def point(month: Month, value: float | None, *marks: Mark) -> LinePoint:
    return LinePoint(month, 0, 0, value, Verdict.KEPT, 0.9, 1, frozenset(marks))


def test_the_line_says_its_months_and_what_changed() -> None:
    line = (
        point(Month(2026, 8), None),
        point(Month(2026, 9), 0.9, Mark.TARGET, Mark.PACK),
        point(OCTOBER, 1.0),
    )
    chart = of_measure(measure("answers_email", line=line))
    assert plain(chart.spoken) == (
        "D’août 2026 à octobre 2026 : inconnu, 90 %, 100 %. "
        "septembre 2026 : cible changée et autre référentiel"
    )
    assert [one.month for one in chart.marked] == [Month(2026, 9)]
    assert of_measure(measure("answers_email")).spoken == ""


def test_a_dated_proof_shows_a_verdict_a_month() -> None:
    commitment: Commitment | None = PACK.commitment(1)
    assert commitment is not None
    verdicts = ((Month(2026, 9), None), (OCTOBER, Verdict.NOT_KEPT))
    chart = of_commitment(
        MeasuredCommitment(commitment, Verdict.NOT_KEPT, (measure("display_checked"),), verdicts)
    )
    assert chart.shapes
    assert plain(chart.spoken) == "De septembre 2026 à octobre 2026 : sans objet, non tenu"


def test_what_only_warns_is_said_where_all_that_decides_is_kept() -> None:
    warns = measure("answers_phone", verdict=Verdict.NOT_KEPT, why=Why.BELOW)
    tile = page(month(8, Verdict.WATCH, measure("answers_email"), warns)).tile
    assert plain(tile.said) == "À surveiller : un autre indicateur est sous la cible"


def test_the_month_is_summed_up() -> None:
    measured = month(8, Verdict.NOT_KEPT, measure("answers_email"))
    assert plain(words.board(measured, ()).summary) == "1 non tenu"
    assert words.board(measured, ()).status == ""
    running = words.board(replace(measured, over=False), ())
    assert plain(running.status).startswith("Mois en cours :")


def test_rows_and_proofs_in_words(desk: Desk) -> None:
    indicator: Indicator = INDICATORS["answers_email"]
    gone = row_words.row_line(
        indicator.formula,
        BehindRow(7, "x", False, True, date(2026, 10, 6)),
        None,
        desk.zone,
        desk.vocabulary.label,
    )
    assert (gone.cells[0], gone.cells[-2:], gone.number, gone.late) == (
        "C-7",
        ("06/10/2026", "passage annulé"),
        7,
        True,
    )
    proof = Proof(1, "survey", 10, date(2026, 9, 3), date(2027, 9, 3), "Enquête", "agent-1", part=8, whole=10)
    assert row_words.proof_line(proof, {"agent-1": "Agent 1"}).cells == (
        "Enquête",
        "03/09/2026",
        "03/09/2027",
        "Agent 1",
        "8 sur 10",
        "–",
    )
    assert row_words.proof_line(replace(proof, month=OCTOBER), {}).cells[1] == "octobre\u00a02026"
    assert plain(row_words.count_words((), (proof,), 12)) == "1 preuve · sur douze mois"
    assert row_words.count_words((), (), 1) == ""
