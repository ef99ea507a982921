"""Words that people write for regions and for kinds of place: data, no rules.

Abbreviations are those in common use in newspapers, offices and addresses; none is made up here. A test
checks that each stands for a region of the register.
"""

from __future__ import annotations

PROVINCES = {
    "nad": "Aceh",
    "sumut": "Sumatera Utara",
    "sumbar": "Sumatera Barat",
    "sumsel": "Sumatera Selatan",
    "babel": "Kepulauan Bangka Belitung",
    "kepri": "Kepulauan Riau",
    "dki": "DKI Jakarta",
    "dkj": "DKI Jakarta",
    "jkt": "DKI Jakarta",
    "jabar": "Jawa Barat",
    "jateng": "Jawa Tengah",
    "diy": "DI Yogyakarta",
    "jogja": "DI Yogyakarta",
    "jogjakarta": "DI Yogyakarta",
    "yogya": "DI Yogyakarta",
    "jatim": "Jawa Timur",
    "ntb": "Nusa Tenggara Barat",
    "ntt": "Nusa Tenggara Timur",
    "kalbar": "Kalimantan Barat",
    "kalteng": "Kalimantan Tengah",
    "kalsel": "Kalimantan Selatan",
    "kaltim": "Kalimantan Timur",
    "kaltara": "Kalimantan Utara",
    "sulut": "Sulawesi Utara",
    "sulteng": "Sulawesi Tengah",
    "sulsel": "Sulawesi Selatan",
    "sultra": "Sulawesi Tenggara",
    "sulbar": "Sulawesi Barat",
    "malut": "Maluku Utara",
    "pabar": "Papua Barat",
    "papsel": "Papua Selatan",
    "papteng": "Papua Tengah",
    "papeg": "Papua Pegunungan",
    "pbd": "Papua Barat Daya",
}
"""Provinces that have a short name beside their own, by it."""

