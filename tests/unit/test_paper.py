"""Charts drawn for dark ground on paper: each colour has one on white, figures stay readable."""

from __future__ import annotations

import pytest

from emas.ui.charts.paper import COMPARED, is_light, letters, on_paper, style
from emas.ui.charts.theme import TONES
from emas.ui.maps.palette import PALETTES, css

DARK, LIGHT = PALETTES["dark"], PALETTES["light"]


def test_every_colour_of_a_dark_chart_becomes_that_of_the_light_one() -> None:
    pairs = [*TONES.values(), *COMPARED, *zip(map(css, LIGHT.regions), map(css, DARK.regions), strict=True)]
    for light, dark in pairs:
        assert on_paper()[dark] == light
    # No colour that stays is changed on its way: the golds of the bands, the ink on them.
    assert not set(on_paper()) & {*map(css, LIGHT.bands), TONES["ink"][0]}


@pytest.mark.parametrize("part", [*map(css, DARK.regions), *map(css, LIGHT.bands)])
def test_figures_are_readable_on_their_part_on_screen_and_on_paper(part: str) -> None:
    told = letters(part, dark=True)
    assert is_light(told) is not is_light(part)
    assert is_light(on_paper().get(told, told)) is not is_light(on_paper().get(part, part))


def test_nothing_but_paper_is_changed() -> None:
    assert style().startswith("<style>@media print{")
    assert '[fill="#5cc2c0"]{fill:#0b5a5e}' in style()
