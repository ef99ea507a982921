"""Words and signs for the product's own terms, the same on every page (the table in docs/METHOD.md)."""

from __future__ import annotations

from dataclasses import dataclass

from emas.domain.output import band_name
from emas.domain.rubric import Rubric
from emas.domain.rubric_text import Text
from emas.domain.scoring import Score, Status
from emas.domain.stored import Kind
from emas.store.tables import Origin
from emas.ui.i18n import N_, gettext, language


@dataclass(frozen=True)
class Mark:
    """How a state is shown: always a sign and a word; ``tone`` is its class in ``style.css``."""

    sign: str
    word: str
    tone: str


_MARKS = {
    Status.MET: Mark("✓", N_("terpenuhi"), "met"),
    Status.PARTLY: Mark("◐", N_("sebagian"), "partly"),
    Status.UNMET: Mark("✕", N_("belum"), "unmet"),
    Status.UNANSWERED: Mark("–", N_("belum diisi"), "open"),
    Status.NOT_APPLICABLE: Mark("∅", N_("tidak berlaku"), "open"),
}

_KINDS: dict[Kind, str] = {
    "claimed": N_("isian desa"),
    "evidenced": N_("berbukti"),
    "verified": N_("terverifikasi"),
}

_ORIGINS = {
    Origin.VILLAGE: "",
    Origin.TRIAL: N_("uji coba"),
    Origin.SIMULATED: N_("simulasi"),
}

STEPS = {
    "usulan": N_("usulan"),
    "pencanangan": N_("pencanangan"),
    "peluncuran": N_("peluncuran"),
    "plakat": N_("plakat"),
    "sk": N_("SK Menteri"),
}
"""The ladder of the programme, from proposal to decree, by the code of the data files."""


def text(of: Text) -> str:
    """A text of the rubric in the language in use."""
    return of[language()]


def local_text(rubric: Rubric, kind: str, of: Text) -> str:
    """A text of the rubric in the language in use and in the words of a village of this kind."""
    local = rubric.local_by_kind.get(kind)
    return local.read(of, language()) if local else text(of)


def mark(status: Status) -> Mark:
    """Sign, word and tone of a condition's state."""
    found = _MARKS[status]
    return Mark(found.sign, gettext(found.word), found.tone)


def band_of(score: Score) -> str:
    """The band of a village's score; of an unfinished form that it has none yet."""
    if score.is_target and score.missing:
        return gettext("belum lengkap")
    return band_name(score, language())


def kind_name(kind: Kind) -> str:
    """The kind of a score, as it stands in brackets behind it."""
    return gettext(_KINDS[kind])


def origin_name(origin: Origin | str) -> str:
    """What marks an assessment that is not a village's own word; empty for one that is."""
    word = _ORIGINS[Origin(origin)]
    return gettext(word) if word else ""


def step_name(step: str) -> str:
    """A step of the programme's ladder."""
    return gettext(STEPS[step])
