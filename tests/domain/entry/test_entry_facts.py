"""Facts of the contact typed in the entry line, and words that may be a fact or a matter."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.codes import Age, Channel, Help, Need, Outcome, RequestKind
from marianne_desk.domain.entry.line import EntryContext, Understanding, answer, choose, understand
from marianne_desk.domain.entry.numbers import bracket_of
from marianne_desk.storage.lists import load_vocabulary
from tests.twenty_contacts import HABITS

PARIS = ZoneInfo("Europe/Paris")
CONTEXT = EntryContext(
    load_vocabulary(),
    datetime(2026, 11, 20, 14, 32, tzinfo=PARIS),
    PARIS,
    habits=HABITS,
    communes=(
        "Sarre-Union",
        "Saint-Avold",
        "Dieuze",
        "Poste",
        "Diebling",
        "·",
        "Le Nouvion-en-Thiérache",
        "Saint-Aubin-les-Prés",
    ),
)


def _read(text: str, channel: Channel = Channel.DESK) -> Understanding:
    return understand(text, replace(CONTEXT, channel=channel))


def _options(read: Understanding) -> list[str]:
    labels = [option.label.replace("\u00a0", " ") for option in read.questions[0].options]
    return [label for label in labels if label not in {"autre…", "autre thème…"}]


@pytest.mark.parametrize(
    ("years", "age"),
    [
        (0, "0-11"),
        (11, "0-11"),
        (12, "12-17"),
        (17, "12-17"),
        (18, "18-24"),
        (24, "18-24"),
        (25, "25-39"),
        (39, "25-39"),
        (40, "40-59"),
        (59, "40-59"),
        (60, "60-69"),
        (69, "60-69"),
        (70, "70+"),
        (104, "70+"),
    ],
)
def test_brackets_of_age(years: int, age: str) -> None:
    assert bracket_of(years) == age


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("cni 67 ans", "60-69"),
        ("cni 67ans", "60-69"),
        ("cni 25-39", "25-39"),
        ("cni 70+", "70+"),
        ("cni 70 et plus", "70+"),
        ("carte de résident 10 ans", None),
        ("carte vitale 16 ans", "12-17"),
        ("cni 130 ans", None),
        ("cni 62a", "60-69"),
        ("cni +70", "70+"),
        ("cni plus de 70 ans", "70+"),
        ("cni la quarantaine", "40-59"),
        ("cni 10 ans", None),
        ("cni périmée depuis 2 ans", None),
        ("retraite dans 2 ans", None),
        ("retraite 40 ans de cotisations", None),
        ("cni enfant 10 ans", "0-11"),
        ("cni 2042", None),
    ],
)
def test_an_age_is_read(text: str, age: Age | None) -> None:
    assert _read(text).age == age


@pytest.mark.parametrize(
    ("text", "commune"),
    [
        ("cni dieuze", "Dieuze"),
        ("cni sarre union", "Sarre-Union"),
        ("st avold cni", "Saint-Avold"),
        ("cni saint-avold", "Saint-Avold"),
        ("cni sarre", "Sarre-Union"),
        ("cni dieu", "Dieuze"),
        ("cni die", ""),
        ("cni poste", ""),
        ("cni", ""),
        ("cni saint", ""),
        ("cni le nouvion", "Le Nouvion-en-Thiérache"),
        ("nouvion en thierache cni", "Le Nouvion-en-Thiérache"),
        ("cni st aubin", "Saint-Aubin-les-Prés"),
        ("cni saint aubin les pres", "Saint-Aubin-les-Prés"),
    ],
)
def test_a_usual_commune_is_read(text: str, commune: str) -> None:
    read = _read(text)
    assert read.commune == commune
    assert bool(read.unknown_words) is (text in {"cni die", "cni saint"})


def test_facts_of_the_person() -> None:
    read = _read("apl caf 1ère visite interprète fauteuil revient")
    assert (read.first_visit, read.draft.returning) == (True, True)
    assert set(read.needs) == {Need.ACCESS, Need.INTERPRETER}
    assert _read("ameli ne sait pas lire").needs == (Need.READING,)
    assert _read("cpam 3 sonneries", Channel.PHONE).rings == 3
    assert _read("apl caf").first_visit is None


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("apl caf manque bail", "logement"),
        ("apl caf manque le bail et le rib", "logement"),
        ("manque avis d’imposition css cpam", "sante"),
        ("il manque une photo passeport", "papiers"),
        ("css cpam papiers manquants", "sante"),
        ("css cpam dossier incomplet", "sante"),
        ("apl caf manque sa fiche de paie de novembre", "logement"),
    ],
)
def test_a_missing_paper_pauses_and_is_no_matter(text: str, theme: str) -> None:
    read = _read(text)
    assert read.paused
    assert read.draft.theme == theme
    assert [pause.end for pause in read.draft.pauses] == [None]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("cni oriente mairie", Outcome.ORIENTED),
        ("reversion transmis carsat", Outcome.FORWARDED),
        ("rdv cni", Outcome.APPOINTMENT),
        ("cni à suivre", Outcome.PENDING),
        ("cni sans suite", Outcome.DROPPED),
        ("cni ok", Outcome.SOLVED),
        ("cni", None),
    ],
)
def test_an_outcome_is_only_what_was_typed(text: str, outcome: Outcome | None) -> None:
    assert _read(text).draft.outcome is outcome


def test_two_outcomes_are_asked() -> None:
    read = _read("cni transmis sans suite")
    assert _options(read) == ["Transmis", "Sans suite"]
    assert answer(read, "forwarded").draft.outcome is Outcome.FORWARDED


def test_kinds_and_helps() -> None:
    assert _read("réclamation carsat").draft.kind is RequestKind.COMPLAINT
    assert _read("suggestion").draft.kind is RequestKind.SUGGESTION
    assert _read("css cpam en ligne").draft.help == (Help.ONLINE,)
    assert _read("appeler la cpam").draft.help == (Help.CONTACT,)
    assert _read("horaires carsat").draft.help == (Help.INFORMATION,)
    assert _read("css cpam").draft.help == ()


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("tel caf apl", Channel.PHONE),
        ("visio carsat", Channel.VIDEO),
        ("par mail carsat hier", Channel.EMAIL),
        ("permanence avocat", Channel.PERMANENCE),
        ("sur rdv ameli", Channel.APPOINTMENT),
        ("mail hier 18h carsat", Channel.EMAIL),
        ("courrier hier carsat", Channel.MAIL),
        ("message hier 17h cpam", Channel.PHONE),
        ("cni", None),
    ],
)
def test_a_channel_may_be_typed(text: str, channel: Channel | None) -> None:
    read = _read(text)
    assert read.channel is channel
    assert read.questions == ()


def test_the_word_of_a_channel_beside_a_matter_is_asked_at_the_desk() -> None:
    read = _read("courrier carsat")
    assert read.channel is None
    assert _options(read) == ["aide à lire ou à écrire un courrier", "reçu par courrier"]
    brought, came_in = (choose(read, read.questions[0], option) for option in read.questions[0].options)
    assert (brought.channel, brought.draft.help) == (None, (Help.FILE,))
    assert (came_in.channel, came_in.draft.help) == (Channel.MAIL, ())
    assert _read("courrier de la carsat").draft.help == (Help.FILE,)
    assert _read("visio mail carsat").draft.help == (Help.ONLINE,)


def test_at_a_channel_chosen_by_its_key_the_word_adds_nothing() -> None:
    read = _read("mail carsat", Channel.EMAIL)
    assert (read.channel, read.questions, read.draft.operator) == (None, (), "CARSAT")


def test_a_word_alone_that_may_be_channel_or_matter_is_asked() -> None:
    read = _read("mail")
    assert read.questions[0].field == "word:mail"
    assert _options(read) == ["Boîte mail", "canal : Courriel"]
    assert answer(read, "numerique/boite_mail@").draft.reason == "boite_mail"
    by_mail = answer(read, "channel=email")
    assert (by_mail.channel, by_mail.draft.theme) == (Channel.EMAIL, None)


def test_an_unfinished_word_takes_the_meaning_that_fits() -> None:
    assert _read("hc mai").draft.operator == "MAIRIE"
    assert _read("apl caf orient").draft.outcome is Outcome.ORIENTED
    assert _read("apl caf trans").draft.outcome is Outcome.FORWARDED
    assert _read("ret msa").questions[0].options[0].label == "Demande de retraite"
    alone = _read("mai")
    assert "Mairie · Mairie" in _options(alone)
    chosen = answer(alone, "local/mairie@MAIRIE")
    assert (chosen.draft.reason, chosen.draft.operator) == ("mairie", "MAIRIE")


def test_what_nobody_understands_asks_for_the_theme() -> None:
    read = _read("zygomatique")
    assert read.unknown_words == ("zygomatique",)
    assert _options(read)[0] == "Papiers"
    assert answer(read, "papiers/@").draft.theme == "papiers"
    assert _read("zy").questions == ()


@pytest.mark.parametrize(
    "text", ["cpam css rappel", "cpam css a rappeler", "rappeler cpam css", "tel cpam css rappel"]
)
def test_to_be_called_back_is_to_be_followed_up_on_the_telephone(text: str) -> None:
    read = _read(text, Channel.PHONE)
    assert (read.draft.reason, read.draft.outcome, read.unknown_words) == ("css", Outcome.PENDING, ())


def test_a_reminder_at_the_desk_is_no_call_to_return() -> None:
    read = _read("caf rappel apl")
    assert (read.draft.outcome, read.unknown_words) == (None, ("rappel",))
