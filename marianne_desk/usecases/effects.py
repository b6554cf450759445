"""What a change of the settings will do, counted on the file before anything is kept."""

from collections.abc import Iterator

from marianne_desk.domain.calendar.opening_rules import OpeningRules, check_rules
from marianne_desk.domain.codes import Channel
from marianne_desk.domain.effects import NOTHING, Effect
from marianne_desk.domain.settings import Settings
from marianne_desk.domain.site import Site
from marianne_desk.domain.site_entry import checked_site
from marianne_desk.domain.vocabulary import Vocabulary
from marianne_desk.storage import reach
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.retention import would_erase


def effect_of_settings(desk: Desk, settings: Settings) -> Effect:
    """What :func:`usecases.settings.change_settings` would do."""
    before, after = desk.settings.delays, settings.delays
    channels = [
        channel
        for channel, old, new in (
            (Channel.MAIL, before.mail, after.mail),
            (Channel.EMAIL, before.email, after.email),
            (Channel.PHONE, before.phone_message, after.phone_message),
        )
        if old != new
    ]
    with desk.store.reading() as connection:
        answers = reach.owed_answers(connection, channels) if channels else NOTHING
        limit_moves = before.waiting_minutes != after.waiting_minutes
        waits = reach.waits(connection) if limit_moves else NOTHING
    sooner = (
        settings.identity_months < desk.settings.identity_months
        or settings.mandate_months < desk.settings.mandate_months
    )
    identities, mandates = would_erase(desk, settings) if sooner else (0, 0)
    changed = desk.vocabulary.at_desk(settings.msa_country, settings.usual_operators)
    asked, will_ask = tuple(_asked(desk.vocabulary)), tuple(_asked(changed))
    return Effect(
        answers=answers,
        waits=waits,
        asks=tuple(label for label in will_ask if label not in asked),
        asks_no_more=tuple(label for label in asked if label not in will_ask),
        identities=identities,
        mandates=mandates,
    )


def effect_of_hours(desk: Desk, rules: OpeningRules) -> Effect:
    """What :func:`usecases.settings.change_hours` would do. Raises UserError ``hours_unreadable``,
    ``hours_twice_from``."""
    return Effect() if check_rules(rules) == desk.rules else _all_again(desk)


def effect_of_site(desk: Desk, site: Site) -> Effect:
    """What :func:`usecases.settings.change_site` would do: public holidays and zone come from the département.

    Raises the UserErrors of ``domain.site_entry.checked_site``."""
    checked = checked_site(site)
    same = (checked.department, checked.zone) == (desk.site.department, desk.site.zone)
    return Effect() if same else _all_again(desk)


def _all_again(desk: Desk) -> Effect:
    with desk.store.reading() as connection:
        return Effect(contacts=reach.all_contacts(connection))


def _asked(vocabulary: Vocabulary) -> Iterator[str]:
    """Labels of the themes of which a matter leads to the question of the operator."""
    for theme in vocabulary.themes:
        offered = [
            (theme.operators, None),
            *((one.operators, one.code) for one in vocabulary.reasons_of(theme.code)),
        ]
        several = [
            (operators, reason)
            for codes, reason in offered
            if len(operators := _in_use(vocabulary, codes)) > 1
        ]
        asks = any(
            vocabulary.default_operator(operators, reason, theme.code) is None
            for operators, reason in several
        )
        if asks and not theme.retired:
            yield theme.label


def _in_use(vocabulary: Vocabulary, codes: tuple[str, ...]) -> tuple[str, ...]:
    known = (vocabulary.operator(code) for code in codes)
    return tuple(one.code for one in known if one is not None and not one.retired)
