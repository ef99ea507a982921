"""The presenter's desk: a story is composed, kept and opened; its slides say what the pages say."""

from __future__ import annotations

import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

from emas.services import snapshot
from emas.services.actors import VISITOR
from emas.services.blocking import blocking
from emas.services.kinds import by_kind
from emas.services.selection import Filter, select
from emas.services.stories import LONGEST, keep_story, kept_stories
from emas.ui.i18n import set_language
from emas.ui.maps import measures
from emas.ui.maps.choice import Choice
from emas.ui.story.ordered import ordered
from emas.ui.story.story import READY, SLIDES, Story
from emas.ui.story.telling import tell
from tests.pages.conftest import OpenPage, words


def shown(page: AppTest) -> list[dict[str, str]]:
    """The slides that the browser was given."""
    (element,) = (one for one in page.get("bidi_component") if "present" in one.proto.component_name)
    return list(json.loads(element.proto.bytes)["slides"])


def test_each_ready_story_opens_and_says_whose_figures_they_are(open_page: OpenPage) -> None:
    for ready, (_name, slides) in READY.items():
        page = open_page("present", cerita=ready)
        assert not page.exception and not page.error
        assert [slide["key"] for slide in shown(page)] == list(slides)


def test_a_story_of_ones_own_stands_in_the_address_and_is_kept(open_page: OpenPage) -> None:
    page = open_page(
        "present", slaid="menahan,peta", minta="Bentuk satgas|Sahkan Perdes", judul="peta:Di mana"
    )
    assert [(slide["key"], slide["title"]) for slide in shown(page)] == [
        ("menahan", "Yang paling menahan: Indonesia (simulasi)"),
        ("peta", "Di mana (simulasi)"),
    ]
    page.multiselect(key="present-slides").set_value(["keputusan", "menahan"]).run()
    (asked, _blocked) = shown(page)
    assert "Bentuk satgas" in asked["html"] and "Sahkan Perdes" in asked["html"]
    assert page.query_params["slaid"] == "keputusan,menahan"
    page.text_input(key="shelf-name").input("Rapat")
    page.button(key="FormSubmitter:shelf-keep-Simpan").click().run()
    (kept,) = kept_stories(VISITOR)
    assert kept.name == "Rapat" and kept.query["slaid"] == "keputusan,menahan"
    page.button(key=f"shelf-copy-{kept.id}").click().run()
    assert sorted(one.name for one in kept_stories(VISITOR)) == ["Rapat", "Salinan 1 Rapat"]
    page.button(key=f"shelf-remove-{kept.id}").click().run()
    assert [one.name for one in kept_stories(VISITOR)] == ["Salinan 1 Rapat"]
    again = open_page("present", **{name: str(value) for name, value in kept.query.items()})
    assert [slide["key"] for slide in shown(again)] == ["keputusan", "menahan"]


def test_a_copy_whose_name_is_cut_takes_no_other_s_place(open_page: OpenPage) -> None:
    # "Salinan 1 " and 79 letters fill the name up to the blank before "satu" or "dua".
    long = "x" * (LONGEST - len("Salinan 1 ") - 1)
    for last in ("satu", "dua"):
        keep_story(VISITOR, name=f"{long} {last}", query={"minta": last})
    page = open_page("present")
    for kept in kept_stories(VISITOR):
        page.button(key=f"shelf-copy-{kept.id}").click().run()
    copies = [one for one in kept_stories(VISITOR) if one.name.startswith("Salinan")]
    assert sorted(one.query["minta"] for one in copies) == ["dua", "satu"]


def test_user_text_is_text_on_a_slide(open_page: OpenPage) -> None:
    nasty = "<img src=x onerror=alert(1)><script>"
    page = open_page("present", slaid="sampul,keputusan", nama=nasty, minta=nasty)
    for slide in shown(page):
        assert "<img src=x" not in slide["html"] and "<script>" not in slide["html"]
        assert "&lt;img src=x onerror" in slide["html"]


