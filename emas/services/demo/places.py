"""Invented villages: where they lie and what they are called. Never a real village's name or code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from emas.geo.register import register

SEED = 20231231
"""The same number of villages gives the same villages on every machine."""

INVENTED_DISTRICT = "99"
"""District part of an invented code: no district of the Kemendagri register has it."""

NEARBY = 0.02
"""Largest distance, in degrees, of an invented village from the real one that it lies near (about 2 km)."""


@dataclass(frozen=True)
class Places:
    """Invented villages in columns: codes (text), row numbers of region for the simulation, points."""

    code: list[str]
    name: list[str]
    lon: npt.NDArray[np.float64]
    lat: npt.NDArray[np.float64]
    regency: npt.NDArray[np.int32]
    province: npt.NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.code)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Rows of the village table."""
        for at, code in enumerate(self.code):
            yield {
                "code": code,
                "name": self.name[at],
                "kind": "desa",
                "province_code": code[:2],
                "regency_code": code[:4],
                "district_code": code[:6],
                "lon": float(self.lon[at]),
                "lat": float(self.lat[at]),
                "point_source": "simulated",
                "simulated": True,
            }


def invent(villages: int) -> Places:
    """``villages`` invented villages, spread over the regencies as the real ones are.

    Raises:
        ValueError: more than the nation has, or fewer than one.
    """
    real = register()
    nation = len(real.villages)
    if not 1 <= villages <= nation:
        raise ValueError(f"1 to {nation} villages")
    random = np.random.default_rng(SEED)
    near = np.sort(random.choice(nation, size=villages, replace=False))
    used: Counter[str] = Counter()
    codes = []
    for at in near:
        regency = real.villages.code[int(at)].as_py()[:4]
        used[regency] += 1
        codes.append(f"{regency}{INVENTED_DISTRICT}{used[regency]:04d}")
    width = max(4, len(str(villages)))
    shift = random.uniform(-NEARBY, NEARBY, size=(2, villages))
    return Places(
        code=codes,
        name=[f"Desa Contoh {number:0{width}d} (simulasi)" for number in range(1, villages + 1)],
        lon=np.round(real.villages.lon[near] + shift[0], 5),
        lat=np.round(real.villages.lat[near] + shift[1], 5),
        regency=real.regency_row[near],
        province=real.province_row[near],
    )
