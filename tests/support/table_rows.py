"""Columns and rows that the tests of the table show."""

from __future__ import annotations

from emas.ui.table import Column, Row

PAGE_ROWS = 12
COLUMNS = (
    Column("name", "Desa"),
    Column("regency", "Kabupaten/kota"),
    Column("band", "Kategori"),
    Column("score", "Skor", numeric=True, note="0–100"),
    Column("met", "Syarat terpenuhi", numeric=True, note="dari 8"),
    Column("step", "Tahap program", sortable=False),
)
BANDS = ("Dasar", "Berkembang", "Mantap", "Teladan")
STEPS = ("–", "Pencanangan", "Peluncuran", "SK")
HOSTILE = "<script>alert(1)</script> {name} & \u202ebalik"


def village(number: int) -> Row:
    """An invented village; the first one's name tries what markup and templates would fall for."""
    score = number * 37 % 101
    name = HOSTILE if number == 1 else f"Desa Contoh {number:04}"
    cells = (
        name,
        ("Lombok Tengah", "Cilacap")[number % 2],
        BANDS[score // 26],
        f"{score},0",
        str(number % 9),
    )
    return Row(f"99{number:08}", (*cells, STEPS[number % 4]), marked=number == 3)


ALL = [village(number) for number in range(1, 41)]
