"""A row of the old spreadsheet in words: what the file says, what will be kept, what is wrong. No Qt."""

from typing import TYPE_CHECKING

from marianne_desk.domain import french
from marianne_desk.domain.calendar.day_without_hour import hour_is_known
from marianne_desk.domain.codes import WRITTEN
from marianne_desk.domain.spreadsheet.drafts import NO_AGENT
from marianne_desk.domain.spreadsheet.values import Role, text_of
from marianne_desk.wording import AGES, CHANNELS, HELPS, OUTCOMES, WHYS, sentence

if TYPE_CHECKING:
    from marianne_desk.domain.contact import Contact
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.import_spreadsheet import SheetPlan, TriedRow

ALREADY = "déjà importé"


def row_words(tried: "TriedRow", plan: "SheetPlan", desk: "Desk") -> tuple[str, str, str, str]:
    """« 12 », « 12/03/2024 · APL · accueil », « 12/03/2024 sans heure · Guichet · Logement, APL », what is wrong."""
    said = " · ".join(
        text_of(cell)
        for cell, role in zip(tried.row.cells, plan.mapping.roles, strict=True)
        if role is not Role.IGNORED and text_of(cell)
    )
    kept, wrong = "", ""
    if tried.error is not None:
        wrong = sentence(tried.error)
    elif tried.left is not None:
        kept = f"non importé\u00a0: {WHYS[tried.left]}"
    elif not tried.contacts:
        kept = ALREADY
    else:
        matters = list(dict.fromkeys(contact_words(contact, desk) for contact in tried.contacts))
        many = len(tried.contacts)
        kept = (f"{french.count_of(many, 'passage')}\u00a0: " if many > 1 else "") + " + ".join(matters[:2])
        kept += " …" if len(matters) > 2 else ""
    return str(tried.row.line), said, kept, wrong


def contact_words(contact: "Contact", desk: "Desk") -> str:
    """All that is kept of a contact, what is unknown left out."""
    vocabulary = desk.vocabulary
    labels = {agent.code: agent.label for agent in desk.agents} | {NO_AGENT: ""}
    at = contact.arrived_at.astimezone(desk.zone)
    request = contact.requests[0]
    hour = french.clock_time(at) if hour_is_known(contact) else "sans heure"
    matter = vocabulary.label("theme", request.theme)
    if request.reason:
        matter = f"{matter}, {vocabulary.label('reason', request.reason)}"
    parts = [
        french.day_short(at.date())
        if contact.channel in WRITTEN
        else f"{french.day_short(at.date())} {hour}",
        CHANNELS[contact.channel],
        matter,
        vocabulary.label("operator", request.operator) if request.operator else "",
        ", ".join(HELPS[one] for one in request.help),
        OUTCOMES[request.outcome],
        {True: "première visite", False: "déjà venu", None: ""}[contact.first_visit],
        AGES[contact.age] if contact.age else "",
        contact.commune,
        labels.get(contact.agent, contact.agent),
    ]
    return " · ".join(part for part in parts if part)
