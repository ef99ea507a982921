"""How a change is told: of which villages, and who is left out; eleven villages over three rounds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from emas.reports.deck.slide import Figures, Grid, Stack
from emas.services import history, over_rounds, snapshot, standing
from emas.services.paired import pair
from emas.services.rounds import rounds
from emas.services.selection import Filter, Selection, select
from emas.ui import changed
from emas.ui.criteria.over_rounds import note, sentence
from emas.ui.maps.choice import Choice
from emas.ui.maps.drawn import look_at
from emas.ui.maps.measures import all_measures
from emas.ui.maps.palette import PALETTES
from emas.ui.story.brief import village_brief
from emas.ui.story.standing import moved
from emas.ui.story.story import Story
from emas.ui.story.told import Told
from emas.ui.summary import by_kind
from emas.ui.village.score_card import gap
from tests.support.three_rounds import A, F

pytestmark = pytest.mark.usefixtures("three_rounds")


def of_round(name: str, **asked: object) -> Selection:
    now = snapshot.current()
    (at,) = [one.id for one in rounds(now) if one.name == name]
    return select(snapshot.of_round(now, at), "claimed", Filter(**asked))  # type: ignore[arg-type]


def test_a_comparison_says_of_how_many_and_who_is_left_out() -> None:
    assert changed.pairs(pair(of_round("2025"), of_round("2026"))) == (
        "5 desa yang lengkap di 2025 dan di 2026. Tidak ikut dibandingkan: "
        "3 desa lengkap di 2026 saja (1 baru dinilai sesudah 2025, 1 kembali setelah tidak ikut 2025, "
        "1 belum lengkap di 2025); 3 desa lengkap di 2025 saja (1 belum menjawab 2026, "
        "1 belum selesai mengisi 2026, 1 ternyata tanpa PMI)."
    )


def test_a_village_that_answered_is_not_told_to_be_silent_where_it_was_not_verified() -> None:
    """A answered all three rounds; a verifier was there in 2024 and 2025."""
    then, now = (select(of_round(name).snapshot, "verified", Filter()) for name in ("2025", "2026"))
    assert changed.pairs(pair(then, now)) == (
        "Belum ada desa yang lengkap di 2025 dan di 2026. Tidak ikut dibandingkan: "
        "1 desa lengkap di 2025 saja (1 belum diverifikasi di 2026)."
    )


def test_rounds_side_by_side_tell_no_claim_alone_and_no_change_of_other_villages() -> None:
    """Of the five C was eligible in 2024, B to D in 2025, A and B in 2026; a verifier saw A alone."""
    selection = select(snapshot.current(), "claimed", Filter())
    found = over_rounds.over_rounds(selection)
    assert sentence(found, selection) == (
        "Dari 5 desa yang sama, lengkap di 2024, 2025, 2026 (isian desa), layak pada periode itu: "
        "1, 3, 2 (isian desa); 0, 0, 0 (berbukti)."
    )
    assert "Kecuali terverifikasi:" in note(found)
    verified = select(snapshot.current(), "verified", Filter())
    assert "Kecuali" not in note(over_rounds.over_rounds(verified))


def test_a_village_is_told_by_every_kind_and_that_its_open_form_does_not_count() -> None:
    """All claims and no documents: by documents every level is at most 1, and only PMI is fulfilled."""
    a, f = (by_kind(history.rounds_of(code)[-1].scores) for code in (A, F))
    assert a == "Terpenuhi dari 8: isian desa 8; berbukti 1; terverifikasi –."
    assert f == f"{a} Isian belum lengkap, jadi belum dihitung layak dalam angka wilayah."


def test_a_gap_is_the_difference_of_what_is_shown() -> None:
    """48.5 and 43.25 points in 1/28: 43.25 is shown as 43,2, so 5.25 must not be told as 5,2."""
    assert gap(1358, 1211, 28) == "5,3 di bawah isian desa"
    assert gap(1211, 1358, 28) == "5,3 di atas isian desa"
    assert gap(1358, 1359, 28) == "sama dengan isian desa"


def test_a_filter_on_scores_is_said_to_pick_by_the_later_round() -> None:
    told = changed.pairs(pair(of_round("2025", eligible=True), of_round("2026", eligible=True)))
    assert "menurut keadaannya di 2026" in told
    assert "menurut keadaannya" not in changed.pairs(
        pair(of_round("2025", region="35"), of_round("2026", region="35"))
    )


def test_the_slide_on_movement_counts_the_same_villages() -> None:
    slide = moved(Told.of(Story(choice=Choice("score", "claimed", Filter())), snapshot.current()))
    figures, stack = slide.blocks
    assert isinstance(figures, Figures)
    assert isinstance(stack, Stack)
    assert [(one.value, one.note) for one in figures.items] == [
        ("1", "dari 5 desa"),
        ("1", "dari 5 desa"),
        ("3", "tidak dibandingkan"),
        ("3", "tidak dibandingkan"),
    ]
    assert {sum(counts) for _round, counts in stack.rows} == {5}
    assert stack.of == "5 desa yang sama menurut kategori"
    assert "1 desa turun karena mencocokkan datanya lebih teliti" in slide.note


def test_a_slide_on_movement_of_no_village_shows_no_zeros(monkeypatch: pytest.MonkeyPatch) -> None:
    of_none = standing.movement
    monkeypatch.setattr(standing, "movement", lambda of: replace(of_none(of), n=0, risen=0, fallen=0))  # type: ignore[type-var]
    slide = moved(Told.of(Story(choice=Choice("score", "claimed", Filter())), snapshot.current()))
    assert slide.sentence.startswith("Belum ada desa yang lengkap di 2025 dan di 2026")
    assert isinstance(slide.blocks[0], Figures)
    assert [one.note for one in slide.blocks[0].items] == ["tidak dibandingkan"] * 2


def test_two_maps_of_a_measure_are_of_the_same_villages() -> None:
    choice, light = Choice("score", "claimed", Filter()), PALETTES["light"]
    now, then = select(snapshot.current(), "claimed", Filter()), of_round("2025")
    measure = all_measures(now.snapshot.rubric)["score"]
    first, second = look_at(now, measure, choice, light, then), look_at(then, measure, choice, light, now)
    assert first.figures.n.tolist() == second.figures.n.tolist()
    # A 75, B 75, C 50, D 51.5 now; 50, 75, 75, 75 in 2025.
    assert (first.figures.of("35"), second.figures.of("35")) == ((62.8, 4), (68.7, 4))
    assert first.nothing == "tidak ada desa yang lengkap di kedua periode"
    alone = look_at(now, measure, choice, light)
    assert (alone.pairs, alone.nothing) == (None, measure.nothing)


def test_a_village_s_rounds_compare_one_kind_of_score() -> None:
    def rows(code: str) -> list[tuple[str, list[str]]]:
        slide = next(one for one in village_brief(code, snapshot.current()).slides if one.key == "rounds")
        (grid,) = slide.blocks
        assert isinstance(grid, Grid)
        return [(name, [cell.text for cell in cells]) for name, cells in grid.rows]

    # All claims and no documents: by documents every level is at most 1.
    assert rows(A) == [
        ("2026", ["75,0 Mantap", "25,0 Dasar", "–", "8 dari 8"]),
        ("2025", ["50,0 Berkembang", "25,0 Dasar", "50,0 Berkembang", "2 dari 8"]),
        ("2024", ["25,0 Dasar", "25,0 Dasar", "25,0 Dasar", "1 dari 8"]),
    ]
    # 4 points for L10.2, of which level 3 earned 3.
    assert rows(F)[0][0] == "2026 · belum lengkap, 29 dari 30 terisi"
    assert rows(F)[0][1][0] == "72,0 belum lengkap"
