"""Sentences for what is wrong with a file of the installation: a rubric, or boundaries of one's own."""

from __future__ import annotations

from emas.ui.i18n import N_

FILES: dict[str, str] = {
    # Rubric
    "rubric_unreadable": N_("Berkas rubrik {file} tidak dapat dibaca: {detail}"),
    "rubric_missing": N_("Rubrik, {where}: `{key}` belum diisi."),
    "rubric_type": N_("Rubrik, {where}: `{key}` harus berupa {expected}."),
    "rubric_unknown_key": N_("Rubrik, {where}: `{key}` tidak dikenal. Periksa ejaannya."),
    "rubric_repeated": N_("Rubrik, {where}: kode {code} dipakai lebih dari sekali."),
    "rubric_unknown_code": N_("Rubrik, {where}: {what} {code} tidak ada."),
    "rubric_points": N_("Rubrik, {where}: poin berjumlah {found}, seharusnya {expected}."),
    "rubric_effort": N_(
        "Rubrik, {where}: `effort` harus satu bilangan bulat positif, atau empat: satu untuk tiap kenaikan "
        "tingkat."
    ),
    "rubric_levels": N_("Rubrik, {where}: tingkat harus 0 sampai {highest}, berurutan."),
    "rubric_anchors": N_(
        "Rubrik, {where}: indikator tingkat memerlukan {expected} uraian tingkat dan tanpa `cuts`."
    ),
    "rubric_cuts": N_(
        "Rubrik, {where}: indikator persen memerlukan {expected} batas yang menaik antara 1 dan 100, "
        "`numerator` dan `denominator`, tanpa uraian tingkat."
    ),
    "rubric_counted": N_(
        "Rubrik, {where}: `counted` hanya untuk indikator persen, dan berisi dua sebutan: untuk satu dan untuk "
        "beberapa."
    ),
    "rubric_bands": N_("Rubrik, {where}: kategori bertumpuk atau berlubang. Batasnya harus sambung dari 0."),
    "rubric_not_applicable": N_(
        "Rubrik, {where}: aturan tidak berlaku harus bersandar pada indikator persen dan, bila bergantung "
        "pada tingkat, tetap dalam satu pilar layanan."
    ),
    "rubric_service_empty": N_("Rubrik, {where}: semua indikatornya dapat tidak berlaku. Sisakan satu."),
    "rubric_pillar_empty": N_("Rubrik, {where}: semua indikatornya dapat tidak berlaku. Sisakan satu."),
    "rubric_condition": N_("Rubrik, {where}: isi `needs` saja, atau `denominator_of` indikator persen saja."),
    "rubric_screening": N_(
        "Rubrik, {where}: indikator {code} menentukan kelayakan, jadi harus ikut ditanyakan dahulu."
    ),
    "rubric_covered": N_("Rubrik, {where}: harus ada tepat satu indikator kelompok {group}."),
    "rubric_range": N_("Rubrik, {where}: `{key}` bernilai {value}, di luar {lowest} sampai {highest}."),
    "rubric_version_unknown": N_(
        "Rubrik versi {version} tidak ada di folder data. Kembalikan berkas rubrik-nya, atau perbarui aplikasi."
    ),
    "rubric_version_differs": N_(
        "Berkas rubrik {file} menyebut versi {version}. Samakan nama berkas dan isinya."
    ),
    # Own boundaries
    "boundary_file_broken": N_(
        "Berkas batas milik instansi ({file}) rusak, tidak lengkap, atau bukan untuk register ini. Jalankan lagi "
        "python -m emas boundaries BERKAS, atau python -m emas boundaries --shipped untuk memakai batas bawaan."
    ),
    "boundary_usage": N_(
        "Tulis python -m emas boundaries BERKAS --credit SUMBER, atau python -m emas boundaries --shipped."
    ),
    "boundary_credit": N_(
        'Sebutkan sumber batas dalam satu baris, paling banyak {most} huruf, misalnya --credit "BIG 2025".'
    ),
    "boundary_too_large": N_(
        "Berkas terlalu besar: paling banyak {most} MB, juga setelah diekstrak. Sederhanakan batasnya dahulu."
    ),
    "boundary_too_fine": N_(
        "Batas terlalu rinci: paling banyak {most} juta titik sudut. Sederhanakan dahulu, lalu coba lagi."
    ),
    "boundary_archive": N_(
        "Arsip ZIP rusak, bersandi, atau tidak berisi tepat satu GeoJSON, GeoPackage, FlatGeobuf, atau shapefile."
    ),
    "boundary_not_vector": N_(
        "Berkas tidak terbaca sebagai batas wilayah. Simpan sebagai GeoPackage, GeoJSON, FlatGeobuf, "
        "atau shapefile dalam ZIP."
    ),
    "boundary_layers": N_("Berkas berisi {count} lapisan peta. Simpan hanya lapisan kabupaten/kota."),
    "boundary_features": N_(
        "Berkas berisi {count} objek. Yang diharapkan: 514 kabupaten/kota, paling banyak {most} objek."
    ),
    "boundary_no_column": N_(
        "Kolom kode Kemendagri tidak ditemukan. Beri kolom itu salah satu nama ini: {names}."
    ),
    "boundary_codes": N_(
        "{count} objek tidak berkode kabupaten/kota (empat angka, misalnya 35.25): {values}. "
        "Isi kodenya atau hapus objeknya."
    ),
    "boundary_unknown": N_(
        "{count} kode tidak ada dalam register Kemendagri: {codes}. Perbaiki kode itu (bukan kode BPS)."
    ),
    "boundary_missing": N_("{count} kabupaten/kota dari register tidak ada dalam berkas: {codes}."),
    "boundary_not_polygons": N_(
        "{count} objek bukan bidang (poligon) atau kosong. Simpan hanya bidang kabupaten/kota."
    ),
    "boundary_no_crs": N_(
        "Berkas tidak menyebut sistem koordinatnya. Simpan ulang dengan sistem koordinat "
        "(untuk shapefile: sertakan berkas .prj)."
    ),
    "boundary_crs": N_(
        "Sistem koordinat berkas tidak dapat diubah ke WGS 84. Simpan ulang dalam WGS 84 (EPSG:4326)."
    ),
    "boundary_outside": N_(
        "{count} kabupaten/kota terletak di luar Indonesia: {codes}. Periksa sistem koordinat dan urutan "
        "bujur-lintang."
    ),
    "boundary_vanished": N_(
        "{count} kabupaten/kota terlalu kecil atau tertutup tetangganya: {codes}. Periksa bentuknya."
    ),
    "boundary_points": N_(
        "Hanya {share}% titik desa berada di dalam kabupaten/kotanya saja; paling sedikit {least}%. Periksa "
        "kode dan bentuk batas."
    ),
}
