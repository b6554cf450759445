"""A page laid out as Administration+'s form: what we keep stands in its place; what we do not keep is to be typed
there, by whoever has the person in front of them. Source: domain.md §4.5, §4.6.
"""

from dataclasses import dataclass, field

from marianne_desk.domain import french
from marianne_desk.domain.cases.liaison import Liaison
from marianne_desk.domain.cases.mandate import MandateKind
from marianne_desk.wording import liaison as words
from marianne_desk.wording.cases import case_number

TITLE = "Préparer Administration+"
TO_TYPE = "à saisir dans Administration+"
WHEN = (
    "Administration+ sert aux blocages\u00a0: déjà essayé sans succès, ou situation critique. Sinon, passez par la "
    "voie habituelle du partenaire."
)
NEVER_HERE = (
    "Ce qui est marqué «\u00a0à saisir dans Administration+\u00a0» n’est gardé nulle part ici\u00a0: "
    "demandez-le à la personne et tapez-le directement là-bas. Ne l’écrivez pas sur cette page."
)


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of their form. ``lines`` empty: we do not keep it."""

    name: str
    lines: tuple[str, ...] = field(default=(), repr=False)


def form(sheet: Liaison) -> tuple[tuple[str, tuple[FormField, ...]], ...]:
    """The form, part by part, in its order."""
    who = sheet.visitor
    mail = who is not None and "@" in who.reach
    telephone = (who.reach,) if who is not None and who.reach and not mail else ()
    return (
        (
            "Les équipes invitées",
            (FormField("Administration", (_team(sheet),)),),
        ),
        (
            "Le blocage",
            (
                FormField("Sujet", (f"{sheet.matter} ({sheet.theirs.operator})",)),
                FormField("Description", _description(sheet, who.reach if who is not None and mail else "")),
            ),
        ),
        (
            "L’usager",
            (
                FormField("Prénom et nom", (who.name,) if who is not None else ()),
                FormField("Date de naissance"),
                FormField("Nom de naissance"),
                FormField("Téléphone", telephone),
                FormField("Adresse postale"),
            ),
        ),
        (
            "Ses numéros, s’ils sont utiles",
            (
                FormField("Numéro de sécurité sociale"),
                FormField("Numéro CAF"),
                FormField("Identifiant fiscal"),
                FormField("Numéro de dossier du partenaire"),
            ),
        ),
        ("Le mandat", _mandate(sheet)),
    )


def _team(sheet: Liaison) -> str:
    return ", ".join(part for part in (sheet.theirs.operator, sheet.theirs.office) if part)


def _description(sheet: Liaison, mail: str) -> tuple[str, ...]:
    said = [line for line in sheet.question.splitlines() if line] or ["Question\u00a0: non notée."]
    said.append(f"Demande reçue le {french.day_short(sheet.received_at)}.")
    if sheet.tried:
        said.append(f"Déjà essayé\u00a0: {' '.join(sheet.tried.split())}")
    said += [f"{french.day_short(one.at)}\u00a0: {words.history_words(one)}." for one in sheet.history]
    if mail:
        said.append(f"Joindre la personne\u00a0: {mail}")
    said.append(f"Notre dossier\u00a0: {case_number(sheet.number)}, {sheet.ours.house}.")
    return tuple(said)


def _mandate(sheet: Liaison) -> tuple[FormField, ...]:
    signed = [one for one in sheet.mandates if one.kind is MandateKind.HOUSE and one.signed_on]
    if not signed:
        return (FormField("Type (SMS, téléphone ou papier)"), FormField("Date"))
    days = french.enumeration([french.day_short(one.signed_on) for one in signed if one.signed_on])
    return (
        FormField(
            "Type (SMS, téléphone ou papier)",
            ("papier, signé avec la maison. Vérifiez qu’il couvre ce blocage.",),
        ),
        FormField("Date", (days,)),
        FormField("Ce qu’il permet", tuple(one.scope for one in signed)),
    )
