"""Searching 83,762 villages by name: ``python -m bench.search`` (medians of five, milliseconds)."""

from __future__ import annotations

from bench.nation import median
from emas.geo.search import search, warm

TEXTS = (
    "campurejo gresik",
    "suka",
    "a",
    "desa air putih kecamatan medan jawa timur",
    "x " * 500,
    # Misspelt:
    "sukamju",
    "camprejo gresk",
    "campurejogresik",
    "soekaradja bogor",
    "desa campurjo kecmatan panceng kabupten gresik",
    "desa air putih kecamtan medan jawa tmur",
    "qwxz",
)


def main() -> None:
    """Print a line a text."""
    warm()
    search(TEXTS[-1])  # builds the index for misspelt texts
    for text in TEXTS:
        print(f"{text[:45]!r}: {median(lambda text=text: search(text)):.0f} ms")  # type: ignore[misc]


if __name__ == "__main__":
    main()
