"""The directory of partners out to a file and in from one, and every way in which a file can be bad."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from marianne_desk.domain.agenda.permanence import Permanence
from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.domain.partners.directory import Correspondent, Directory, Office, PaperList, Partner
from marianne_desk.exchange.directory_csv import COLUMNS
from marianne_desk.storage import permanences as stored_permanences
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.directory import change_directory, directory, drop_office
from marianne_desk.usecases.directory_files import (
    DirectoryPlan,
    carry_out,
    export_directory,
    read_directory_file,
    report_bad_rows,
)
from marianne_desk.usecases.permanences import change_permanences, permanences
from marianne_desk.wording import sentence
from tests.desks import MakeDesk

HERE = Permanence("here", "Conseiller CAF", "Tu[1] 14:00-17:00", "CAF", date(2026, 1, 1), date(2027, 1, 1))
WHOLE = Directory(
    (
        Partner("CAF", 5, 30, Alarms(2, 10), "Le site d’abord ;\n- puis le « 32 30 »"),
        Partner("MSA"),
    ),
    (
        Office(
            "laval",
            "CAF",
            "CAF de Laval",
            "11 quai Paul-Boudet, 53000 Laval",
            "+33 2 43 00 00 00",
            "accueil@caf53.example",
            (Mode.OFFICE, Mode.PERMANENCE),
            "Mo-Fr 09:00-12:00",
            "here",
        ),
        Office("old", "CAF", "CAF de Laval", retired_on=date(2026, 5, 1)),
    ),
    (
        Correspondent("morel", "CAF", "Mme Morel", "Référente", "laval", "32 30", "morel@caf53.example"),
        Correspondent("roux", "MSA", "M. Roux"),
    ),
    (
        PaperList("", "logement", ("Pièce d’identité",)),
        PaperList("CAF", "apl", ("Bail", "Avis d’impôt ; ou de non-imposition", 'Le "quotient"')),
    ),
)
HEADER = ";".join(COLUMNS) + "\n"


def file_of(path: Path, *rows: dict[str, str]) -> Path:
    """A file of these rows; what is not said is empty."""
    lines = [";".join(row.get(column, "") for column in COLUMNS) for row in rows]
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def filled(desk: Desk) -> Desk:
    change_permanences(desk, [HERE])
    change_directory(desk, WHOLE)
    return desk


def test_what_goes_out_comes_in_the_same(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk, other = filled(make_desk()), make_desk()
    path = tmp_path / "annuaire.csv"
    assert export_directory(desk, path) == 11
    plan = read_directory_file(other, path)
    assert (plan.rows, plan.bad) == (11, ())
    assert [plan.count(kind) for kind in (Partner, Office, Correspondent, Permanence, PaperList)] == [
        2,
        2,
        2,
        1,
        4,
    ]
    assert carry_out(other, plan) == directory(desk) == WHOLE
    assert permanences(other) == (HERE,)
    again = tmp_path / "encore.csv"
    export_directory(other, again)
    assert again.read_bytes() == path.read_bytes()
    assert carry_out(desk, read_directory_file(desk, again)) == WHOLE


def test_a_spreadsheet_knows_its_letters(desk: Desk, tmp_path: Path) -> None:
    export_directory(filled(desk), tmp_path / "annuaire.csv")
    assert (tmp_path / "annuaire.csv").read_bytes().startswith(b"\xef\xbb\xbfkind;operator;id;")


def test_what_the_file_says_replaces_and_the_rest_stays(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    path = file_of(
        tmp_path / "a.csv",
        {"kind": "partenaire", "operator": "caf", "promised_days": "8", "alarm_first": "4"},
        {
            "kind": "Lieu",
            "operator": "CAF",
            "label": "caf de laval",
            "modes": "Par téléphone | video",
            "permanence": "conseiller caf",
        },
        {"kind": "papier", "operator": "CAF", "matter": "apl", "label": "Bail"},
        {"kind": "paper", "operator": "CAF", "matter": "logement", "label": "Bail"},
        {"kind": "office", "operator": "Mairie", "label": "Mairie de Vaubrun", "hours": "lundi 9h-12h"},
        {"kind": "correspondant", "operator": "MAIRIE", "label": "M. Blanc", "office": "mairie de vaubrun"},
        {
            "kind": "permanence",
            "operator": "MAIRIE",
            "label": "Maire",
            "hours": "1er mardi du mois 14–17 h",
        },
    )
    kept = carry_out(desk, read_directory_file(desk, path))
    assert kept.partner("CAF") == Partner("CAF", 8, None, Alarms(4, 15))
    assert kept.partner("MSA") == Partner("MSA")
    (laval,) = kept.offices_of("CAF")
    assert (laval.id, laval.label, laval.modes, laval.permanence, laval.address) == (
        "laval",
        "caf de laval",
        (Mode.PHONE, Mode.VIDEO),
        "here",
        "",
    )
    assert kept.papers_for("CAF", "logement", "apl") == ("Bail",)
    (hall,) = kept.offices_of("MAIRIE")
    assert (hall.hours, hall.modes) == ("Mo 09:00-12:00", (Mode.OFFICE,))
    assert [one.office for one in kept.correspondents_of("MAIRIE")] == [hall.id]
    assert [one.id for one in kept.correspondents_of("CAF")] == ["morel"]
    assert {one.label: one.hours for one in permanences(desk)} == {
        "Conseiller CAF": "Tu[1] 14:00-17:00",
        "Maire": "Tu[1] 14:00-17:00",
    }
    carry_out(desk, read_directory_file(desk, path))
    assert directory(desk) == kept


def test_what_another_house_numbered_otherwise_is_the_same_thing(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk, other = filled(make_desk()), make_desk()
    change_permanences(other, [replace(HERE, id="p9")])
    change_directory(
        other, Directory(offices=(replace(WHOLE.offices[0], id="o9", permanence="p9", telephone=""),))
    )
    export_directory(desk, tmp_path / "a.csv")
    kept = carry_out(other, read_directory_file(other, tmp_path / "a.csv"))
    (laval,) = kept.offices_of("CAF")
    assert (laval.id, laval.permanence, laval.telephone) == ("o9", "p9", "+33 2 43 00 00 00")
    assert [one.office for one in kept.correspondents_of("CAF")] == ["o9"]
    assert {one.id for one in kept.offices} == {"o9", "old"}


OFFICE = {"kind": "office", "operator": "CAF", "label": "CAF de Laval"}
PERSON = {"kind": "correspondent", "operator": "CAF", "label": "Mme Morel"}
PARTNER = {"kind": "partner", "operator": "CAF"}
PAPER = {"kind": "paper", "operator": "CAF", "matter": "apl", "label": "Bail"}
STAND = {"kind": "permanence", "operator": "CAF", "label": "CAF", "hours": "mardi 9h-12h"}


@pytest.mark.parametrize(
    ("rows", "code", "column"),
    [
        ([{"kind": "truc", "operator": "CAF"}], "kind_unknown", "kind"),
        ([{"kind": "", "operator": "CAF"}], "cell_missing", "kind"),
        ([OFFICE | {"operator": "Pole nord"}], "operator_unknown", "operator"),
        ([OFFICE | {"operator": ""}], "cell_missing", "operator"),
        ([OFFICE | {"label": "=HYPERLINK(0)"}], "formula_cell", "label"),
        ([OFFICE | {"address": " @SUM(A1)"}], "formula_cell", "address"),
        ([OFFICE | {"address": "-1+cmd"}], "formula_cell", "address"),
        ([OFFICE | {"telephone": "+cmd|' /C calc'!A0"}], "formula_cell", "telephone"),
        ([OFFICE | {"telephone": "=1"}], "formula_cell", "telephone"),
        ([OFFICE | {"telephone": "au bureau"}], "telephone_shape", "telephone"),
        ([OFFICE | {"mail": "+33 2 43 00 00 00"}], "formula_cell", "mail"),
        ([OFFICE | {"mail": "laval"}], "mail_shape", "mail"),
        ([OFFICE | {"modes": "office|fax"}], "mode_unknown", "modes"),
        ([OFFICE | {"hours": "souvent"}], "permanence_hours", "hours"),
        ([OFFICE | {"permanence": "nulle"}], "permanence_unknown", "permanence"),
        ([OFFICE | {"retired_on": "hier"}], "date_unreadable", "retired_on"),
        ([OFFICE | {"id": "a b"}], "id_unreadable", "id"),
        ([OFFICE, OFFICE], "office_twice", "label"),
        ([OFFICE | {"id": "a"}, OFFICE | {"id": "b"}], "office_twice", "label"),
        ([PERSON | {"office": "CAF de Mayenne"}], "office_unknown", "office"),
        ([PERSON | {"label": ""}], "correspondent_name", "label"),
        ([PERSON, PERSON], "correspondent_twice", "label"),
        ([STAND, STAND], "permanence_twice", "label"),
        ([STAND | {"hours": ""}], "permanence_hours", "hours"),
        ([STAND | {"label": ""}], "permanence_label", "label"),
        ([PARTNER, PARTNER], "partner_twice", "operator"),
        ([PARTNER | {"promised_days": "cinq"}], "number_unreadable", "promised_days"),
        ([PARTNER | {"promised_days": "10000"}], "number_unreadable", "promised_days"),
        ([PARTNER | {"promised_days": "0"}], "partner_days", "promised_days"),
        ([PARTNER | {"alarm_next": "999"}], "partner_days", "alarm_next"),
        ([PARTNER | {"try_first": "allocataire 1234567"}], "visitor_number", "try_first"),
        ([PAPER | {"label": ""}], "cell_missing", "label"),
        ([PAPER | {"matter": ""}], "cell_missing", "matter"),
        ([PAPER | {"label": "- Bail"}], "formula_cell", "label"),
        ([PAPER | {"matter": "nulle"}], "matter_unknown", "matter"),
        ([PAPER | {"label": f"Papier {n}"} for n in range(21)], "papers_too_many", "label"),
    ],
)
def test_one_bad_row_refuses_the_file(
    desk: Desk, tmp_path: Path, rows: list[dict[str, str]], code: str, column: str
) -> None:
    good = {"kind": "office", "operator": "MSA", "label": "MSA de Laval"}
    plan = read_directory_file(desk, file_of(tmp_path / "a.csv", good, *rows))
    (bad,) = plan.bad
    assert (bad.line, bad.column, bad.error.code) == (len(rows) + 2, column, code)
    with pytest.raises(UserError) as refused:
        carry_out(desk, plan)
    assert refused.value.code == "directory_refused"
    assert sentence(bad.error) in sentence(refused.value)
    assert directory(desk) == Directory()
    assert permanences(desk) == ()


def test_a_telephone_from_abroad_is_no_formula(desk: Desk, tmp_path: Path) -> None:
    path = file_of(tmp_path / "a.csv", OFFICE | {"telephone": "+33 2 43 00 00 00"}, PAPER | {"operator": ""})
    kept = carry_out(desk, read_directory_file(desk, path))
    assert kept.offices[0].telephone == "+33 2 43 00 00 00"
    assert kept.papers_for("MSA", None, "apl") == ("Bail",)


def test_a_row_that_became_bad_since_it_was_read_is_refused(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    plan = read_directory_file(desk, file_of(tmp_path / "a.csv", PERSON | {"office": "laval"}))
    assert plan.bad == ()
    drop_office(desk, "laval")
    with pytest.raises(UserError) as refused:
        carry_out(desk, plan)
    assert refused.value.code == "directory_refused"


def _bytes(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


@pytest.mark.parametrize(
    ("write", "code"),
    [
        (_bytes(b"  \n"), "file_empty"),
        (_bytes(b"\x89PNG\r\n\x1a\n\0\0"), "file_not_csv"),
        (_bytes((HEADER + "partner;CAF;é").encode("latin-1")), "file_not_utf8"),
        (_bytes((HEADER + "partner;CAF").encode("utf-16")), "file_not_utf8"),
        (_bytes(b"kind,operator\npartner,CAF\n"), "columns_missing"),
        (_bytes(b"kind;operator;couleur\npartner;CAF;bleu\n"), "column_unknown"),
        (_bytes(b"kind;operator;kind\n"), "column_twice"),
        (_bytes(b'kind;operator\n"partner;CAF\n'), "file_not_csv"),
        (_bytes(b"kind;operator\n" + b"partner;CAF\n" * 100_000), "directory_too_long"),
        (_bytes(b"kind;operator\r" + b"partner;CAF\r" * 100_000), "directory_too_long"),
        (lambda _path: None, "file_missing"),
    ],
)
def test_what_is_no_directory_is_refused(
    desk: Desk, tmp_path: Path, write: Callable[[Path], object], code: str
) -> None:
    path = tmp_path / "a.csv"
    write(path)
    with pytest.raises(UserError) as refused:
        read_directory_file(desk, path)
    assert refused.value.code == code
    assert sentence(refused.value)


def test_a_cut_row_and_a_bad_one_are_reported(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("kind;operator;label\noffice;CAF\n\noffice;CAF;=1+1\n", encoding="utf-8")
    plan = read_directory_file(desk, path)
    assert [(one.line, one.error.code) for one in plan.bad] == [(2, "row_cut"), (4, "formula_cell")]
    assert plan.rows == 2
    report_bad_rows(desk, plan, tmp_path / "rapport.csv")
    lines = (tmp_path / "rapport.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "ligne;colonne;texte;raison"
    assert lines[2].startswith("4;label;'=1+1;")


def test_no_file_of_the_desk_is_overwritten(desk: Desk) -> None:
    for write in (
        lambda: export_directory(desk, desk.place.database),
        lambda: report_bad_rows(desk, DirectoryPlan(0, (), ()), desk.place.database),
    ):
        with pytest.raises(UserError) as refused:
            write()
        assert refused.value.code == "own_file"
    with pytest.raises(MachineError):
        export_directory(desk, desk.place.folder / "none" / "a.csv")


def test_what_an_older_file_holds_is_not_handed_to_a_spreadsheet_that_runs_it(
    desk: Desk, tmp_path: Path
) -> None:
    with desk.store.writing() as connection:
        stored_permanences.write(connection, [replace(HERE, label="=1+1")])
    with pytest.raises(UserError) as refused:
        export_directory(desk, tmp_path / "a.csv")
    assert refused.value.code == "formula_cell"
    assert not (tmp_path / "a.csv").exists()


TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
LABEL = TEXT.filter(lambda text: any(one.isalnum() for one in text))
ID = st.from_regex(r"[0-9A-Za-z][0-9A-Za-z._-]{0,8}", fullmatch=True)
DAY = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
OPERATOR = st.sampled_from(("CAF", "MSA", "CPAM"))
OFFICES = st.builds(
    Office,
    ID,
    OPERATOR,
    LABEL,
    TEXT,
    st.sampled_from(("", "+33 2 43 00 00 00", "32 30", "(0)2.43")),
    st.sampled_from(("", "a@b.fr")),
    st.lists(st.sampled_from(Mode), min_size=1, max_size=4).map(tuple),
    st.sampled_from(
        ("", "Mo-Fr 09:00-12:00", "1er mardi du mois 14–17 h", 'Mo 09:00-12:00 "sur ; rendez-vous"')
    ),
    st.none(),
    DAY,
)
PEOPLE = st.builds(Correspondent, ID, OPERATOR, LABEL, TEXT, st.none(), retired_on=DAY)
NUMBER = st.none() | st.integers(5, 250)
ALARMS = st.none() | st.builds(Alarms, st.integers(1, 250), st.integers(1, 250))
PARTNERS = st.builds(Partner, OPERATOR, NUMBER, NUMBER, ALARMS, TEXT)
PAPERS = st.builds(
    PaperList,
    st.sampled_from(("", "CAF", "MSA")),
    st.sampled_from(("apl", "logement", "rsa")),
    st.lists(TEXT, max_size=4).map(tuple),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.builds(
        Directory,
        st.lists(PARTNERS, max_size=3, unique_by=lambda one: one.operator).map(tuple),
        st.lists(OFFICES, max_size=4, unique_by=lambda one: one.id).map(tuple),
        st.lists(PEOPLE, max_size=4, unique_by=lambda one: one.id).map(tuple),
        st.lists(PAPERS, max_size=4, unique_by=lambda one: (one.operator, one.matter)).map(tuple),
    )
)
def test_whatever_the_directory_holds_reads_back_the_same(
    desk: Desk, tmp_path: Path, wanted: Directory
) -> None:
    change_directory(desk, Directory())
    try:
        kept = change_directory(desk, wanted)
    except UserError as error:
        event(error.code)
        return
    path = tmp_path / "a.csv"
    export_directory(desk, path)
    plan = read_directory_file(desk, path)
    assert plan.bad == ()
    assert carry_out(desk, plan) == kept
    change_directory(desk, Directory())
    assert carry_out(desk, read_directory_file(desk, path)) == kept
