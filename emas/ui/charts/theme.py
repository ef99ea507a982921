"""How every chart looks: the theme's colours and type, and numbers as the reader's language writes them."""

from __future__ import annotations

import json
from typing import Any

import altair as alt

from emas.ui.i18n import language

TONES = {
    # As in style.css.
    "ink": ("#1b2733", "#e8edf2"),
    "muted": ("#5b6673", "#a9b4bf"),
    "line": ("#d9d5cb", "#35424d"),
    "mist": ("#f6f4ef", "#1b252d"),
    "ground": ("#ffffff", "#12191f"),
    "teal": ("#0b5a5e", "#5cc2c0"),
    "pale": ("#b4d6d3", "#1f5a5f"),
    "gold": ("#e0a526", "#f0be4a"),
}
"""Colours by their names: on light ground, on dark ground."""

_NUMBERS = {
    "id": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["Rp", ""]},
}


Chart = alt.Chart | alt.LayerChart


def tone(name: str, dark: bool) -> str:
    """A colour by its name, for light or for dark ground."""
    return TONES[name][dark]


def themed(chart: Chart, *, dark: bool, paper: bool = False) -> dict[str, Any]:
    """The chart as Streamlit takes it, or vl-convert for ``paper``, which has no page behind it."""

    def colour(name: str) -> str:
        return tone(name, dark)

    # Checking it against the schema would take as long as making it; a wrong one would not draw in any test.
    spec: dict[str, Any] = chart.to_dict(validate=False)
    _unpack_shapes(spec)
    spec["background"] = colour("ground") if paper else None
    spec["config"] = {
        "font": "Source Sans Pro" if paper else "Source Sans, sans-serif",
        "locale": {"number": _NUMBERS[language()]},
        "view": {"stroke": None},
        "axis": {
            "labelColor": colour("ink"),
            "titleColor": colour("muted"),
            "titleFontWeight": "normal",
            "labelFontSize": 13,
            "titleFontSize": 13,
            "gridColor": colour("line"),
            "domain": False,
            "ticks": False,
            "labelLimit": 420,
            "labelSeparation": 6,  # on a phone "80%" and "100%" would touch
        },
        "legend": {
            "labelColor": colour("ink"),
            "titleColor": colour("muted"),
            "labelFontSize": 13,
            "labelLimit": 320,
            "orient": "top",
            "columns": 2,  # four in a row do not fit a phone
            "title": None,
        },
        "text": {"color": colour("ink"), "fontSize": 13},
    }
    return spec


def _unpack_shapes(spec: dict[str, Any]) -> None:
    """Shapes given as text become data again: as data Altair would walk through every coordinate."""
    name, sets = spec.get("data", {}).get("name"), spec.get("datasets", {})
    if isinstance(sets.get(name), str):
        spec["data"] = {"values": json.loads(sets.pop(name))}
