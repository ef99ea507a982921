"""The panel and the card beside the map, drawn by themselves as a reader reads them."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from emas.domain.stored import KINDS, Kind
from emas.services import assess, map_region, snapshot, statistics
from emas.services.actors import VISITOR
from emas.services.blocking import blocking
from emas.services.kinds import by_kind
from emas.services.selection import Filter, Selection, select
from emas.ui import formats
from emas.ui.maps import state

NAMED = "3525032009"
"""Campurejo, Gresik: named by a source."""

Draw = Callable[..., AppTest]


def page(wanted, kind, measure, language):
    """What ``emas/ui/maps/board.py`` has beside the map; the runner takes it out of this file."""
    import streamlit as st

    from emas.services import snapshot
    from emas.services.selection import select
    from emas.ui import navigation
    from emas.ui.i18n import set_language
    from emas.ui.maps import card, measures, panel, state

    set_language(language)
    st.session_state["language"] = language
    st.navigation([navigation.page(name) for name in navigation.PAGES], position="hidden")

    @st.fragment(key=state.LOOK)
    def look():
        now = snapshot.current()
        selection = select(now, kind, wanted)
        if st.session_state.get(state.VILLAGE):
            card.draw(selection, st.session_state[state.VILLAGE])
        panel.region(selection, measures.all_measures(now.rubric)[measure])

    look()


@pytest.fixture
def draw(demo: Path) -> Draw:
    def drawn(
        region: str = "",
        village: str = "",
        *,
        kind: Kind = "claimed",
        measure: str = "score",
        language: str = "id",
        **asked: Any,
    ) -> AppTest:
        arguments = (Filter(region=region, **asked), kind, measure, language)
        test = AppTest.from_function(page, args=arguments, default_timeout=60)
        test.session_state[state.VILLAGE] = village
        return test.run()

    return drawn


def text(test: AppTest) -> str:
    """Everything that stands beside the map, without markup."""
    assert not test.exception
    told = " ".join(element.proto.body for element in test.get("html"))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", told))


def markup(test: AppTest, name: str) -> str:
    return "".join(e.proto.body for e in test.get("html") if f'"emas-map-{name}"' in e.proto.body)


def fullest(region_digits: int) -> Selection:
    """The region with most assessed villages."""
    now = snapshot.current()
    codes, counts = np.unique(now.code.astype(f"U{region_digits}"), return_counts=True)
    return select(now, "claimed", Filter(region=str(codes[np.argmax(counts)])))


@pytest.mark.parametrize("digits", [2, 4])
def test_a_region_names_what_most_villages_lack(draw: Draw, digits: int) -> None:
    chosen = fullest(digits)
    test = draw(chosen.filter.region)
    told = text(test)
    most = max(blocking(chosen), key=lambda one: one.lacking)
    label = "Syarat utama" if most.prerequisite else most.code
    assert f"{label} {most.name.id} {most.lacking} dari {most.of} desa belum" in told
    chain = [len(rows) for rows in (chosen.scores, chosen.targets, chosen.complete)]
    assert "{} dinilai · {} sasaran · {} lengkap (isian desa)".format(*chain) in told
    assert f"Angka di sini dari {chain[2]} desa lengkap." in told
    assert "Angka simulasi." in told
    assert markup(test, "panel").count("<li>") <= 3


def test_the_chosen_measure_stands_first_and_once(draw: Draw) -> None:
    named = "Desa yang disebut sumber"
    for measure, first in [("ok", named), ("L3", "L3 "), ("score", named)]:
        names = re.findall("<div><dt>(.*?)</dt>", markup(draw(measure=measure), "panel"))
        assert names[0].startswith(first)
        assert len(set(names)) == len(names) == (2 if measure == "L3" else 1)


@pytest.mark.parametrize("kind", KINDS)
def test_eligible_and_mean_are_told_by_all_three_kinds(draw: Draw, kind: Kind) -> None:
    told = text(draw(kind=kind))
    kinds = list(by_kind(select(snapshot.current(), kind, Filter())).values())
    rows = [
        ["isian desa", "berbukti", "terverifikasi"],
        ["Layak", *(str(one.eligible) if one.n else "–" for one in kinds)],
        ["Skor rata-rata", *(formats.number(one.mean, 1) for one in kinds)],
        ["dari desa lengkap", *(str(one.n) for one in kinds)],
    ]
    assert " ".join(cell for row in rows for cell in row) in told


def test_a_filter_is_named_with_how_many_pass(draw: Draw) -> None:
    passing = select(snapshot.current(), "claimed", Filter(eligible=False))
    assert f"Cocok dengan saringan: {len(passing)} desa." in text(draw(eligible=False))
    assert "saringan" not in text(draw("35"))


def test_few_villages_are_no_basis(draw: Draw) -> None:
    now = snapshot.current()
    # One without a complete village has no figure at all.
    codes, counts = np.unique(now.regency[now.complete["claimed"]], return_counts=True)
    assert "Terlalu sedikit untuk disimpulkan" in text(draw(str(codes[np.argmin(counts)])))
    assert "Terlalu sedikit" not in text(draw())


def test_contradicting_placements_stand_side_by_side_with_their_sources(draw: Draw) -> None:
    apart = {one.region_code for one in statistics.statistics() if statistics.contradictions(one.region_code)}
    region = next(code for code in sorted(apart) if len(map_region.placed(code)) > 1)
    test = draw(region)
    assert "belum terekonsiliasi" in text(test)
    for one in map_region.placed(region):
        assert one.definition.id in text(test)
        assert one.source_url in markup(test, "panel")


def test_choosing_a_village_opens_its_card_and_again_closes_it(draw: Draw) -> None:
    test = draw()
    strongest = map_region.strongest(select(snapshot.current(), "claimed", Filter()), 5).entries
    listed = test.get("button_group")[0]
    assert strongest[0].name in listed.proto.options[0].content.replace("\\", "")
    listed.set_value(strongest[1].code).run()
    assert test.session_state[state.VILLAGE] == strongest[1].code
    assert strongest[1].name in markup(test, "card")
    test.button(key="map-close").click().run()
    assert test.session_state[state.VILLAGE] == ""
    assert "emas-map-card" not in " ".join(e.proto.body for e in test.get("html"))


def test_a_card_shows_conditions_with_words_and_the_missing_steps(draw: Draw) -> None:
    now = snapshot.current()
    lacking = now.scores["claimed"].target & ~now.scores["claimed"].eligible & (now.answered == 30)
    code = str(now.code[lacking][0])
    test = draw(village=code)
    card = markup(test, "card")
    assert card.count("<td ") == now.rubric.conditions
    for sign, word in re.findall('aria-label="(.*?)">(.)<', card):
        assert (sign, word) in {
            ("terpenuhi", "✓"),
            ("sebagian", "◐"),
            ("belum", "✕"),
            ("belum diisi", "–"),
            ("tidak berlaku", "∅"),
        }
    told = text(test)
    for words in ("isian desa, simulasi", "Langkah yang kurang", "Pilar EMAS", "rubrik versi 1", "2026"):
        assert words in told
    assert 1 <= card.split("<ol>")[1].count("<li>") <= 4


def test_a_card_tells_who_names_the_village_and_that_it_is_not_assessed(draw: Draw) -> None:
    told = text(draw(village=NAMED))
    assert "disebut sumber: peluncuran" in told
    assert "Belum dinilai." in told


def test_a_point_of_the_district_says_so(draw: Draw) -> None:
    from emas.geo.register import register

    villages = register().villages
    at = villages.point_source.to_pylist().index("district")
    assert "titik milik kecamatan: letak desa belum tercatat" in text(draw(village=villages.code[at].as_py()))


def test_the_public_of_a_real_installation_reads_no_level(
    draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = assess.current_sheet(VISITOR, NAMED)
    assess.save_answer(
        VISITOR, village_code=NAMED, round_id=sheet.round_id, indicator="L8.1", answer=1, version=0
    )
    assert "Jawab dulu" in text(draw(village=NAMED))
    real = replace(snapshot.current(), mode="production", _memory={}, _lately=OrderedDict())
    monkeypatch.setattr(snapshot, "current", lambda: real)
    test = draw(village=NAMED)
    told = text(test)
    assert "Kelayakan: 0 dari 8 terpenuhi" in told
    assert "Langkah" not in told
    assert "Jawab dulu" not in told
    assert [link.proto.page for link in test.get("page_link")] == ["desa"]


@pytest.mark.parametrize("kind", ["claimed", "verified"])
def test_no_word_is_left_in_indonesian(draw: Draw, kind: Kind) -> None:
    now = snapshot.current()
    told = text(draw("52", str(now.code[0]), kind=kind, language="en", eligible=False))
    told += text(draw(language="en", kind=kind))
    for word in ("desa ", "Skor", "syarat", "Kelayakan", "belum", "dari", "tingkat", "beban", "kurang"):
        assert word not in told


def test_what_is_sent_stays_small(draw: Draw) -> None:
    for region in ("", "35", "52"):
        test = draw(region)
        # What a filter changes, what none changes, and the strongest villages.
        changing, lasting = (element.proto.body.encode() for element in test.get("html"))
        assert len(changing) < 1900  # eligible and mean by three kinds, and the three denominators
        assert len(lasting) < 1200
        assert len(test.get("button_group")) == 1
