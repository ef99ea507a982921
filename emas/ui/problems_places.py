"""Sentences for places, rounds and parts of the rubric that are named by a code or a word.

They are read wherever one can be typed: in an address, in a field, on the command line, in a file. So none
of them speaks of where; :mod:`emas.ui.asked` adds that of an address.
"""

from __future__ import annotations

from emas.ui.i18n import N_

PLACES: dict[str, str] = {
    "unknown_village": N_(
        "Tidak ada desa berkode {code} dalam register. Kode desa terdiri atas 10 angka; "
        "cari dengan nama desa."
    ),
    "no_village_code": N_(
        "Itu bukan kode desa: kode desa terdiri atas 10 angka, misalnya 35.25.03.2009. Cari dengan nama desa."
    ),
    "region_not_village": N_(
        "{code} adalah kode {name}, bukan kode desa: kode desa terdiri atas 10 angka. Cari dengan nama desa."
    ),
    "unknown_region": N_(
        "Kode wilayah {code} tidak ada di register. Kode provinsi terdiri atas 2 angka, "
        "kabupaten/kota 4 angka."
    ),
    "no_region_code": N_(
        "Itu bukan kode wilayah: kode provinsi terdiri atas 2 angka, kabupaten/kota 4 angka, misalnya 35.25."
    ),
    "district_not_region": N_(
        "{code} adalah kode kecamatan ({name}). Di sini hanya provinsi atau kabupaten/kota, misalnya {above} "
        "untuk {above_name}."
    ),
    "village_not_region": N_(
        "{code} adalah kode desa ({name}). Di sini hanya provinsi atau kabupaten/kota, misalnya {above} "
        "untuk {above_name}."
    ),
    "no_place_code": N_(
        "Itu bukan kode Kemendagri: provinsi 2 angka, kabupaten/kota 4, kecamatan 6, desa 10, misalnya "
        "35.25.03.2009."
    ),
    "find_nothing": N_(
        "Tidak ada desa yang cocok. Periksa ejaannya, atau tulis nama desa saja; nama kabupaten boleh "
        "menyusul di belakangnya."
    ),
    "find_empty": N_("Tulis nama atau kode desa yang dicari."),
    "find_long": N_("Yang dicari terlalu panjang: paling banyak {most} huruf."),
    "unknown_place": N_("Kode {code} tidak ada di register."),
    "code_shortened": N_(
        "Kode itu berbentuk bilangan ilmiah (…E+09): lembar kerja telah membuang angka terakhirnya. Format "
        "kolomnya sebagai teks, lalu salin kodenya lagi."
    ),
    "unknown_word": N_("Pilihan itu tidak dikenal."),
    "beside_many": N_(
        "Paling banyak {most} desa atau wilayah dibandingkan sekaligus; selebihnya tidak dipakai."
    ),
    "unknown_round": N_("Periode penilaian itu tidak ada. Pilih periode dari daftar."),
    "unknown_round_name": N_("Periode penilaian itu tidak ada. Pilih salah satu: {known}."),
    "unknown_condition": N_("Syarat itu tidak ada dalam rubrik. Pilih syarat dari daftar."),
    "unknown_service": N_("Layanan itu tidak ada dalam rubrik. Pilih layanan dari daftar."),
}
