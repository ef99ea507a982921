"""A result as plain text, to be pasted into a chat message or kept."""

from __future__ import annotations

from collections.abc import Mapping

from emas.domain.scoring import Score
from emas.domain.stored import Kind
from emas.services.conditions import conditions
from emas.services.way import way_to_eligibility
from emas.ui import formats, words
from emas.ui.i18n import gettext as _


def summary(title: str, score: Score, remark: str, *, scored: bool = True) -> str:
    """Eligibility condition by condition, and what comes next; one line each.

    Args:
        title: whose result it is, with round, kind of score and origin.
        score: the result.
        remark: what it is and is not, as the last line.
        scored: with the readiness score; without, where only the eligibility questions were asked.
    """
    rubric = score.rubric
    eligibility = _("Kelayakan: {met} dari {of} terpenuhi").format(met=score.met, of=rubric.conditions)
    lines = [title, "", f"{eligibility}. {verdict(score)}"]
    for condition in conditions(score):
        mark = words.mark(condition.status)
        label = _("Syarat utama") if condition.prerequisite else condition.code
        lines.append(f"{mark.sign} {label}: {words.text(condition.name)} ({mark.word})")
    if scored:
        told = _("Skor kesiapan: {points} dari 100, kategori {band}. {answered} dari {all} indikator terisi.")
        lines += [
            "",
            told.format(
                points=formats.points(score.total, rubric.unit),
                band=words.band_of(score),
                answered=score.answered,
                all=len(rubric.indicators),
            ),
        ]
    path = way_to_eligibility(score)
    if path.steps and path.answer_first:
        told = _("{count} pertanyaan belum dijawab dan dihitung sebagai tingkat 0.")
        lines += ["", told.format(count=len(path.answer_first))]
    if path.steps:
        told = _("Langkah berikutnya ({effort} minggu kerja satu petugas, perkiraan):")
        lines += ["", told.format(effort=path.effort)]
        for number, step in enumerate(path.steps, 1):
            name = f"{step.indicator} {words.text(rubric.by_code[step.indicator].name)}"
            raised = _("{indicator} ke tingkat {level}").format(indicator=name, level=step.to)
            lines.append(f"{number}. {raised}")
    proposal = _("Menurut rubrik usulan versi {version}; bukan penetapan.").format(version=rubric.version)
    return "\n".join([*lines, "", f"{proposal} {remark}".strip()])


def verdict(score: Score) -> str:
    """What the conditions say, in one sentence."""
    if not score.is_target:
        return _("Bukan sasaran: register desa mencatat tidak ada PMI.")
    if score.eligible:
        return _("Layak diusulkan (menurut rubrik usulan).")
    return _("Belum layak diusulkan (menurut rubrik usulan).")


def by_kind(scores: Mapping[Kind, Score | None]) -> str:
    """How many conditions each kind of score fulfils: no claim stands alone; and what is not counted."""
    told = "; ".join(
        f"{words.kind_name(kind)} {score.met if score else formats.NOTHING}" for kind, score in scores.items()
    )
    (of,) = {score.rubric.conditions for score in scores.values() if score}
    line = _("Terpenuhi dari {of}: {kinds}.").format(of=of, kinds=told)
    claimed = scores["claimed"]
    if claimed is None or not (claimed.eligible and claimed.missing):
        return line
    return f"{line} {uncounted()}"


def uncounted() -> str:
    """That regions do not count a village as eligible whose form is unfinished."""
    return _("Isian belum lengkap, jadi belum dihitung layak dalam angka wilayah.")
