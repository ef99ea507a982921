"""A page with two tables over the same rows: one in the script itself, one in a fragment."""

from __future__ import annotations

import streamlit as st

from emas.ui.frame import ASSETS
from emas.ui.table import Event, table
from tests.support.table_rows import ALL, COLUMNS, PAGE_ROWS

# Opening this village shows the villages of one regency, of which it is none.
LEADS_ON = "9900000002"


def number_or_text(text: str) -> tuple[float, str]:
    """What a cell is sorted by."""
    plain = text.replace(",", ".")
    return (float(plain), "") if plain.replace(".", "").isdigit() else (0.0, text.casefold())


def draw(key: str) -> None:
    """One table with its state in the session, and what it last told below it."""
    state = st.session_state.setdefault(f"{key}-state", {"page": 1, "sort": "name", "descending": False})

    def on_event(event: Event) -> None:
        state["heard"] = event.kind
        if event.kind == "sort":
            state.update(page=1, sort=event.value, descending=event.descending)
        elif event.kind == "page":
            state["page"] = int(event.value)
        else:
            state["opened"] = event.value
            # As a region does that opens into its villages: the row that was opened is gone.
            st.session_state[f"{key}-few"] = event.value == LEADS_ON

    codes = [column.code for column in COLUMNS]
    place = codes.index(state["sort"])
    few = st.toggle("Hanya Cilacap", key=f"{key}-few")
    none = st.toggle("Tidak ada", key=f"{key}-none")
    chosen = [] if none else [row for row in ALL if not few or row.cells[1] == "Cilacap"]
    found = sorted(chosen, key=lambda row: number_or_text(row.cells[place]), reverse=state["descending"])
    pages = max(1, -(-len(found) // PAGE_ROWS))
    state["page"] = min(state["page"], pages)
    start = (state["page"] - 1) * PAGE_ROWS
    table(
        key,
        COLUMNS,
        found[start : start + PAGE_ROWS],
        paper=found[:30] if len(found) > PAGE_ROWS else [],
        caption="Desa di Cilacap" if few else "Desa di Indonesia (simulasi)",
        empty="Tidak ada desa yang cocok dengan saringan; longgarkan saringan di atas.",
        total=len(found),
        page=state["page"],
        pages=pages,
        sort=state["sort"],
        descending=state["descending"],
        open_label="buka profil desa",
        on_event=on_event,
    )
    st.text(f"{key}: {state.pop('heard', 'diam')}, dibuka {state.get('opened', '-')}")


st.set_page_config(layout="wide")
st.html(ASSETS / "style.css")
runs = st.session_state["runs"] = st.session_state.get("runs", 0) + 1
st.text(f"Halaman dijalankan {runs} kali")
draw("polos")
st.fragment(draw)("fragmen")
