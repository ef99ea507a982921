"""The search that every page uses: what fits is told from a guess at what was meant."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from emas.ui.village_search import LIMIT
from tests.pages.conftest import OpenPage, words

LAUNCHED = "3525032009"


def search(page: AppTest, text: str) -> None:
    """Type into the search and press its button."""
    page.text_input[0].set_value(text)
    page.button(key="village-search-go-profile").click().run()
    assert not page.exception


def results(page: AppTest) -> list[str]:
    """Codes of the villages that can be chosen, from top to bottom."""
    return [b.label.split(" · ")[-1] for b in page.button if str(b.key).startswith("village-search-profile")]


def test_a_guess_is_called_one_and_leads_to_the_profile(open_page: OpenPage) -> None:
    page = open_page("village")
    search(page, "camprejo gresk")
    assert results(page) == [LAUNCHED]
    assert "Tidak ada yang persis sama dengan “camprejo gresk”. Mungkin maksud Anda:" in words(page)
    assert "desa ditemukan" not in words(page)
    page.button(key=f"village-search-profile-{LAUNCHED}").click().run()
    assert not page.exception
    assert page.title[0].value == "Desa Campurejo"


def test_guesses_stand_below_what_holds_the_text(open_page: OpenPage) -> None:
    page = open_page("village")
    search(page, "damala")
    read = words(page)
    # To hold the text is not to be the one.
    assert "desa ditemukan" not in read
    assert "Tidak ada yang persis sama dengan “damala”. Mungkin maksud Anda:" in read
    labels = [b.label for b in page.button if "·" in b.label]
    assert "Rada Malando" in labels[0]
    assert 1 < len(labels) <= LIMIT + 1


def test_what_begins_with_the_text_stands_below_the_name_itself(open_page: OpenPage) -> None:
    page = open_page("village")
    search(page, "Kuripan NTB")
    read = words(page)
    assert "1 desa ditemukan." in read
    assert "\nMungkin maksud Anda:\n" in read
    assert results(page)[0] == "5201152001"
    search(page, "Cibeureum Kota Bogor")
    assert "Tidak ada yang persis sama dengan “Cibeureum Kota Bogor”. Mungkin maksud Anda:" in words(page)


def test_what_fits_stands_without_guesses(open_page: OpenPage) -> None:
    page = open_page("village")
    search(page, "campurejo gresik")
    assert results(page) == [LAUNCHED]
    assert "Mungkin maksud Anda" not in words(page)


def test_many_guesses_are_cut(open_page: OpenPage) -> None:
    page = open_page("village")
    search(page, "sukamju")
    assert len(results(page)) == LIMIT


def test_a_misspelt_text_is_shown_as_typed(open_page: OpenPage) -> None:
    page = open_page("village")
    search(page, "*campurjo* [gresik](http://x)")
    assert "Tidak ada desa yang cocok dengan “\\*campurjo\\*" in words(page)
    search(page, "**campurjo** <gresk>")
    assert "dengan “\\*\\*campurjo\\*\\* \\<gresk\\>”. Mungkin" in words(page)
