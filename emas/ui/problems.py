"""The one catalogue of sentences for everything that a person can put right.

Each sentence says what is the matter and what to do. Keys are the codes of
:class:`emas.domain.problems.Problem`; a test finds any code without a sentence.
"""

from __future__ import annotations

from collections.abc import Callable

from emas.domain.problems import INCIDENT, Problem
from emas.ui import formats
from emas.ui.i18n import N_, gettext
from emas.ui.i18n import gettext as _
from emas.ui.markdown import plain
from emas.ui.problems_files import FILES
from emas.ui.problems_places import PLACES

SENTENCES: dict[str, str] = {
    **FILES,
    **PLACES,
    # Whatever nobody has foreseen
    "incident": N_(
        "Terjadi kesalahan program. Yang sudah tersimpan tetap aman. Coba lagi; bila tetap gagal, sampaikan "
        "nomor kejadian kepada pengelola."
    ),
    # Answers
    "answers_expected": N_(
        'Isi berkas bukan daftar jawaban. Yang diharapkan: {{"L1.1": 3, "L1.3": {{"num": 40, "den": 50}}}}.'
    ),
    "not_json": N_("Berkas bukan JSON yang sah: baris {line}, kolom {column}."),
    "argument_empty": N_(
        "Salah satu nilai pada perintah ini kosong. Isi nilainya; untuk seluruh Indonesia tulis brief 0."
    ),
    "answers_too_large": N_("Berkas jawaban terlalu besar: paling banyak {most} kB."),
    "not_text": N_("Berkas bukan teks UTF-8. Simpan ulang sebagai UTF-8."),
    "file_unreadable": N_("Berkas {file} tidak dapat dibaca. Periksa nama dan hak aksesnya."),
    "repeated_indicator": N_("Indikator {code} tertulis lebih dari sekali. Sisakan satu jawaban."),
    "unknown_indicator": N_("Indikator {code} tidak ada dalam rubrik. Periksa kodenya, misalnya L1.1."),
    "level_expected": N_("{code}: “{value}” bukan tingkat capaian. Tulis bilangan bulat 0 sampai {highest}."),
    "level_out_of_range": N_("Tingkat {value} untuk {code} tidak ada: pilih 0 sampai {highest}."),
    "counts_expected": N_(
        '{code} dijawab dengan dua hitungan: {{"num": …, "den": …}}, keduanya bilangan bulat.'
    ),
    "count_expected": N_(
        "{code}: “{value}” bukan hitungan. Dalam JSON, tulis bilangan bulat dengan angka saja, misalnya 1250."
    ),
    "count_out_of_range": N_("Hitungan {value} untuk {code} di luar batas: 0 sampai {highest:,}."),
    "num_over_den": N_(
        "{code}: {num:,} lebih besar daripada {den:,}. Bagian tidak dapat melebihi jumlahnya."
    ),
    # Numbers as they are typed
    "number_fraction": N_(
        "“{typed}” tidak dapat dibaca sebagai bilangan bulat. Tulis misalnya {grouped} atau {plain}; hitungan tidak "
        "memakai pecahan."
    ),
    "number_unreadable": N_(
        "“{typed}” bukan bilangan. Tulis dengan angka 0 sampai 9 saja, misalnya {grouped} atau {plain}."
    ),
    "number_negative": N_(
        "“{typed}” kurang dari nol. Hitungan dimulai dari 0; tulis misalnya {grouped} atau {plain}."
    ),
    "number_too_large": N_("“{typed}” di luar batas: paling banyak {most:,}. Periksa banyaknya angka."),
    "unknown_target": N_("Tujuan {target} tidak dikenal. Pilih salah satu: {known}."),
    # Stories, papers and geography
    "unknown_story": N_("Cerita itu tidak ada. Pilih salah satu: {known}."),
    "unknown_kind": N_("Jenis skor itu tidak ada. Pilih salah satu: {known}."),
    "deck_ending": N_("Nama berkas hasil harus berakhir dengan .pptx atau .pdf."),
    "brief_ending": N_("Nama berkas hasil harus berakhir dengan .pdf."),
    "not_assessed": N_("Desa ini belum dinilai, jadi belum ada yang dapat diringkas."),
    "file_not_written": N_("Berkas {file} tidak dapat ditulis. Periksa nama, folder, dan hak aksesnya."),
    "story_nameless": N_("Beri cerita ini nama sebelum menyimpannya."),
    "story_long": N_(
        "Isi cerita terlalu panjang: paling banyak {most} huruf. Singkatkan judul dan keputusannya."
    ),
    "story_personal": N_("Jangan tulis nomor pribadi (NIK, paspor, telepon) di dalam cerita."),
    "stories_full": N_("Sudah ada {most} cerita. Hapus yang tidak dipakai lagi."),
    "unknown_address": N_("Alamat data ini tidak ada. Muat ulang halaman."),
    "geo_file_missing": N_(
        "Berkas geografi {file} tidak ada di folder geo. Salin kembali dari paket aplikasi, lalu muat ulang."
    ),
    "geo_file_corrupt": N_(
        "Berkas geografi {file} rusak atau bukan edisi yang didukung. Salin kembali dari paket aplikasi."
    ),
    # Whatever is typed
    "text_long": N_("Teks terlalu panjang: paling banyak {most} huruf. Singkatkan, lalu simpan lagi."),
    "text_signs": N_(
        "Teks memuat tanda kendali yang tidak terlihat, biasanya karena disalin dari aplikasi lain. "
        "Hapus isi kolom itu, lalu ketik sendiri."
    ),
    # Self-assessment
    "not_allowed": N_(
        "Anda tidak berwenang melakukan ini. Masuk dengan akun yang berhak, atau hubungi pengelola."
    ),
    "no_open_round": N_("Belum ada periode penilaian yang dibuka. Pengelola perlu membukanya lebih dahulu."),
    "round_closed": N_("Periode penilaian ini sudah ditutup; jawaban tidak dapat diubah lagi."),
    "assessment_locked": N_("Penilaian ini sudah diajukan dan terkunci; jawaban tidak dapat diubah lagi."),
    "answer_conflict": N_(
        "{code} baru saja dijawab dari perangkat lain. Bandingkan kedua jawaban, lalu pilih yang benar."
    ),
    "participation_expected": N_("Jawaban ini tidak dikenali. Muat ulang halaman, lalu pilih lagi."),
    "participation_conflict": N_(
        "Pertanyaan ini baru saja dijawab dari perangkat lain. Bandingkan kedua jawaban, lalu pilih yang benar."
    ),
    "submit_empty": N_("Belum ada jawaban yang dapat diajukan. Jawab sekurangnya satu pertanyaan."),
    "submit_changed": N_(
        "Ada jawaban yang baru saja disimpan, mungkin dari perangkat lain. Periksa lagi ringkasannya, lalu ajukan."
    ),
    "people_expected": N_("Hitungan ini tidak dikenali. Isi bilangan bulat, atau kosongkan."),
    "people_out_of_range": N_("Hitungan di luar batas: 0 sampai {highest:,}."),
    "people_conflict": N_(
        "Hitungan ini baru saja diisi dari perangkat lain. Bandingkan keduanya, lalu pilih yang benar."
    ),
    "answers_unreadable": N_(
        "Jawaban desa ini tersimpan rusak, jadi tidak ditampilkan dan tidak diubah. Pengelola perlu "
        "memulihkannya dari cadangan."
    ),
    # The village's plan
    "plan_full": N_("Rencana kerja desa sudah penuh: paling banyak {most} kegiatan."),
    "plan_expected": N_("Keadaan ini tidak dikenali. Pilih dari daftar."),
    "plan_personal": N_(
        "Ada yang tampak seperti NIK, nomor paspor, atau nomor telepon. Tulis jabatan atau kantornya saja."
    ),
    "plan_gone": N_("Kegiatan ini tidak ada lagi dalam rencana. Muat ulang halaman."),
    "plan_conflict": N_(
        "Kegiatan ini baru saja diubah dari perangkat lain. Muat ulang halaman untuk melihatnya, lalu ubah lagi."
    ),
    # Evidence
    "evidence_kind": N_("Bukti seperti ini tidak berlaku untuk {code}. Pilih jenis bukti dari daftar."),
    "evidence_date": N_("Isi tanggal dokumen atau tanggal penghitungannya."),
    "evidence_date_range": N_("Tanggal dokumen harus antara tahun {earliest} dan hari ini."),
    "evidence_nik": N_(
        "Ada 16 angka yang tampak seperti NIK atau nomor kartu keluarga. Hapus: di sini tidak boleh ada data "
        "pribadi siapa pun."
    ),
    "evidence_passport": N_(
        "Ada yang tampak seperti nomor paspor. Hapus: di sini tidak boleh ada data pribadi siapa pun."
    ),
    "evidence_phone": N_(
        "Ada yang tampak seperti nomor telepon. Hapus: di sini tidak boleh ada data pribadi siapa pun. "
        "Nomor NIB ditulis 13 angka tanpa spasi."
    ),
    "evidence_link": N_(
        "Tautan ini tidak dapat dibuka orang lain. Salin alamat lengkapnya dari peramban, misalnya "
        "drive.google.com/…, atau kosongkan."
    ),
    "evidence_link_user": N_(
        "Tautan tidak boleh memuat nama pengguna atau kata sandi (bagian sebelum tanda @). Hapus bagian itu."
    ),
    "evidence_unnamed": N_(
        "Isi nomor dokumen dan kantor yang menerbitkannya. Bila tidak bernomor, tulis judul singkatnya sebagai nomor."
    ),
    "evidence_without_answer": N_("Jawab dahulu {code}, lalu sebutkan buktinya."),
    "evidence_many": N_("Paling banyak {most} dokumen untuk satu jawaban. Hapus yang tidak diperlukan."),
    # Store
    "database_empty": N_(
        "Basis data belum dibuat, atau sedang disiapkan: tunggu sebentar, lalu coba lagi. Bila tetap begini, "
        "jalankan python -m emas init --demo, atau python -m emas init untuk EMAS_DATABASE_URL."
    ),
    "production_needs_url": N_(
        "Basis data nyata memerlukan alamatnya sendiri pada EMAS_DATABASE_URL. Untuk demo: python -m emas init --demo"
    ),
    "database_older": N_(
        "Basis data berasal dari versi aplikasi yang lebih lama ({found}; aplikasi ini {known}). "
        "Jalankan: python -m emas init"
    ),
    "database_newer": N_(
        "Basis data berasal dari versi aplikasi yang lebih baru ({found}; aplikasi ini mengenal {known}). "
        "Perbarui aplikasi; jangan mengubah basis datanya."
    ),
    "database_foreign": N_(
        "Basis data ini berisi tabel milik aplikasi lain. Tunjuk basis data yang kosong lewat EMAS_DATABASE_URL."
    ),
    "database_other_mode": N_(
        "Basis data ini dibuat untuk {found}, bukan {wanted}. Data simulasi dan data nyata tidak boleh bercampur: "
        "gunakan EMAS_HOME atau EMAS_DATABASE_URL yang lain."
    ),
    "database_url_invalid": N_(
        "Alamat basis data tidak dikenal. Gunakan sqlite:///berkas.db atau postgresql+psycopg://… "
        "pada EMAS_DATABASE_URL."
    ),
    "database_locked": N_(
        "Basis data sedang dipakai proses lain. Tunggu sebentar, lalu coba lagi; yang sudah tersimpan tetap aman."
    ),
    "database_read_only": N_(
        "Basis data hanya dapat dibaca. Pengelola perlu memberi izin tulis pada berkas dan foldernya."
    ),
    "disk_full": N_(
        "Ruang penyimpanan penuh. Kosongkan sebagian, lalu coba lagi; yang sudah tersimpan tetap aman."
    ),
    "disk_error": N_(
        "Penyimpanan gagal dibaca atau ditulis. Pengelola perlu memeriksa disk dan cadangan data."
    ),
    "database_unreachable": N_(
        "Basis data tidak dapat dihubungi. Coba lagi sebentar lagi; bila tetap gagal, hubungi pengelola."
    ),
    "database_corrupt": N_(
        "Berkas basis data rusak atau bukan basis data. Tidak ada yang disimpan lagi ke dalamnya. Pengelola perlu "
        "memulihkannya dari cadangan, lalu memulai ulang server."
    ),
    "villages_without_demo": N_("--villages hanya berlaku bersama --demo."),
    "demo_of_other_size": N_(
        "Demo yang ada berisi {found} desa rekaan, bukan {wanted}. Hapus berkasnya, atau pakai EMAS_HOME yang lain."
    ),
    "folder_unusable": N_(
        "Folder {folder} tidak dapat dibuat atau ditulisi. Periksa EMAS_HOME dan hak aksesnya."
    ),
    "villages_out_of_range": N_("Jumlah desa {value} di luar batas: 1 sampai {highest}."),
}


class _Count(int):
    """A number that ``{name:,}`` writes as the reader's language does; a year or a line stays ``{name}``."""

    def __format__(self, spec: str) -> str:
        return formats.number(self) if spec == "," else super().__format__(spec)


def sentence(problem: Problem) -> str:
    """The problem as one plain sentence or two, in the language in use, for the screen: it is Markdown.

    What it repeats of the reader's own text is shown as it was typed; its number follows where it has one.
    """
    return _told(problem, plain)


def sentence_as_text(problem: Problem) -> str:
    """The same for a terminal or a log."""
    return _told(problem, str)


def _told(problem: Problem, written: Callable[[str], str]) -> str:
    params = {
        name: _Count(value) if isinstance(value, int) else written(value) if isinstance(value, str) else value
        for name, value in problem.params.items()
    }
    told = gettext(SENTENCES[problem.code]).format(**params)
    if INCIDENT not in params:
        return told
    number = _("Nomor kejadian: {number}.").format(number=params[INCIDENT])
    return f"{told} {number}"
