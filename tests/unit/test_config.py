"""What `.streamlit/config.toml` promises: safe settings, nothing fetched, readable colours."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

SAFETY = {
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "client.allowedOrigins": [],
    "browser.gatherUsageStats": False,
    "server.maxUploadSize": 5,
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.enableStaticServing": False,
    "server.address": "127.0.0.1",
    "server.allowedHosts": ["localhost", "127.0.0.1"],
    "server.showEmailPrompt": False,
}


@pytest.mark.parametrize(("option", "value"), SAFETY.items())
def test_safety_settings_are_shipped(option: str, value: object) -> None:
    section, name = option.split(".")
    assert CONFIG[section][name] == value


def test_streamlit_takes_every_setting_as_it_stands() -> None:
    # In a process of its own: Streamlit reads its configuration once, from where it is started.
    code = (
        "import json, sys\n"
        "from streamlit import config\n"
        "print(json.dumps({n: config.get_option(n) for n in sys.argv[1:]}))\n"
    )
    options = dict(flat(CONFIG))
    done = subprocess.run(
        [sys.executable, "-c", code, *options], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "is not a valid config option" not in done.stderr
    assert json.loads(done.stdout) == options


def flat(table: dict[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    """The settings of a table and its sections, each with its dotted name."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def test_no_setting_names_an_address_on_the_internet() -> None:
    assert not [name for name, value in flat(CONFIG) if "://" in str(value)]
    assert "fontFaces" not in CONFIG["theme"]
    assert CONFIG["theme"]["font"] == "sans-serif"  # the Source Sans that Streamlit brings along


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#E0A526", "#FFFFFF") == pytest.approx(2.2, abs=0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_reads_on_every_ground_of_its_theme(name: str) -> None:
    theme = CONFIG["theme"][name]
    grounds = [theme["backgroundColor"], theme["secondaryBackgroundColor"], *theme["sidebar"].values()]
    texts = {key: value for key, value in theme.items() if key.endswith("TextColor")}
    texts |= {key: theme[key] for key in ("textColor", "primaryColor", "linkColor")}
    poor = {
        (key, ground): round(contrast(colour, ground), 2)
        for key, colour in texts.items()
        for ground in grounds
        if contrast(colour, ground) < 4.5
    }
    assert not poor


@pytest.mark.parametrize("name", ["light", "dark"])
def test_chart_colours_stand_out_from_the_ground(name: str) -> None:
    theme = CONFIG["theme"][name]
    assert len(theme["chartCategoricalColors"]) == 4  # the pillars
    assert all(contrast(colour, theme["backgroundColor"]) >= 3 for colour in theme["chartCategoricalColors"])
    assert len(theme["chartSequentialColors"]) == 10  # Streamlit ignores any other number
