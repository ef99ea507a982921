"""The scorecard as a table: provinces, regencies or villages, opening downwards, one column a condition."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

import streamlit as st

from emas.domain.disclosure import FEW, few
from emas.geo.register import register
from emas.services import fulfilment, map_table
from emas.services.fulfilment import HALF, MOST, Cell, Line, Page
from emas.services.map_figures import By
from emas.services.paired import Paired, since_last_round
from emas.services.selection import Selection
from emas.ui import changed, formats, headline, lacking, words
from emas.ui.criteria.names import headings, names
from emas.ui.i18n import gettext as _
from emas.ui.maps import acts, card, screen
from emas.ui.maps.choice import Choice
from emas.ui.maps.twin_sheet import ROWS, Wish, caption, on_paper, pages
from emas.ui.table import Column, Event, Row, table

GROUP = "criteria-group"
"""On a phone: which columns are shown."""


def draw(selection: Selection, choice: Choice) -> None:
    """The level below the region looked at; a name opens what lies below it.

    Raises:
        Problem: ``geo_file_*`` or ``database_*``.
    """
    if told := _sentence(selection):
        st.markdown(told)
    if choice.village:
        card.draw(selection, choice.village)
    of_villages = len(choice.region) == 4
    codes, pillars = _codes(selection), fulfilment.columns(selection.snapshot)["pillars"]
    wish = Wish(choice.sort, choice.page, marked=choice.village)
    columns = [Column(map_table.NAME, _level(choice)), *_columns(selection, codes, of_villages=of_villages)]
    # Nobody is ranked by what villages claim of themselves, unless somebody asks for it.
    ranked = selection.kind != "claimed"
    default = map_table.NAME if not ranked else map_table.MET if of_villages else "K1"
    sort, descending = wish.order(columns, default, descending=ranked)

    def page(number: int, count: int = ROWS) -> Page:
        start = (number - 1) * count
        order = {"sort": sort, "descending": descending, "start": start, "count": count}
        if of_villages:
            return fulfilment.villages(selection, **order)
        level: By = "regency" if choice.region else "province"
        return fulfilment.regions(selection, level, **order)

    number = max(1, wish.page)
    found = page(number)
    if number > pages(found.total):
        number = pages(found.total)
        found = page(number)

    printed = page(1, on_paper(found.total)).lines if found.total > ROWS else []

    def heard(event: Event) -> None:
        if event.kind == "open":
            acts.table_event("village" if of_villages else "region", event.value)
        else:
            value = f"-{event.value}" if event.kind == "sort" and event.descending else event.value
            acts.table_event(event.kind, value)

    table(
        "criteria-table",
        columns,
        [_row(line, codes, pillars, wish, of_villages=of_villages) for line in found.lines],
        paper=[_row(line, codes, pillars, wish, of_villages=of_villages) for line in printed],
        caption=caption(_("Rapor"), selection, wish),
        empty=_("Tidak ada desa yang dapat ditunjukkan di sini."),
        total=found.total,
        page=number,
        pages=pages(found.total),
        sort=sort,
        descending=descending,
        open_label=_("buka kartu desa") if of_villages else _("buka wilayah ini"),
        on_event=heard,
        dense=True,
    )
    st.html(_key(selection, of_villages=of_villages))


def _sentence(selection: Selection) -> str:
    """What the table shows, in one sentence with the figures of the whole."""
    if not len(selection.complete):
        return ""
    region = selection.filter.region
    told = _("Layak di {place}: {eligible}.").format(
        place=register().name(region) if region else _("Indonesia"), eligible=headline.eligible(selection)
    )
    return f"{told} {lacking.rarest(selection)}".rstrip()


def _level(choice: Choice) -> str:
    if len(choice.region) == 4:
        return _("Desa")
    return _("Kabupaten/kota") if choice.region else _("Provinsi")


def _codes(selection: Selection) -> list[str]:
    """All columns on a desk; on a phone those of one group, which the reader chooses."""
    groups = fulfilment.columns(selection.snapshot)
    if screen.width() >= screen.NARROW:
        return [code for group in groups.values() for code in group]
    told = {"conditions": _("Syarat"), "services": _("Layanan"), "pillars": _("Pilar")}
    chosen = st.segmented_control(
        _("Kolom"),
        list(groups),
        format_func=told.__getitem__,
        key=GROUP,
        default="conditions",
        required=True,
        label_visibility="collapsed",
    )
    return groups[chosen or "conditions"]


def _columns(selection: Selection, codes: list[str], *, of_villages: bool) -> list[Column]:
    rubric = selection.snapshot.rubric
    named, short = names(rubric), headings(rubric)
    count = Column(fulfilment.COUNT, "n", numeric=True, hint=_("Desa lengkap"))
    met = Column(map_table.MET, _("Syarat"), numeric=True, hint=_("Syarat terpenuhi"))
    found = [met if of_villages else count]
    for code in codes:
        # Villages are sorted by what their list can be sorted by; a state is no order.
        found.append(
            Column(
                code,
                short[code],
                numeric=True,
                sortable=not of_villages,
                signal=True,
                hint=named[code],
            )
        )
    return found


def _row(line: Line, codes: list[str], pillars: Collection[str], wish: Wish, *, of_villages: bool) -> Row:
    first = formats.number(line.met if of_villages else line.n)
    of_few = not of_villages and few(line.n)
    if line.pairs and not of_villages:
        first += "\n" + _("{n} sama").format(n=formats.number(line.pairs))
    if of_few:
        cells = [_cell_of_few(line, code, pillars) for code in codes]
    else:
        changed_ = of_villages or line.pairs >= FEW
        cells = [_cell(line.cells.get(code), changed=changed_) for code in codes]
    return Row(line.code, (line.name, first, *cells), marked=line.code == wish.marked, faint=of_few)


def _cell_of_few(line: Line, code: str, pillars: Collection[str]) -> str:
    """``2/3`` villages, without sign or change; of a pillar the mean."""
    cell = line.cells.get(code)
    if cell is None or cell.figure is None:
        return formats.NOTHING
    if code in pillars:
        return formats.number(cell.figure)
    return f"{formats.counted(cell.figure, line.n)}/{line.n}"


def _cell(cell: Cell | None, *, changed: bool) -> str:
    """``✓ 73``, and under it what changed: ``+4``; nothing where it would be of few villages."""
    if cell is None:
        return formats.NOTHING
    sign = words.mark(cell.status).sign
    told = sign if cell.figure is None else f"{sign} {formats.number(cell.figure)}"
    if cell.change is None or not changed:
        return told
    if cell.figure is None:
        since = _("baru") if cell.change > 0 else _("lepas")
        return f"{told}\n{since}" if cell.change else told
    return f"{told}\n{formats.signed(cell.change)}"


def _key(selection: Selection, *, of_villages: bool) -> str:
    """What signs, colours and codes mean."""
    share = _("✓ {most}% desa ke atas · ◐ {half}–{below}% · ✕ di bawah {half}% · – belum ada desa lengkap")
    state_ = _("✓ terpenuhi atau tersedia · ◐ sebagian · ✕ belum · – belum diisi · ∅ tidak berlaku")
    told = state_ if of_villages else share.format(most=MOST, half=HALF, below=MOST - 1)
    lines = [told + ". " + _("Ambang warna hanya untuk mata, usulan proyek ini.")]
    if not of_villages:
        of_few = _(
            "Miring: kurang dari {few} desa, jadi banyaknya desa (2/3) dan bukan persen; tidak diperingkat, "
            "jadi berada di akhir urutan angka."
        )
        lines.append(of_few.format(few=FEW))
    pairs = since_last_round(selection)
    if pairs is not None:
        lines.append(_change(pairs, of_villages=of_villages))
        lines += filter(None, [changed.by_later(selection, pairs.until)])
    lines.append(
        _(
            "K4 yang turun dapat berarti kerja jujur: desa yang mencari keberangkatan tak tercatat menemukan "
            "lebih banyak."
        )
    )
    named = names(selection.snapshot.rubric)
    short = headings(selection.snapshot.rubric)
    items = "".join(
        f"<li><b>{escape(short[code])}</b> {escape(name.removeprefix(code + ' '))}</li>"
        for code, name in named.items()
    )
    notes = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f'<div class="emas-key">{notes}<ul>{items}</ul></div>'


def _change(pairs: Paired, *, of_villages: bool) -> str:
    """What the small figures are: of which rounds, and of which villages."""
    rounds = {"since": pairs.since, "until": pairs.until}
    if of_villages:
        told = _(
            "Baris kecil: perubahan dari {since} ke {until} pada desa yang lengkap di keduanya, pilar dalam "
            "poin persen. “Baru”: terpenuhi sejak itu; “lepas”: tidak lagi."
        )
        return told.format(**rounds)
    told = _(
        "Baris kecil: perubahan dari {since} ke {until} dalam poin persen, hanya dari desa yang lengkap di "
        "keduanya (di sini {n}); banyaknya di tiap wilayah tertulis di bawah n (“sama”). Tidak ditulis "
        "bila kurang dari {few} desa."
    )
    if not pairs.n:
        told = changed.nobody(pairs.since, pairs.until)
    beside = changed.beside(pairs.came, pairs.left, pairs.since, pairs.until, pairs.later.kind)
    return f"{told.format(n=formats.number(pairs.n), few=FEW, **rounds)} {beside}".strip()
