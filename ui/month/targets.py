"""The targets of the house beside its figures, on the screen alone: the sheet on paper does not bear them. No Qt."""

from collections.abc import Mapping
from dataclasses import replace

from marianne_desk.domain import french
from marianne_desk.domain.sheet.parts import Measure, Sheet


def with_targets(sheet: Sheet, targets: Mapping[str, int]) -> Sheet:
    """The sheet, its key figures and promises with the target that the house set for them."""
    if not targets:
        return sheet
    promised = [
        f"{measure.label} {french.percent(targets[measure.figure])}"
        for measure in sheet.delays
        if measure.figure in targets
    ]
    note = f"Objectifs de la maison\u00a0: {', '.join(promised)}."
    return replace(
        sheet,
        key_figures=tuple(_aimed(_beside(measure, targets), targets) for measure in sheet.key_figures),
        delays=tuple(_beside(measure, targets) for measure in sheet.delays),
        delay_notes=(*sheet.delay_notes, note) if promised else sheet.delay_notes,
    )


def _beside(measure: Measure, targets: Mapping[str, int]) -> Measure:
    """Its value in as many decimals as tell it from the target that it misses."""
    if measure.kept is None or measure.figure not in targets:
        return measure
    exact = 100 * measure.kept
    said = french.percent_beside(exact, targets[measure.figure])
    return measure if said == french.percent(exact) else replace(measure, value=said)


def _aimed(measure: Measure, targets: Mapping[str, int]) -> Measure:
    if measure.figure not in targets:
        return measure
    target = f"Objectif\u00a0: {french.percent(targets[measure.figure])}"
    return replace(measure, aside=f"{target}. {measure.aside}" if measure.aside else target)
