"""What the reader of map and criteria has chosen, as a value; and its words in the address."""

from __future__ import annotations

from dataclasses import dataclass

from emas.domain.rubric import Rubric
from emas.domain.stored import KINDS, Kind
from emas.services.selection import Filter
from emas.ui.maps import filter_address, measures
from emas.ui.maps.classes import Method

ASSESSED_POINTS, NAMED_POINTS, EVERY_POINT = "dinilai", "program", "semua"
ALL_POINTS = (ASSESSED_POINTS, NAMED_POINTS, EVERY_POINT)
NO_POINTS = "-"

ALL_SECTIONS = SCORECARD, BLOCKING, COVERAGE, PROCEDURAL, RETURNEES, PARTICIPATION, *_rest = (
    *("rapor", "menahan", "layanan", "prosedural", "purna", "pelibatan"),
    *("skor", "sanding", "andai", "yakin", "konteks"),
)
STANDING, BESIDE, WHAT_IF, SURENESS, CONTEXT = _rest

PROVINCES, REGENCIES = "provinsi", "kabupaten"
EQUAL, QUANTILE = "sama", "kuantil"
BY_REGION, BY_VILLAGE = "wilayah", "desa"

NAMES = (
    *("ukuran", "jenis", "wilayah", "titik", "desa", "tingkat", "kelas", "periode"),
    *("banding", "banding_periode", "urut", "hal", "tabel", "bagian", "tingkat_andai", "sanding"),
    *filter_address.NAMES,
)
"""The words of an address that say what is chosen."""


@dataclass(frozen=True)
class Choice:
    """``filter.region`` is a province's or regency's code, empty for the nation; ``village`` empty for none.

    ``own_points`` tells that the reader chose the points, not the product; ``round`` and ``compare_round``
    are names of rounds, empty for each village's latest score; ``compare`` is a second measure's code;
    ``supposed`` are the levels of a what-if; ``beside`` codes of villages or regions to be compared.
    """

    measure: str
    kind: Kind
    filter: Filter
    points: tuple[str, ...] = ()
    own_points: bool = False
    village: str = ""
    provinces: bool = True
    method: Method = "equal"
    round: str = ""
    compare: str = ""
    compare_round: str = ""
    sort: str = ""
    page: int = 1
    by_village: bool = False
    section: str = SCORECARD
    supposed: tuple[tuple[str, int], ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def region(self) -> str:
        """Code of the region looked at."""
        return self.filter.region

    @property
    def compares(self) -> bool:
        """Whether two maps stand side by side."""
        return bool(self.compare or self.compare_round)

    def address(self, rubric: Rubric) -> dict[str, str]:
        """The query of a link to this view."""
        told = {
            "ukuran": self.measure if self.measure != measures.DEFAULT else "",
            "jenis": self.kind if self.kind != KINDS[0] else "",
            "wilayah": self.region,
            "titik": (",".join(self.points) or NO_POINTS) if self.own_points else "",
            "desa": self.village,
            "tingkat": "" if self.provinces else REGENCIES,
            "kelas": QUANTILE if self.method == "quantile" else "",
            "periode": self.round,
            "banding": self.compare,
            "banding_periode": self.compare_round,
            "urut": self.sort,
            "hal": str(self.page) if self.page > 1 else "",
            "tabel": BY_VILLAGE if self.by_village else "",
            "bagian": self.section if self.section != SCORECARD else "",
            "tingkat_andai": ",".join(f"{code}:{level}" for code, level in self.supposed),
            "sanding": ",".join(self.beside),
            **filter_address.write(self.filter, rubric),
        }
        return {name: value for name, value in told.items() if value}
