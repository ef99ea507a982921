"""The sections of the page of criteria, by their words in the address, in the order of the choice."""

from __future__ import annotations

from emas.ui.i18n import N_
from emas.ui.maps.choice import (
    BESIDE,
    BLOCKING,
    CONTEXT,
    COVERAGE,
    PARTICIPATION,
    PROCEDURAL,
    RETURNEES,
    SCORECARD,
    STANDING,
    SURENESS,
    WHAT_IF,
)

SECTION_NAMES = {
    SCORECARD: N_("Rapor"),
    BLOCKING: N_("Yang menahan"),
    COVERAGE: N_("Layanan dan pilar"),
    PROCEDURAL: N_("Prosedural"),
    RETURNEES: N_("Purna PMI"),
    PARTICIPATION: N_("Pelibatan"),
    STANDING: N_("Skor dan kategori"),
    BESIDE: N_("Bandingkan"),
    WHAT_IF: N_("Bagaimana jika"),
    SURENESS: N_("Seberapa yakin"),
    CONTEXT: N_("Statistik"),
}
