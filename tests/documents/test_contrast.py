"""Numbers on the picture of the week are read at 4.5:1, whatever their cell holds."""

import pytest
from reportlab.lib.colors import HexColor

from marianne_desk.documents.charts import ground_and_ink


def _luminance(rgb: tuple[float, float, float]) -> float:
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("percent", range(1, 101))
def test_a_number_stands_out_from_its_cell(percent: int) -> None:
    ground, ink = ground_and_ink(percent / 100)
    light, dark = sorted((_luminance(ground.rgb()), _luminance(HexColor(ink).rgb())), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
