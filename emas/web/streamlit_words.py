"""What Streamlit says by itself, in Indonesian: lists, charts, fields and buttons have no setting for it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

WORDS = {
    # Lists
    "No results": "Tidak ada yang cocok",
    "You can only select up to {n} {what}. Remove an option first.": (
        "Paling banyak {n} pilihan. Hapus satu dahulu."
    ),
    "Clear all": "Hapus semua",
    "Clear value": "Kosongkan",
    "Clear entry": "Kosongkan",
    "Open": "Buka",
    "Close": "Tutup",
    "Remove {what}": "Hapus {what}",
    "Selected values": "Yang dipilih",
    "Multiselect options": "Daftar pilihan",
    "Selectbox options": "Daftar pilihan",
    "{n} options available.": "{n} pilihan tersedia.",
    "{n} option available.": "{n} pilihan tersedia.",
    "No options to select": "Tidak ada pilihan",
    "Choose an option": "Pilih satu",
    "Choose options": "Pilih",
    # Fields
    "Press Enter to apply": "Tekan Enter untuk menerapkan",
    "Press Enter to submit form": "Tekan Enter untuk menyimpan",
    "Press {keys}+Enter to apply": "Tekan {keys}+Enter untuk menerapkan",
    "Press {keys}+Enter to submit form": "Tekan {keys}+Enter untuk menyimpan",
    "Increment": "Tambah",
    "Decrement": "Kurangi",
    "Choose date": "Pilih tanggal",
    "Clear date": "Kosongkan tanggal",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": (
        "Tombol panah: pindah tanggal. Enter: pilih. Escape: tutup."
    ),
    # Charts, code, files
    "Fullscreen": "Layar penuh",
    "Fullscreen: {what}": "Layar penuh: {what}",
    "Show data: {what}": "Tampilkan data: {what}",
    "Show chart: {what}": "Tampilkan grafik: {what}",
    "Download as PNG: {what}": "Unduh PNG: {what}",
    "Copy Vega-Lite spec: {what}": "Salin spesifikasi Vega-Lite: {what}",
    "Close fullscreen: {what}": "Tutup layar penuh: {what}",
    "{axis}-axis titled '{title}' for a {scale} scale with values from {low} to {high}": (
        "Sumbu {axis}, {title}: {low} sampai {high}"
    ),
    "{axis}-axis for a {scale} scale with values from {low} to {high}": "Sumbu {axis}: {low} sampai {high}",
    "{axis}-axis titled '{title}' for a {scale} scale with {n} values: {list}": (
        "Sumbu {axis}, {title}, {n} nilai: {list}"
    ),
    "{axis}-axis for a {scale} scale with {n} values: {list}": "Sumbu {axis}, {n} nilai: {list}",
    "Symbol legend titled '{title}' for {what} with {n} values: {list}": "Legenda {title}, {n} nilai: {list}",
    "Symbol legend for {what} with {n} values: {list}": "Legenda, {n} nilai: {list}",
    "Link to heading": "Tautan ke judul ini",
    "Close fullscreen": "Tutup layar penuh",
    "Show data": "Tampilkan data",
    "Show chart": "Tampilkan grafik",
    "Download as PNG": "Unduh PNG",
    "Download as CSV": "Unduh CSV",
    "Copy Vega-Lite spec": "Salin spesifikasi Vega-Lite",
    "Copy to clipboard": "Salin",
    "Copied": "Tersalin",
    "Copied!": "Tersalin",
    "Toolbar action": "Alat",
    "Download failed": "Unduhan gagal. Coba lagi.",
    "Failed to generate file for download": "Berkas gagal dibuat. Coba lagi sebentar lagi.",
    # The frame
    "Skip to main content": "Lompat ke isi",
    "App pages": "Halaman",
    "Sidebar": "Menu",
    "Expand sidebar": "Buka menu",
    "Collapse sidebar": "Tutup menu",
    "Main menu": "Menu utama",
    "View {n} more": "Lihat {n} lagi",
    "View less": "Ciutkan",
    "Running...": "Sedang memuat …",
    "Stopping...": "Sedang menghentikan …",
    "Stop": "Hentikan",
    "Notifications": "Pemberitahuan",
    "Page not found": "Halaman tidak ditemukan",
}
"""Its English as it stands in version 1.67, and that of Vega; ``{…}`` is any text."""


@cache
def script() -> str:
    """The script that watches the document for these words."""
    source = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
    # What stands in the markup must not end the element.
    return source.replace("__WORDS__", json.dumps(WORDS, ensure_ascii=False).replace("<", "\\u003c"))