REGENCIES = {
    # Sumatera
    "abdya": "Kabupaten Aceh Barat Daya",
    "tapteng": "Kabupaten Tapanuli Tengah",
    "taput": "Kabupaten Tapanuli Utara",
    "tapsel": "Kabupaten Tapanuli Selatan",
    "madina": "Kabupaten Mandailing Natal",
    "humbahas": "Kabupaten Humbang Hasundutan",
    "sergai": "Kabupaten Serdang Bedagai",
    "paluta": "Kabupaten Padang Lawas Utara",
    "palas": "Kabupaten Padang Lawas",
    "labusel": "Kabupaten Labuhanbatu Selatan",
    "labura": "Kabupaten Labuhanbatu Utara",
    "pessel": "Kabupaten Pesisir Selatan",
    "inhu": "Kabupaten Indragiri Hulu",
    "inhil": "Kabupaten Indragiri Hilir",
    "rohul": "Kabupaten Rokan Hulu",
    "rohil": "Kabupaten Rokan Hilir",
    "kuansing": "Kabupaten Kuantan Singingi",
    "tanjabbar": "Kabupaten Tanjung Jabung Barat",
    "tanjabtim": "Kabupaten Tanjung Jabung Timur",
    "oku": "Kabupaten Ogan Komering Ulu",
    "oki": "Kabupaten Ogan Komering Ilir",
    "muba": "Kabupaten Musi Banyuasin",
    "muratara": "Kabupaten Musi Rawas Utara",
    "pali": "Kabupaten Penukal Abab Lematang Ilir",
    "lamsel": "Kabupaten Lampung Selatan",
    "lamteng": "Kabupaten Lampung Tengah",
    "lamtim": "Kabupaten Lampung Timur",
    "lambar": "Kabupaten Lampung Barat",
    "tubaba": "Kabupaten Tulang Bawang Barat",
    # Jawa
    "jakpus": "Kota Administrasi Jakarta Pusat",
    "jakut": "Kota Administrasi Jakarta Utara",
    "jakbar": "Kota Administrasi Jakarta Barat",
    "jaksel": "Kota Administrasi Jakarta Selatan",
    "jaktim": "Kota Administrasi Jakarta Timur",
    "kbb": "Kabupaten Bandung Barat",
    "solo": "Kota Surakarta",
    "tangsel": "Kota Tangerang Selatan",
    # Nusa Tenggara
    "lobar": "Kabupaten Lombok Barat",
    "loteng": "Kabupaten Lombok Tengah",
    "lotim": "Kabupaten Lombok Timur",
    "klu": "Kabupaten Lombok Utara",
    "ksb": "Kabupaten Sumbawa Barat",
    "tts": "Kabupaten Timor Tengah Selatan",
    "ttu": "Kabupaten Timor Tengah Utara",
    "flotim": "Kabupaten Flores Timur",
    "mabar": "Kabupaten Manggarai Barat",
    "sbd": "Kabupaten Sumba Barat Daya",
    # Kalimantan
    "kobar": "Kabupaten Kotawaringin Barat",
    "kotim": "Kabupaten Kotawaringin Timur",
    "hss": "Kabupaten Hulu Sungai Selatan",
    "hst": "Kabupaten Hulu Sungai Tengah",
    "hsu": "Kabupaten Hulu Sungai Utara",
    "tanbu": "Kabupaten Tanah Bumbu",
    "kukar": "Kabupaten Kutai Kartanegara",
    "kubar": "Kabupaten Kutai Barat",
    "kutim": "Kabupaten Kutai Timur",
    "ppu": "Kabupaten Penajam Paser Utara",
    "mahulu": "Kabupaten Mahakam Ulu",
    # Sulawesi, Maluku
    "bolmong": "Kabupaten Bolaang Mongondow",
    "bolmut": "Kabupaten Bolaang Mongondow Utara",
    "boltim": "Kabupaten Bolaang Mongondow Timur",
    "bolsel": "Kabupaten Bolaang Mongondow Selatan",
    "minsel": "Kabupaten Minahasa Selatan",
    "minut": "Kabupaten Minahasa Utara",
    "mitra": "Kabupaten Minahasa Tenggara",
    "sitaro": "Kabupaten Kepulauan Siau Tagulandang Biaro",
    "bangkep": "Kabupaten Banggai Kepulauan",
    "parimo": "Kabupaten Parigi Moutong",
    "pangkep": "Kabupaten Pangkajene dan Kepulauan",
    "sidrap": "Kabupaten Sidenreng Rappang",
    "torut": "Kabupaten Toraja Utara",
    "konsel": "Kabupaten Konawe Selatan",
    "polman": "Kabupaten Polewali Mandar",
    "malteng": "Kabupaten Maluku Tengah",
    "malra": "Kabupaten Maluku Tenggara",
    "sbb": "Kabupaten Seram Bagian Barat",
    "sbt": "Kabupaten Seram Bagian Timur",
    "halsel": "Kabupaten Halmahera Selatan",
    "haltim": "Kabupaten Halmahera Timur",
}
"""Regencies and cities that are often called by a short name, by it."""

REGION_WORDS = {
    "kec": "kecamatan",
    "distrik": "kecamatan",
    "kapanewon": "kecamatan",
    "kemantren": "kecamatan",
    "kab": "kabupaten",
    "kodya": "kota",
    "kotamadya": "kota",
    "prov": "provinsi",
    "prop": "provinsi",
    "propinsi": "provinsi",
    "kep": "kepulauan",
    "adm": "administrasi",
}
"""Other ways to write the kind of a region."""

VILLAGE_WORDS = {
    "desa": "desa",
    "ds": "desa",
    "kelurahan": "kelurahan",
    "kel": "kelurahan",
    "gampong": "gampong",
    "nagari": "nagari",
    "kalurahan": "kalurahan",
    "kampung": "kampung",
    "kp": "kampung",
    "pekon": "pekon",
    "tiyuh": "tiyuh",
    "lembang": "lembang",
    "kute": "kute",
    "dusun": "dusun",
    "kepenghuluan": "kepenghuluan",
}
"""Words that may stand before a village's name, with the kind in the register that each means.

Some begin a real name (Kampung Baru), so the name is looked for with and without.
"""

HAMLET_WORDS = frozenset(("dusun", "dsn", "dukuh", "dk", "kampung", "kp", "lingkungan", "jorong", "korong"))
"""Words before the name of a part of a village, which the register does not know."""

OFFICE_WORDS = frozenset(("pemerintah", "pemerintahan", "kantor", "kepala"))
"""Words that may stand before the word for a village: its office is meant, and so the village."""

OFFICES = frozenset(("pemdes", "kades"))
"""The same two words in one."""


def is_short(word: str) -> bool:
    """Whether ``word`` is a short name of a province, regency or city."""
    return word in PROVINCES or word in REGENCIES
