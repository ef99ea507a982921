"""Searching villages in spite of typing errors, and not finding what nobody can have meant."""

from __future__ import annotations

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from emas.geo.names import normal
from emas.geo.register import register
from emas.geo.search import Found, search

CAMPUREJO, UTARA = "3525032009", "5201152003"
LIMIT = 12


def codes(text: str, **more: object) -> list[str]:
    """Codes of what comes near to ``text``, in which nothing fits as it stands."""
    found = search(text, limit=LIMIT, **more)
    assert found.exact == []
    return [village.code for village in found.near]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # A letter too few, too many, another one, two swapped; in the name, the region, or both.
        ("campurjo gresik", CAMPUREJO),
        ("camprejo gresk", CAMPUREJO),
        ("cmapurejo gresik", CAMPUREJO),
        ("cammpurejjo gresik", CAMPUREJO),
        ("campurejo gersik", CAMPUREJO),
        ("Kuripan Utra", UTARA),
        ("kurripan utarra lombok", UTARA),
        ("janggrik utara", "5203112005"),
        ("telga waru lombk timr", "5203082015"),
        # Regions before the name, and words for the kind of region.
        ("gresk campurjo", CAMPUREJO),
        ("desa campurjo kecmatan panceng kabupten gresik", CAMPUREJO),
        # Short words for a region.
        ("Lewirato Kta Bima", "5272051006"),
        ("lewirato bia", "5272051006"),
        # The space between name and region.
        ("campurejogresik", CAMPUREJO),
        ("campurjogresik", CAMPUREJO),
        ("kuripanutaralombokbarat", UTARA),
        # Old spelling.
        ("soekaradja bogor", "3201042007"),
        ("tjipanas tjiandjoer", "3203282001"),
        ("koeripan oetara", UTARA),
        # A name alone.
        ("pulogebng", "3175061005"),
        ("sukra wetann", "3212242005"),
    ],
)
def test_a_misspelt_text_finds_what_was_meant(text, meant):
    assert codes(text)[0] == meant


def test_the_first_words_of_a_name_may_be_misspelt_too():
    found = search("kuripn lombok", limit=LIMIT).near
    assert [village.name for village in found] == [
        "Kuripan",  # the whole name before the beginnings
        "Kuripan Utara",
        "Kuripan Timur",
        "Kuripan Selatan",
    ]


def test_fewer_errors_come_first_and_those_in_the_region_later():
    found = search("Kuripan Utra", limit=LIMIT).near
    assert [village.name for village in found[:2]] == ["Kuripan Utara", "Kuripan"]
    assert "Utara" in found[1].district


def test_no_error_is_forgiven_where_a_name_is_or_begins_with_the_text():
    assert all(normal(village.name).startswith("campu") for village in search("campu").near)
    assert all("sukamaju" in normal(village.name) for village in search("sukamaju", limit=9999).near)


def test_guesses_follow_names_that_merely_hold_the_text():
    found = search("damala", limit=LIMIT)
    assert found.exact == []
    assert found.near[0].name == "Rada Malando"
    assert {"Mamala", "Dampala"} <= {village.name for village in found.near}
    assert search("damala", limit=1) == Found([], found.near[:1])


def test_limit_and_region_hold_for_guesses():
    assert len(search("sukamju", limit=7).near) == 7
    assert {code[:4] for code in codes("sukamju", within="3203")} == {"3203"}
    assert search("camprejo gresk", within="33") == Found([], [])


def test_a_code_is_never_guessed():
    assert search("3525032999") == Found([], [])
    assert search("352503200X") == Found([], [])


@pytest.mark.parametrize(
    "text",
    ["qwxz", "asdfgh", "zzzzqq", "hello world", "lorem ipsum dolor", "campurjo aceh", "gresk", "contoh 0421"],
)
def test_junk_and_the_wrong_region_find_nothing(text):
    assert search(text) == Found([], [])


@given(st.text("qxvzfw", min_size=4, max_size=40))
def test_letters_of_no_name_find_nothing(text):
    assert search(text) == Found([], [])


@st.composite
def misspelt(draw: st.DrawFn, word: str) -> str:
    """``word`` with one letter left out, put in, replaced, or swapped with the next."""
    at = draw(st.sampled_from([i for i, letter in enumerate(word) if letter.isalpha()]))
    letter = draw(st.sampled_from(string.ascii_lowercase))
    before, here, after = word[:at], word[at], word[at + 1 :]
    return draw(
        st.sampled_from(
            [before + after, before + letter + here + after, before + letter + after]
            + ([before + after[0] + here + after[1:]] if after else [])
        )
    )


@given(st.data(), st.integers(0, 83761), st.booleans())
def test_one_error_hides_no_village(data, row, in_the_name):
    village = register().village_at(row)
    assume(len(normal(village.name)) >= 6)
    if in_the_name:
        text = f"{data.draw(misspelt(village.name))} {village.regency}"
    else:
        word = max(village.regency.split(), key=len)
        text = f"{village.name} {village.regency.replace(word, data.draw(misspelt(word)))}"
    found = search(text, limit=LIMIT)
    # Some errors make the name of another village, as "Sohal" of Sohwal: then that one is meant.
    other = [v for v in found.exact if normal(v.name).startswith(normal(text.split()[0]))]
    assert village in [*found.exact, *found.near] or other


@given(st.text(string.ascii_lowercase + " ", min_size=4, max_size=30))
def test_the_order_is_the_same_each_time_and_no_village_comes_twice(text):
    found = search(text, limit=50)
    assert search(text.upper(), limit=50) == found
    both = [village.code for village in [*found.exact, *found.near]]
    assert len(both) == len(set(both))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "kuripan utra " * 100_000,
        "1" * 100_000,
        "\x00\x1b[31m\u202e",
        "\ud800",
        "[.*(+?)+$ {\\",
        "%_%_'; --",
        "\N{GREEK SMALL LETTER ALPHA}" * 500,
    ],
)
def test_hostile_texts_are_answered(text):
    assert search(text) == Found([], [])


def test_what_stands_between_letters_does_not_count():
    assert codes("cam.*prejo\x00 (gresk)") == [CAMPUREJO]
