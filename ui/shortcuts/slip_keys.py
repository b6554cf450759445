"""The keys of the slip that the visitor leaves with."""

from ui.shortcuts.acts import SLIP, Act, Binding

SLIP_KEYS: tuple[Binding, ...] = (
    Binding(Act.SLIP_PRINT, (), "Imprimer…", "imprimer le papier (ou Ctrl+P)", SLIP, "Entrée"),
    Binding(Act.SLIP_NAME, ("Alt+N",), "Avec le nom", "avec le nom de la personne, ou sans", SLIP),
    Binding(Act.SLIP_ENGLISH, ("Alt+A",), "En anglais", "en anglais, ou en français", SLIP),
    Binding(Act.SLIP_TWO, ("Alt+D",), "Deux sur un A4", "deux fois sur une feuille A4, à couper", SLIP),
)
