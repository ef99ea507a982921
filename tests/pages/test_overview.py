"""The overview as a minister's staff reads it: what is said, by whom, and what is simulated."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from emas.geo import boundaries
from emas.geo.time_zones import today
from emas.services import assess, programme, snapshot
from emas.services.actors import VISITOR
from emas.services.assessed import assessed
from emas.services.blocking import blocking
from emas.services.kinds import by_kind
from emas.services.rubrics import rubric
from emas.services.selection import Filter, select
from emas.ui import formats
from tests.pages.conftest import OpenPage, words

REAL = "3525032009"


def test_four_figures_are_those_of_the_store_and_marked(open_page: OpenPage) -> None:
    read = words(open_page("overview"))
    now = snapshot.current()
    found = by_kind(select(now, "claimed", Filter()))
    claimed = found["claimed"]
    assert f'Desa dinilai (simulasi)</span><b class="emas-tile-value">{claimed.assessed}</b>' in read
    assert f"{claimed.targets} sasaran, {claimed.n} lengkap" in read
    for label, written in (
        ("Layak diusulkan", lambda one: str(one.eligible) if one.n else "–"),
        ("Rata-rata skor kesiapan", lambda one: formats.number(one.mean, 1)),
    ):
        _before, _label, tile = read.partition(f"{label} (simulasi)</span>")
        # No claim stands alone: by documents and by verifiers beside it, each with its n.
        for one, name in zip(found.values(), ("isian desa", "berbukti", "terverifikasi"), strict=True):
            out_of = f"{name}, dari {one.n}" if one.n else name
            assert f"<span><b>{written(one)}</b><i>{out_of}</i></span>" in tile[:500]
    assert "masih draf (belum diajukan)" in read
    assert "rubrik versi 1 (usulan)" in read
    assert "83.762 desa dan kelurahan nyata" in read


def test_the_first_sentence_says_date_and_rounds(open_page: OpenPage) -> None:
    read = words(open_page("overview"))
    assert f"Keadaan {formats.day(today())}" in read
    assert "pada periode 2026 (tanggal acuan 31 Desember 2026, masih terbuka)" in read
    assert "Semuanya desa rekaan (simulasi)" in read


def test_each_condition_has_its_n_of_n(open_page: OpenPage) -> None:
    read = words(open_page("overview"))
    found = blocking(select(snapshot.current(), "claimed", Filter()))
    assert len(found) == 8
    for one in found:
        held = one.of - one.lacking
        assert f"{held} dari {one.of} · {formats.percent(held, one.of)}" in read


def test_contested_counts_stand_side_by_side_with_definition_and_source(open_page: OpenPage) -> None:
    read = words(open_page("overview"))
    counts = programme.counts(snapshot.current())
    assert [count.value for count in counts] == [70, 13, 70, 72, 69, 37, 5, 0]
    for count in counts:
        assert f"<b>{count.value}</b>" in read
        assert escape(count.definition.id) in read
        if count.kind == "stated":
            assert count.stated_by in read
            assert (urlsplit(count.source_url).hostname or count.source_url) in read
    unreconciled = sum(count.kind != "live" for count in counts)
    assert read.count("≠ belum terekonsiliasi") == unreconciled + 1  # and once beside the four figures
    assert "Desmigratif" in read


def test_known_events_add_up_to_the_computed_counts(open_page: OpenPage) -> None:
    open_page("overview")
    computed = {count.key: count.value for count in programme.counts(snapshot.current())}
    events = programme.events()
    assert sum(event.count or 0 for event in events) == computed["known_events"]
    assert [event.place for event in events if event.count is None] == ["Lampung Timur, Lampung"]
    assert [event.date for event in events if event.date] == sorted(e.date for e in events if e.date)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_programme_is_explained_with_its_sources(open_page: OpenPage, language: str) -> None:
    page = open_page("overview", lang=language)
    assert not page.exception
    read, used = words(page), rubric()
    for pillar in used.pillars:
        assert escape(pillar.meaning[language]) in read
    for criterion in used.criteria:
        assert escape(criterion.published[language]) in read
    for named in (*used.services, *used.prerequisites):
        assert escape(named.name[language]) in read
    for stakeholder in used.participation.stakeholders:
        assert escape(stakeholder[language]) in read
    assert escape(used.status[language]) in read
    assert ("There is no grant money" if language == "en" else "Tidak ada dana hibah") in read
    assert "koranjawapos.id" in read


def test_english_readers_get_english(open_page: OpenPage) -> None:
    read = words(open_page("overview", lang="en"))
    assert "Villages assessed (simulated)" in read
    assert "not reconciled" in read
    # What the data files say in Indonesian only is marked as such for browsers and screen readers.
    read = re.sub(r'<style>.*?</style>|<(span|small) lang="id">.*?</\1>', "", read, flags=re.DOTALL)
    # A village keeps its name, "(simulasi)" included.
    read = "\n".join(line for line in read.splitlines() if not line.startswith("**"))
    for indonesian in ("simulasi", "belum", "terpenuhi", "Sumber", "menurut", "Dinyatakan"):
        assert indonesian not in read


def test_the_picture_has_a_text_and_a_table_and_no_map_library(open_page: OpenPage) -> None:
    page = open_page("overview")
    read = words(page)
    assert 'src="data:image/svg+xml,' in read
    assert "%3Cpath" in read
    assert 'alt="Peta Indonesia menurut provinsi' in read
    assert "Tabel menurut provinsi" in read
    assert "Batas indikatif, bukan acuan hukum. geoBoundaries" in read
    for heavy in ("deck_gl_json_chart", "arrow_vega_lite_chart", "arrow_data_frame"):
        assert not page.get(heavy)


def test_a_trial_is_counted_as_one(open_page: OpenPage) -> None:
    open_page("overview")
    sheet = assess.current_sheet(VISITOR, REAL)
    assess.save_answer(
        VISITOR, village_code=REAL, round_id=sheet.round_id, indicator="L8.1", answer=2, version=0
    )
    known = assessed(snapshot.current())
    assert (known.trials, known.villages) == (1, known.simulated + 1)
    read = words(open_page("overview"))
    assert "1 uji coba pengunjung" in read
    assert f"{known.simulated} di antaranya desa rekaan (simulasi)" in read


@pytest.mark.parametrize("language", ["id", "en"])
def test_before_the_first_assessment_the_page_says_so(open_page: OpenPage, demo: Path, language: str) -> None:
    with sqlite3.connect(demo) as connection:
        connection.execute("DELETE FROM village_score")
    connection.close()
    page = open_page("overview", lang=language)
    assert not page.exception
    assert not page.error
    read = words(page)
    assert ("belum ada desa yang dinilai" if language == "id" else "no village has been assessed") in read
    assert ">–</b>" in read  # a mean of nobody is no 0
    assert not assessed(snapshot.current()).rounds


def test_the_picture_credits_the_boundaries_in_use(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = replace(boundaries.in_use(), credit="BIG <2025>")
    monkeypatch.setattr(boundaries, "in_use", lambda: own)
    read = words(open_page("overview"))
    assert "Batas indikatif, bukan acuan hukum. BIG &lt;2025&gt;" in read
    assert "geoBoundaries" not in read
