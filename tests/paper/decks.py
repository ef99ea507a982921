"""Decks that try what a slide can hold: every story, the longest names, large numbers, nothing at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from emas.geo.register import register
from emas.reports.deck.slide import Bar, Bars, Cell, Deck, Figure, Figures, Grid, Lines, Slide, Stack
from emas.services import snapshot
from emas.ui.i18n import set_language
from emas.ui.story.ordered import ordered
from emas.ui.story.telling import tell
from tests.paper.nation import nation

EMPTY = "9103"
"""A regency without an invented village in the tests' demonstration."""


def told(language: str, **words: Any) -> Deck:
    """A ready story of the tests' demonstration."""
    set_language(language)
    now = snapshot.current()
    return tell(ordered(now, **words), now)


def of_nation(language: str) -> Deck:
    """The minister's story of a nation in which every village is assessed."""
    set_language(language)
    now = nation()
    return tell(ordered(now), now)


def longest(language: str) -> Deck:
    """Each kind of block with the longest names of the register and of the rubric, and a nation's numbers."""
    deck = told(language)
    reg = register()
    regencies = sorted((reg.name(code) for code in reg.regencies.code.to_pylist()), key=len)[-9:]
    villages = sorted(set(reg.villages.name.to_pylist()), key=len)[-7:]
    indicators = sorted((text_of(one, language) for one in snapshot.current().rubric.indicators), key=len)
    title = f"{villages[-1]}: {regencies[-1]}"
    most = "83.762"
    slides = [
        _slide(
            "figures", title, Figures(tuple(Figure(most, regencies[-1], villages[-1]) for _at in range(4)))
        ),
        _slide(
            "bars",
            title,
            Bars(tuple(Bar(n, f"{most} · {most} hanya ini", 0.9, 0.4) for n in regencies), most),
        ),
        _slide(
            "grid",
            title,
            Grid(
                ("Kabupaten/kota", "Desa", *(f"K{n}" for n in range(8))),
                tuple((name, (Cell(most), *(Cell("◐ 100%", "partly"),) * 8)) for name in regencies),
                "% desa yang memenuhi. ✓ dari 75% · ◐ dari 50% · ✕ di bawahnya.",
            ),
        ),
        _slide(
            "plan",
            title,
            Figures(tuple(Figure(most, "✕ lewat batas waktu") for _at in range(3))),
            Grid(
                ("Desa", "Langkah", "Pelaksana", "Batas waktu"),
                tuple(
                    (
                        village,
                        (
                            Cell(indicators[-1]),
                            Cell("Kasi Kesejahteraan bersama BUMDes"),
                            Cell("✕ 17 Agustus 2026", "unmet"),
                        ),
                    )
                    for village in villages
                ),
            ),
        ),
        _slide(
            "stack",
            title,
            Figures(tuple(Figure(most, "– belum menjawab periode ini") for _at in range(3))),
            Stack(
                ("Dasar", "Berkembang", "Mantap", "Teladan"),
                ("#f3e3b8", "#e0b54a", "#b07f1b", "#5f430b"),
                tuple((str(year), (20_000, 20_000, 20_000, 23_762)) for year in range(2024, 2028)),
                "desa menurut kategori",
            ),
        ),
        _slide(
            "lines",
            title,
            Lines(
                tuple(f"Dukung {name} ≥ berjalan di {regencies[-1]}" for name in indicators[-5:]),
                numbered=True,
            ),
        ),
    ]
    return replace(deck, slides=tuple(slides))


def text_of(indicator: Any, language: str) -> str:
    """An indicator behind its code."""
    return f"{indicator.code} {indicator.name[language]}"


def _slide(key: str, title: str, *blocks: Any) -> Slide:
    told = "Angka ini memuat simulasi; kalimat ini sepanjang yang masih muat pada satu halaman paparan biasa."
    lead = 0.27 if len(blocks) > 1 else 0.5
    return Slide(key, title, told, blocks, "Catatan.", ("Sumber: uji coba.",), True, lead)
