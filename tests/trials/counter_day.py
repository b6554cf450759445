"""The day that the trial lives: fifteen visitors, two of them difficult cases, six calls, eight e-mails, one
permanence, two agents, two kills.

An act is an hour, what happens, and the keys. « k:F3 » presses a key (xdotool's name), « t:caf apl » types,
« p:name » takes a picture, « x:kill » kills the program and starts it again, « w:2 » waits two seconds. « s:2 » goes
on at two keys a second, « s: » as fast as before; « b: » starts the stopwatch, which « e: » stops once one more
appointment is on the disk. « d:1 0 » says that one case and no appointment of today are on the disk, whole.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that happens. ``counts`` contacts are on the disk when it is over, by channel of contract.md §1.
    ``happened``: what then stands in cases of today, « who: what »."""

    at: str
    what: str
    keys: tuple[str, ...]
    counts: tuple[str, ...] = ()
    happened: tuple[str, ...] = ()


DAY = (
    Act("08:51", "l’ouverture", ("k:ctrl+3", "w:3", "p:01-ouverture", "k:ctrl+1")),
    Act("09:01", "visiteur 1 : carte d’identité", ("t:cni", "k:Return"), ("desk",)),
    Act("09:03", "courriel 1 : hier soir, rénovation, répondu", ("k:F4", "t:hier 18h renov", "k:Return"), ("email",)),
    Act("09:05", "courriel 2 : ce matin, une attestation", ("k:F4", "t:8h50 apl", "k:F12", "w:1", "k:1"), ("email",)),
    Act("09:07", "deux personnes s’asseyent", ("k:Insert", "w:1", "k:Insert", "w:1")),
    Act("09:15", "visiteur 2, l’appel 1 l’interrompt",
        ("k:Next", "w:1", "t:caf apl", "k:F3", "w:1", "p:02-mis-de-cote", "t:horaires", "k:Return", "w:1",
         "k:Escape", "w:1", "p:03-repris", "k:Return"), ("phone", "desk")),
    Act("09:25", "visiteur 3, de la salle d’attente", ("k:Next", "w:1", "t:carte grise", "k:Return"), ("desk",)),
    Act("09:30", "appel 2 : message d’hier, à rappeler",
        ("k:F3", "t:hier 17h cpam", "k:F12", "w:1", "t:Sandrine", "k:Return"), ("phone",)),
    Act("09:35", "appel 3, manqué", ("k:shift+F3",), ("phone",)),
    Act("09:40", "l’autre agent", ("k:twosuperior", "w:1")),
    Act("09:42", "visiteur 4 : les papiers manquent", ("t:apl", "k:shift+F12", "w:1", "k:1"), ("desk",)),
    Act("09:50", "visiteur 5 : deux demandes", ("t:ameli", "k:Tab", "t:che", "k:Return"), ("desk",)),
    Act("10:00", "courriel 3, transmis avec un délai",
        ("k:F4", "t:hier cpam remboursement", "k:shift+F11", "w:1", "k:1"), ("email",)),
    Act("10:05", "courriels 4 et 5", ("k:F4", "t:8h30 cni", "k:Return", "w:1", "k:F4", "t:hier rsa caf", "k:Return"),
        ("email", "email")),
    Act("10:20", "visiteur 6 : la mairie", ("t:hors champ", "k:F9"), ("desk",)),
    Act("10:30", "permanence : deux personnes", ("k:F8", "t:conciliateur", "k:Return", "w:1", "k:F8", "t:conciliateur",
        "k:Return"), ("permanence", "permanence")),
    Act("10:45", "visiteur 7 : rendez-vous avec la CAF", ("t:tp", "k:F10", "w:1", "k:1"), ("desk",)),
    Act("11:00", "visiteur 8 : l’ordinateur s’éteint pendant la frappe, la saisie revient",
        ("t:carte vit", "w:2", "x:kill", "w:5", "p:04-relance", "k:Escape", "w:1", "t:ale", "k:Return", "w:1", "k:1"),
        ("desk",)),
    Act("11:30", "rendez-vous pris chez nous", ("k:ctrl+4", "w:3", "t:rdv demain 14h30 impots", "w:1", "p:05-agenda",
        "k:Return", "w:2", "p:06-agenda-pris", "k:ctrl+1")),
    Act("11:45", "appel 4", ("k:F3", "t:horaires", "k:Return"), ("phone",)),
    Act("12:00", "visiteur 14, dossier : rendez-vous à la CAF, une pièce déjà là, à deux touches par seconde",
        ("s:2", "b:", "t:caf apl", "k:alt+d", "t:ines jolivard", "k:Tab", "t:0639981122", "k:Tab", "t:mar 14h30",
         "k:alt+1", "p:12-dossier-saisi", "k:Return", "p:13-dossier-quel-mardi", "k:2", "e:", "s:", "w:1",
         "p:14-dossier-garde", "d:1 1", "k:Return", "w:3", "p:15-papier-a-remettre", "k:Escape", "w:1"),
        ("desk",), ("Ines Jolivard: forwarded", "Ines Jolivard: appointed")),
    Act("13:05", "visiteur 15, dossier : l’ordinateur s’éteint pendant la frappe, le passage reste",
        ("t:caf rsa", "k:alt+d", "w:3", "t:bruno charr", "w:1", "p:16-dossier-interrompu", "x:kill", "w:4",
         "d:1 1", "p:17-relance-sans-dossier"), ("desk",)),
    Act("13:15", "le dossier repris d’une touche",
        ("k:alt+d", "w:4", "t:bruno charrier", "k:Tab", "t:0639985544", "k:Return", "w:2", "p:18-dossier-transmis",
         "d:2 1", "k:Escape"), (), ("Bruno Charrier: forwarded",)),
    Act("13:35", "visiteur 9", ("t:corr", "k:Return", "w:1", "k:1"), ("desk",)),
    Act("13:45", "visiteur 10 : accès libre", ("t:acces libre", "k:Return"), ("desk",)),
    Act("14:00", "ce qui attend une réponse", ("k:ctrl+2", "w:3", "p:07-a-repondre", "k:ctrl+1")),
    Act("14:10", "courriels 6, 7 et 8",
        ("k:F4", "t:13h cni", "k:Return", "w:1", "k:F4", "t:13h10 ameli", "k:Return", "w:1",
         "k:F4", "t:13h20 apl", "k:F12", "w:1", "k:1"), ("email", "email", "email")),
    Act("14:30", "appel 5", ("k:F3", "t:france travail actualisation", "k:Return"), ("phone",)),
    Act("14:45", "visiteurs 11 et 12", ("t:permis", "k:Return", "w:1", "t:passeport", "k:Return"), ("desk", "desk")),
    Act("15:10", "appel 6", ("k:F3", "t:cni", "k:Return"), ("phone",)),
    Act("15:30", "visiteur 13", ("t:css", "k:Return", "w:1", "k:1"), ("desk",)),
    Act("15:45", "chercher, corriger", ("k:ctrl+5", "w:3", "t:apl", "w:2", "p:08-passages", "k:ctrl+1")),
    Act("16:00", "la CAF a répondu, l’usager est informé",
        ("k:ctrl+5", "w:3", "k:ctrl+f", "t:charrier", "w:1", "k:Return", "w:1", "k:F4", "w:2", "p:19-dossier-regle",
         "k:F9", "w:2", "p:20-dossier-informe", "k:Escape", "k:ctrl+1"), (),
        ("Bruno Charrier: answered settled", "Bruno Charrier: told")),
    Act("16:20", "quelqu’un revient, son nom mal tapé",
        ("k:alt+q", "w:1", "t:jolyvart inez", "w:1", "p:21-retrouvee", "k:alt+r", "w:2", "p:22-retour-note",
         "k:Return", "w:3", "p:23-son-dossier", "k:ctrl+1"), (), ("Ines Jolivard: returned",)),
    Act("16:30", "le mois", ("k:ctrl+6", "w:4", "p:09-mois", "k:ctrl+1")),
    Act("16:50", "la clôture", ("k:ctrl+j", "w:3", "p:10-cloture", "k:ctrl+Return", "w:2", "p:10-close",
        "k:ctrl+1", "w:1", "p:11-guichet-du-soir")),
)  # fmt: skip
"""Twenty-nine contacts of ours and two of a permanence; six calls, one of them missed; two cases."""
