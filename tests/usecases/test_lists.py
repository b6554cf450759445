"""The desk’s own lists: what is added is understood at once, what is retired is offered no more and keeps its label."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.entry.line import understand
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from marianne_desk.domain.own_lists import ListedEntry, ListName, OwnEntry, code_for, extended
from marianne_desk.domain.partners.directory import PaperList, Partner
from marianne_desk.storage.lists import load_vocabulary
from marianne_desk.usecases.counter import entry_context
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.directory import keep_papers, keep_partner
from marianne_desk.usecases.first_look import learn, look_at_today
from marianne_desk.usecases.key_question import ask_for_key
from marianne_desk.usecases.lists import (
    change_entry,
    effect_of_retiring,
    listed_entries,
    retire_entry,
)
from marianne_desk.usecases.log_contact import cancel_contact, log_contact
from marianne_desk.usecases.sheet import sheet_of
from tests.desks import PASSPHRASE, SetClock

FURNITURE = OwnEntry(
    ListName.REASON,
    "",
    " Aide  au mobilier ",
    ("logement",),
    aliases=("meubles", "Meubles", " ", "aide au mobilier"),
)
MISSION = OwnEntry(
    ListName.OPERATOR,
    "",
    "Mission locale",
    ("emploi",),
    aliases=("milo",),
    former=("Garantie jeunes",),
    valid_from=date(2020, 1, 1),
)


def entry(desk: Desk, list_name: ListName, code: str) -> ListedEntry:
    return next(one for one in listed_entries(desk, list_name) if one.entry.code == code)


def read(desk: Desk, text: str) -> tuple[str | None, str | None, str | None]:
    request = understand(text, entry_context(desk)).draft
    return request.theme, request.reason, request.operator


def test_a_new_reason_is_understood_at_once_and_by_the_first_look_too(desk: Desk) -> None:
    changed = change_entry(desk, FURNITURE)
    assert read(changed, "meubles") == ("logement", "aide_au_mobilier", None)
    listed = entry(changed, ListName.REASON, "aide_au_mobilier")
    assert (listed.own, listed.uses, listed.base, listed.retired) == (True, 0, (), False)
    assert listed.entry == OwnEntry(
        ListName.REASON, "aide_au_mobilier", "Aide au mobilier", ("logement",), ("meubles",)
    )
    first = look_at_today(ask_for_key(desk.place.folder, PASSPHRASE), SetClock())
    assert first is not None
    assert first.vocabulary.reason("aide_au_mobilier") == changed.vocabulary.reason("aide_au_mobilier")
    learn(first, SetClock())


def test_a_label_that_was_changed_is_said_everywhere_and_the_one_before_is_still_understood(
    desk: Desk,
) -> None:
    log_contact(desk, ContactDraft(requests=(RequestDraft(reason="apl", operator="CAF"),)))
    theme = replace(
        entry(desk, ListName.THEME, "logement").entry, label="Habitat et loyer", aliases=("toit",)
    )
    reason = replace(entry(desk, ListName.REASON, "apl").entry, label="Aide au loyer")
    changed = change_entry(change_entry(desk, theme), reason)
    (question,) = understand("toit", entry_context(changed)).questions
    assert "Habitat et loyer, sans préciser" in {option.label for option in question.options}
    assert read(changed, "Logement caf")[0] == "logement"
    assert read(changed, "apl caf") == ("logement", "apl", "CAF")
    assert "Habitat et loyer" in {line.label for line in sheet_of(changed, Month(2026, 10)).themes.lines}
    assert changed.vocabulary.label("reason", "apl") == "Aide au loyer"
    listed = entry(changed, ListName.REASON, "apl")
    assert (listed.own, listed.uses) == (False, 1)
    assert "CAF" in listed.operators


def test_a_word_that_only_points_to_a_theme_does_not_become_its_name(desk: Desk) -> None:
    changed = change_entry(
        desk, replace(entry(desk, ListName.THEME, "papiers").entry, label="Titres et papiers")
    )
    theme = changed.vocabulary.theme("papiers")
    assert theme is not None
    assert "Papiers" not in theme.names


def test_an_operator_has_days_and_former_names(desk: Desk) -> None:
    changed = change_entry(desk, MISSION)
    known = changed.vocabulary.operator("MISSION_LOCALE")
    assert known is not None
    assert (known.valid_from, known.valid_to, known.themes) == (date(2020, 1, 1), None, ("emploi",))
    assert read(changed, "garantie jeunes inscription")[2] == "MISSION_LOCALE"
    renamed = change_entry(
        changed,
        replace(
            entry(changed, ListName.OPERATOR, "CAF").entry,
            label="Caf de la Mayenne",
            valid_to=date(2040, 1, 1),
        ),
    )
    assert read(renamed, "caf apl") == ("logement", "apl", "CAF")
    assert "cnaf" in entry(renamed, ListName.OPERATOR, "CAF").base


def test_what_history_uses_is_retired_and_keeps_its_label(desk: Desk, clock: SetClock) -> None:
    changed = change_entry(desk, FURNITURE)
    log_contact(changed, ContactDraft(requests=(RequestDraft(reason="aide_au_mobilier"),)))
    cancel_contact(changed, log_contact(changed, ContactDraft(requests=(RequestDraft(reason="cni"),))).id)
    effect = effect_of_retiring(changed, ListName.REASON, "aide_au_mobilier")
    assert (effect.label, effect.requests, effect.last) == ("Aide au mobilier", 1, date(2026, 10, 14))
    assert not effect.deletable
    gone = retire_entry(changed, ListName.REASON, "aide_au_mobilier")
    assert entry(gone, ListName.REASON, "aide_au_mobilier").entry.retired_on == date(2026, 10, 14)
    assert "aide_au_mobilier" not in {one.code for one in gone.vocabulary.reasons_of("logement")}
    assert gone.vocabulary.label("reason", "aide_au_mobilier") == "Aide au mobilier"
    retired = entry(gone, ListName.REASON, "aide_au_mobilier").entry
    back = change_entry(gone, replace(retired, retired_on=None))
    assert read(back, "meubles")[1] == "aide_au_mobilier"


def test_what_nothing_names_goes_altogether_and_what_comes_with_the_program_never(desk: Desk) -> None:
    changed = change_entry(desk, FURNITURE)
    assert effect_of_retiring(changed, ListName.REASON, "aide_au_mobilier").deletable
    gone = retire_entry(changed, ListName.REASON, "aide_au_mobilier")
    assert gone.vocabulary.reason("aide_au_mobilier") is None
    theme = effect_of_retiring(gone, ListName.THEME, "energie")
    assert (theme.requests, theme.last, theme.reasons, theme.deletable) == (0, None, 1, False)
    without = retire_entry(gone, ListName.THEME, "energie")
    assert without.vocabulary.reasons_of("energie") == ()
    assert without.vocabulary.label("theme", "energie") == "Énergie"
    operator = change_entry(without, MISSION)
    named = change_entry(operator, replace(FURNITURE, operators=("MISSION_LOCALE",)))
    assert not effect_of_retiring(named, ListName.OPERATOR, "MISSION_LOCALE").deletable
    assert read(named, "meubles") == ("logement", "aide_au_mobilier", "MISSION_LOCALE")


def test_what_the_directory_names_is_retired_and_stays(desk: Desk) -> None:
    changed = change_entry(change_entry(desk, FURNITURE), MISSION)
    keep_partner(changed, Partner("MISSION_LOCALE", 5))
    keep_papers(changed, PaperList("", "aide_au_mobilier", ("Devis",)))
    assert not effect_of_retiring(changed, ListName.OPERATOR, "MISSION_LOCALE").deletable
    assert not effect_of_retiring(changed, ListName.REASON, "aide_au_mobilier").deletable
    gone = retire_entry(changed, ListName.OPERATOR, "MISSION_LOCALE")
    assert (
        keep_papers(gone, PaperList("", "aide_au_mobilier", ())).partner("MISSION_LOCALE").promised_days == 5
    )
    assert effect_of_retiring(gone, ListName.REASON, "aide_au_mobilier").deletable


def test_a_retired_operator_is_asked_no_more(desk: Desk) -> None:
    assert len(understand("prime activité", entry_context(desk)).questions) == 1
    gone = retire_entry(desk, ListName.OPERATOR, "MSA")
    assert read(gone, "prime activité")[2] == "CAF"


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        (replace(FURNITURE, label="  "), "entry_label_missing", "label"),
        (replace(FURNITURE, label="a" * 61), "entry_label_too_long", "label"),
        (replace(FURNITURE, label="carte d'identité"), "entry_label_twice", "label"),
        (replace(FURNITURE, aliases=("téléphone",)), "entry_word_taken", "aliases"),
        (replace(MISSION, former=("Pôle emploi",)), "entry_word_taken", "former"),
        (replace(FURNITURE, parents=()), "entry_theme_missing", "parents"),
        (replace(MISSION, valid_to=date(2019, 1, 1)), "entry_validity_inverted", "valid_to"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(desk: Desk, wrong: OwnEntry, code: str, field: str) -> None:
    with pytest.raises(UserError) as refused:
        change_entry(desk, wrong)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_the_last_theme_stays(desk: Desk) -> None:
    for theme in desk.vocabulary.themes[1:]:
        desk = retire_entry(desk, ListName.THEME, theme.code)
    with pytest.raises(UserError) as refused:
        retire_entry(desk, ListName.THEME, desk.vocabulary.themes[0].code)
    assert refused.value.code == "entry_last_one"


def test_codes_are_plain_and_never_taken_twice() -> None:
    assert code_for("Aide à l’énergie (FSL)", ListName.REASON, ()) == "aide_a_l_energie_fsl"
    assert code_for("Mission locale", ListName.OPERATOR, {"MISSION_LOCALE"}) == "MISSION_LOCALE_2"
    assert code_for("…", ListName.THEME, {"entree", "entree_2"}) == "entree_3"


def test_a_new_theme_stands_beside_the_others(desk: Desk) -> None:
    changed = change_entry(
        desk, OwnEntry(ListName.THEME, "", "Transports", aliases=("bus",), operators=("MAIRIE",))
    )
    assert read(changed, "bus") == ("transports", None, "MAIRIE")
    logged = log_contact(
        changed,
        ContactDraft(
            channel=Channel.MAIL, requests=(RequestDraft(theme="Transports", outcome=Outcome.PENDING),)
        ),
    )
    assert logged.id
    assert extended(load_vocabulary(), ()) is load_vocabulary()


def test_a_new_theme_with_reasons_of_its_own_asks_which(desk: Desk) -> None:
    changed = change_entry(desk, OwnEntry(ListName.THEME, "", "Transports", aliases=("bus",)))
    for label in ("Carte de bus", "Covoiturage"):
        changed = change_entry(changed, OwnEntry(ListName.REASON, "", label, ("transports",)))
    (question,) = understand("transports", entry_context(changed)).questions
    assert {"Carte de bus", "Covoiturage"} <= {option.label for option in question.options}
    assert read(changed, "covoiturage")[:2] == ("transports", "covoiturage")


def test_the_file_itself_is_read_the_same(desk: Desk, tmp_path: Path) -> None:
    changed = change_entry(desk, MISSION)
    assert entry(changed, ListName.OPERATOR, "MISSION_LOCALE").entry == replace(
        MISSION, code="MISSION_LOCALE"
    )
