"""Words for files and pictures, as a page would hand them over."""

from __future__ import annotations

from emas.domain.rubric import Rubric
from emas.reports import regions, villages
from emas.reports.words import FACTS, Caption, Words

MARK, TRIAL = "(simulasi)", "(uji coba)"

CAPTION = Caption(
    title="Skor rata-rata",
    filter="Semua desa",
    kind="isian desa",
    round="Skor terkini",
    date="24 November 2026",
    rubric="Rubrik 1 (usulan)",
    source="Sumber: basis data ini",
    credit="Batas: geoBoundaries",
    disclaimer="Indikatif, bukan acuan hukum",
    simulated=MARK,
)


def words(rubric: Rubric) -> Words:
    """Headings and words that tell what they stand for."""
    keys = [*villages.columns(rubric), *regions.COLUMNS, *FACTS]
    return Words(
        headings={key: f"Kolom {key}" for key in keys},
        values={
            "flag": {"yes": "ya", "no": "tidak"},
            "point": {code: f"titik {code}" for code in ("village", "district", "corrected", "simulated")},
            "origin": {"village": "desa", "trial": "uji coba", "simulated": "simulasi"},
            "step": {
                code: f"langkah {code}" for code in ("usulan", "pencanangan", "peluncuran", "plakat", "sk")
            },
            "kind": {"claimed": "isian desa", "evidenced": "berbukti", "verified": "terverifikasi"},
            "band": {
                **{band.code: band.name.id for band in rubric.bands},
                "not_target": "bukan sasaran",
                "unfinished": "belum lengkap",
            },
        },
        marks={"simulated": MARK, "trial": TRIAL},
        sheets=("Desa", "Wilayah", "Keterangan"),
    )