def test_a_village_is_found_by_name_or_code(open_page: OpenPage) -> None:
    page = open_page("present", slaid="jalan")
    page.text_input(key="present-village").input("Campurejo Gresik").run()
    assert page.query_params["desa"] == "3525032009"
    assert shown(page)[0]["title"] == "Jalan Desa Campurejo"
    # What several bear, or is only likely, is offered and never taken.
    for text in ("Campurejo", "camprejo gresk"):
        page.text_input(key="present-village").input(text).run()
        assert "desa" not in page.query_params
        assert "Pilih yang dimaksud" in words(page) or "Mungkin maksud Anda" in words(page)
    page.button(key="present-village-3525032009").click().run()
    assert page.query_params["desa"] == "3525032009"
    page.text_input(key="present-village").input("tidak ada desa begini").run()
    assert "Tidak ada desa yang cocok" in words(page)
    assert "desa" not in page.query_params


def test_slides_say_what_the_services_count(demo: Path) -> None:
    now = snapshot.current()
    set_language("id")
    for region in ("", "35"):
        chosen = select(now, "claimed", Filter(region=region))
        told = {slide.key: slide for slide in tell(ordered(now, region=region), now).slides}
        kinds = by_kind(chosen).values()
        shown = [(one.value, one.note) for one in told["sampul"].blocks[0].items]
        assert shown == [(str(one.eligible) if one.n else "–", f"dari {one.n} desa lengkap") for one in kinds]
        ready = next(iter(kinds))
        assert told["layak"].sentence.startswith(f"Layak: {ready.eligible} dari {ready.n} (isian desa) · ")
        found = {one.code: one for one in blocking(chosen)}
        most = max(found.values(), key=lambda one: one.lacking)
        bars = told["menahan"].blocks[0].items
        assert bars[0].text == f"{most.lacking} · {most.only} hanya ini"
        assert bars[0].share == most.lacking / most.of
        assert len(bars) == len(found)


def test_a_region_without_data_says_so_on_each_slide(demo: Path) -> None:
    now = snapshot.current()
    set_language("id")
    for slide in tell(ordered(now, region="9103"), now).slides:
        assert not slide.simulated
        if slide.key in ("layak", "layanan", "menahan", "gerak", "bukti", "jalan", "andai", "keputusan"):
            assert "Belum ada desa" in slide.sentence


def test_the_same_story_is_told_once(demo: Path) -> None:
    now = snapshot.current()
    set_language("id")
    story = Story(Choice(measure=measures.DEFAULT, kind="claimed", filter=Filter()))
    assert tell(story, now) is tell(story, now)
    set_language("en")
    assert tell(story, now).slides[1].title != ""
    assert {slide.key for slide in tell(story, now).slides} == set(SLIDES)


def test_a_slide_has_the_title_that_is_written_for_it(open_page: OpenPage) -> None:
    page = open_page("present", slaid="peta,menahan")
    page.text_input(key="present-title-menahan").input("Di mana | bantuan").run()
    assert [slide["title"] for slide in shown(page)][1] == "Di mana bantuan (simulasi)"
    assert page.query_params["judul"] == "menahan:Di mana bantuan"


def test_a_regency_without_data_says_nothing_of_its_neighbours(demo: Path) -> None:
    now = snapshot.current()
    set_language("id")
    told = {slide.key: slide for slide in tell(ordered(now, region="9103"), now).slides}
    assert told["peta"].sentence == "Belum ada angka untuk Kabupaten Jayapura."


def test_signs_that_a_pdf_lacks_are_told_at_their_field(open_page: OpenPage) -> None:
    told = "Huruf berkas PDF tidak memiliki"
    assert told not in words(open_page("present", nama="Rapat kerja"))
    read = words(open_page("present", nama="Rapat 😀 村", minta="Sahkan ꦗ"))
    assert f"{told} 😀 村" in read
    assert f"{told} ꦗ" in read
