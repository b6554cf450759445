"""A case of a real desk, as the tests of papers and mandates open it."""

from dataclasses import replace

from marianne_desk.domain.cases.case import Case, CaseDraft
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.contact import Announcement, ContactDraft, RequestDraft
from marianne_desk.domain.partners.directory import Correspondent, Directory, Office
from marianne_desk.storage import directory
from marianne_desk.usecases.cases import open_case
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import log_contact

NAME, REACH = "Zoé Lemaître", "06 12 34 56 78"
OFFICE = Office(
    "o-1", "CAF", "agence de Laval", "11 quai Paul Boudet, 53000 Laval", "02 00 00 00 01", "laval@caf.example"
)
PERSON = Correspondent("p-1", "CAF", "Claire Roux", "conseillère", "o-1", "", "claire.roux@caf.example")


def keep_directory(desk: Desk, *, office: Office = OFFICE, person: Correspondent = PERSON) -> None:
    """Writes a directory of one office and one correspondent."""
    with desk.store.writing() as connection:
        directory.write(connection, Directory(offices=(office,), correspondents=(person,)))


def a_case(desk: Desk, *, known: bool = True, announced: bool = False, **said: str) -> Case:
    """Opens a case of today at the CAF; ``known``: with the office and the correspondent of the directory."""
    promises = (Announcement(desk.clock(), desk.today()),) if announced else ()
    request = RequestDraft(reason="apl", operator="CAF", announcements=promises)
    logged = log_contact(desk, ContactDraft(requests=(request,)))
    draft = CaseDraft(logged.contact.requests[0].id, Visitor(NAME, REACH), **said)
    if known:
        draft = replace(draft, office=OFFICE.id, correspondent=PERSON.id)
    return open_case(desk, draft).now.case
