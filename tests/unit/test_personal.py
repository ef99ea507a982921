"""Personal numbers are refused by their form, and numbers of documents are not."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from emas.domain.personal import personal

NIK = "3525011708450001"


@pytest.mark.parametrize(
    "text",
    [
        NIK,
        "NIK 352501-570845-0001",  # a woman's day of birth
        "3525 0117 0845 0001",
        "35.25.01.17.08.45.0001",
        "\uff13\uff15\uff12\uff15011708450001",  # full-width digits
        "٣٥٢٥٠١١٧٠٨٤٥٠٠٠١",  # Arabic-Indic digits
        "9999999999999999",  # sixteen in one piece, whatever they mean
        "352501\u2013170845\u20130001",  # en dash
        "352501\u2014170845\u20140001",  # em dash
        "352501\u2011170845\u20110001",  # hyphen that does not break
        "352501\u2212170845\u22120001",  # minus
        "3525\u200b0117\u200b0845\u200b0001",  # zero-width space
        "35250117\u20600845\ufeff0001",
        "3525\u00ad01170845\u00ad0001",  # soft hyphen
        "3525\u00a00117\u20090845\u30000001",  # spaces of other widths
        "352501/170845/0001",
        "352501\u2044170845\u20440001",  # fraction slash
        "3525, 0117, 0845, 0001",
        "3 5 2 5 0 1 1 7 0 8 4 5 0 0 0 1",
        "3.525.011.708.450.001",  # as a workbook shows it
        "a.n. warga (3525) 0117-0845_0001",
        "KK 2: 3525 0117 0845 0001",  # another number before it
        "Daftar 1. 352501-170845-0001 2. 352501-570845-0002",
        "3525 2025 0845 0001",  # a group that looks like a year, but not the last
    ],
)
def test_nik(text: str) -> None:
    assert personal(text) == "nik"


@pytest.mark.parametrize(
    "text",
    [
        "A1234567",
        "x 1234567",
        "A 123 4567",
        "C-123-4567",
        "A\u2011123\u20114567",
        "a\u200b1234567",
        "AB123456",
        "paspor no. 77",
        "Paspor: B 9876543",
        "nomor paspor 123456",
        "(E1234567)",
    ],
)
def test_passport(text: str) -> None:
    assert personal(text) == "passport"


@pytest.mark.parametrize(
    "text",
    [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 78901",
        "0812\u20133456\u20137890",
        "0812/3456/7890",
        "0812 \u2014 3456 \u2014 7890",
        "0812.3456.7890",
        "0812_3456_7890",
        "0812\u200b3456\u200b7890",
        "081 234 567 890",
        "0857 1234 567",
        "08 12 34 56 78 90",
        "HP/WA: 0812/3456/7890",
        "+62 812 3456 7890",
        "+62 (812) 3456-7890",
        "+62.812.3456.7890",
        "+62/812/3456/7890",
        "62 812-3456-7890",
        "6281234567890",
        "0062 812 3456 7890",
        "+62 31 395 1234",
        "+60 12-345 6789",  # a migrant's, in Malaysia
        "+852 5123 4567 89",
        "(031) 3951234",
        "031-3951234",
        "031 395 1234",
        "(021) 7989-924",
        "021/7989924",
        "https://wa.me/6281234567890",
        "wa.me/6281234567890",
        "https://wa.me/+62%20812%203456%207890",
        "https://api.whatsapp.com/send?phone=6281234567890&text=halo",
        "https://t.me/+6281234567890",
        "tel:+6281234567890",
        "tel:0313951234",
        "lihat tel:110-220-330",
        "https://desa.id/lapor?no_hp=81234567890",
    ],
)
def test_phone(text: str) -> None:
    assert personal(text) == "phone"


@pytest.mark.parametrize(
    "text",
    [
        "",
        # Named in the issue
        "https://www.facebook.com/pemdes/posts/1234567890123456",
        "facebook.com/desacampurejo/posts/1234567890123456",
        "https://www.instagram.com/p/C1234567/",
        "instagram.com/p/C1234567",
        "Musdes 08-12-2026 09.30",
        "141/08.2025.000123",
        # Numbers of documents
        "141/7/437.104.09/2024",  # sixteen digits, and built as a NIK but for the year at its end
        "470/015/DS/2026",
        "470/0123/2026 dan 470/0124/2026",
        "SK Kepala Desa No. 188/21/KEP/2025",
        "188.45/021/KPTS/437.104.09/2025",
        "Perdes No. 5 Tahun 2025",
        "Nomor 3 Tahun 2024",
        "Qanun Gampong 3/2024",
        "LD 2024 No. 5",
        "TLN 6141, LN 2017/242",
        "UU 18/2017 ps. 42 d",
        "560.8/1234/2026-01",
        "560/0812/2026/000123",
        "470/0812/3456/2026",
        "AHU-0012345.AH.01.07.Tahun 2024",
        "AHU-0012345.AH.01.07.TAHUN 2024",
        "B/123/2026",
        "B-123/4567/2026",
        "S.1234/BP3MI/08/2026",
        "B 123 2026",
        "No. 021-12345/2026",
        "045-20250101",
        "08/SK/2025",
        "08.2026.0001234",
        "MoU 0812/000123",
        "Reg. 05/2026/0000123",
        "No123456",
        "NPSN 20512345",
        "Kode desa 35.25.03.2009",
        "3525032009",
        "NOP 35.25.030.009.001-0123.0",
        # A business's number
        "1234000123456",
        "NIB 9120001234567",
        "0811220012345",  # issued on 8 November 2022
        "NIB 0220001234567",
        # Days, times, money, places
        "2026-01-31 2026-02-28",
        "08-12-2026 09.30 s.d. 12.00 WIB",
        "12-11-2026 09.30-12.00",
        "08/12/2026 \u2013 09/12/2026",
        "08-09-2026, 08-10-2026, 08-11-2026",
        "Rp 1.250.000.000",
        "Rp1250000",
        "Rp 1.250.000.000,00 (APBDes 2026)",
        "+1.250.000.000",
        "-7.123456, 112.654321",
        "lat -7,12345 long 112,65432",
        "koordinat 5.551234, 95.321234",
        "RT 02 RW 01, kode pos 61156",
        "sosialisasi paspor 12 orang, 25 November 2026",
        "40 dari 50 keluarga (80 %)",
        # Links
        "https://desa.example.id/perdes/2025/5.pdf",
        "drive.google.com/file/d/1A2b3C4d5E6f7G8h9/view?usp=sharing",
        "https://drive.google.com/open?id=1234567890123456789",
        "https://youtu.be/A1234567",
        "https://www.tiktok.com/@desa/video/7301234567890123456",
        "https://maps.app.goo.gl/081234567890",
        "https://wa.me/message/ABCDEFG",
        "https://chat.whatsapp.com/AbCdEf12345",
        "https://desa.id/?halaman=081234567890",
        "foto di facebook.com/a/posts/3525011708450001, notulen di balai desa",
    ],
)
def test_no_persons_number(text: str) -> None:
    assert personal(text) is None


PRINTED = ("", "", " ", "-", ".", "/", ",", "_", ":", " - ", ") (", "\u2013", "\u2014", "\u2011", "\u2212")
STRANGE = ("\u200b", "\u2060", "\u00ad", "\u00a0", "\u2009", "\u2044", "\u2215", "\u202f", "\ufeff", "\u00b7")
SEPARATORS = st.sampled_from(PRINTED + STRANGE)
AROUND = st.sampled_from(["{}", "nomor {} ya", "({})", "a/{}", "{}, dari register", "NIK:{}"])
PROVINCES = st.sampled_from(["11", "21", "31", "35", "53", "64", "76", "82", "92", "96"])


def two(least: int, most: int) -> st.SearchStrategy[str]:
    return st.integers(least, most).map("{:02d}".format)


DAYS = st.one_of(two(1, 31), two(41, 71))
NIKS = st.tuples(PROVINCES, two(1, 99), two(1, 99), DAYS, two(1, 12), two(0, 99), two(0, 18), two(1, 99)).map(
    "".join
)


@given(NIKS, st.lists(SEPARATORS, min_size=15, max_size=15), AROUND)
@example(NIK, ["\u2011"] * 15, "{}")
def test_a_nik_is_found_whatever_parts_it(nik: str, separators: list[str], around: str) -> None:
    # Day, month, year and a time of day can be read into few of them: those are left to be days and times.
    assume(not (separators[1] and separators[3] and not any(separators[4:7])))
    assume(not (separators[3] and separators[5] and not any(separators[:3])))
    written = "".join(map("".join, zip(nik, [*separators, ""], strict=True)))
    assert personal(around.format(written)) == "nik"


@given(st.integers(0, 10**16 - 1).map("{:016d}".format), AROUND)
def test_sixteen_digits_in_one_piece_are_found_wherever_they_stand(digits: str, around: str) -> None:
    assert personal(around.format(digits)) == "nik"


@given(
    st.sampled_from(["0812", "0821", "0838", "0857", "0878", "0881", "0896"]),
    st.lists(st.integers(1000, 1899), min_size=2, max_size=2),
    SEPARATORS,
    AROUND,
)
def test_a_mobile_number_is_found_whatever_parts_its_groups(
    prefix: str, groups: list[int], separator: str, around: str
) -> None:
    assert personal(around.format(separator.join([prefix, *map(str, groups)]))) == "phone"


@given(st.integers(0, 10**13 - 1).map("{:013d}".format).filter(lambda nib: nib[:3] != "628"))
def test_a_nib_is_never_a_telephone_number(digits: str) -> None:
    assert personal(f"NIB {digits}") is None


@given(
    st.sampled_from(["facebook.com/desa/posts/", "https://instagram.com/p/", "https://x.com/i/status/"]),
    st.text("0123456789ABC", min_size=7, max_size=20),
)
def test_the_number_of_a_post_is_nobodys(site: str, post: str) -> None:
    assert personal(f"dokumentasi: {site}{post}") is None


@given(st.text(max_size=200))
def test_whatever_is_typed_gets_an_answer(text: str) -> None:
    assert personal(text) in (None, "nik", "passport", "phone")
