"""Names of files that a reader takes away."""

from __future__ import annotations

import re
import unicodedata

PRODUCT = "desa-migran-emas"
LONGEST = 36
"""Letters of one part: a name of six stays below the 255 that file systems take."""


def file_name(*parts: str, ending: str) -> str:
    """``desa-migran-emas_peta_jawa-timur_isian-desa_2026-11-24_simulasi.xlsx``: the parts that say something.

    Letters and digits of ASCII, hyphens within and underscores between the parts; ``ending`` without its dot.
    """
    found = [slug for slug in map(_slug, parts) if slug]
    return f"{'_'.join([PRODUCT, *found])}.{ending}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold().encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST].strip("-")
