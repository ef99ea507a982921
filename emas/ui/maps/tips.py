"""What the pointer tells: a region's name and figure, a village's name.

Streamlit fills a region's name and code, or a village's code, into the markup of :func:`tooltip`. The figure
comes from one small table that the browser fetches for what is shown (``emas/web/map_data.py``); the script
below puts the two together, with numbers as the reader's language writes them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st
from streamlit.components.v2 import component

from emas.domain.disclosure import FEW
from emas.services.points import UNFINISHED
from emas.ui.i18n import gettext as _
from emas.ui.i18n import language
from emas.ui.maps.measures import Measure

EARLY = "map-early"
"""Where the map keeps the addresses that its page may fetch before it draws."""

_SCRIPT = """
const tables = new Map(); // by address: what stands there never changes
const asked = new Set();
let again = () => {};

function table(url) {
  if (url && !tables.has(url)) {
    tables.set(url, null); // on its way
    const come = rows => { tables.set(url, rows); again(); };
    fetch(url).then(answer => answer.ok ? answer.json() : {}).then(come, () => tables.delete(url));
  }
  return url ? tables.get(url) : {};
}

function early(url) {
  // The library that draws is still being read: its data may come meanwhile, and wait in the browser's cache.
  if (!asked.has(url)) { asked.add(url); fetch(url); }
}

function line(tip, tag, text) {
  if (text) tip.appendChild(document.createElement(tag)).textContent = text;
}

function tell(tip, told) {
  const figures = table(told.figures);
  const names = table(told.names);
  // Nothing is said before it is known: no figure yet is not no village.
  if (!figures || !names) return;
  tip.dataset.told = "1";
  const { code, village } = tip.dataset;
  if (/^[0-9]+$/.test(village)) {
    const name = names[village.padStart(10, "0")];
    line(tip, "b", name && name.replace(/[*]$/, ""));
    if (name && name.endsWith("*")) line(tip, "small", told.district);
    if (tip.dataset.band === told.unfinished) line(tip, "small", told.incomplete);
    line(tip, "small", told.open);
    return;
  }
  if (!/^[0-9]+$/.test(code)) { tip.hidden = true; return; }
  const row = figures[code];
  if (!row) return line(tip, "small", told.nothing);
  const number = new Intl.NumberFormat(told.locale);
  const figure = new Intl.NumberFormat(told.locale, {
    minimumFractionDigits: told.decimals, maximumFractionDigits: told.decimals,
  });
  const few = told.share && row[1] > 0 && row[1] < told.few;
  // Of few villages a share is a count: three of three is not 100 %.
  const counted = String(Math.round(row[0] * row[1] / 100));
  const share = told.share === "count" && few
    ? told.of_few.replace("{count}", counted).replace("{n}", row[1]) + told.mark
    : figure.format(row[0]) + told.unit;
  line(tip, "span", row[0] < 0 ? told.without : told.measure + ": " + share);
  if (told.counted) {
    const counted = told.counted.replace("{n}", number.format(row[1]));
    line(tip, "small", few ? counted + " · " + told.little : counted);
  }
}

export default function ({ data: words }) {
  const page = document.querySelector('[data-testid="stMain"]');
  const look = () => {
    // The legend of each map carries what its pointer tells; tables are fetched before they are asked for.
    for (const legend of page.querySelectorAll("[data-tips]")) {
      const told = { ...words, ...JSON.parse(legend.dataset.tips) };
      for (const url of [told.figures, told.names]) table(url);
      const map = legend.closest('[class*="st-key-map-frame"]');
      map?.querySelectorAll(".deck-tooltip .emas-map-tip:not([data-told])").forEach(tip => tell(tip, told));
    }
  };
  again = look;
  words.early.forEach(early);
  const observer = new MutationObserver(look);
  observer.observe(page, { childList: true, subtree: true });
  look();
  return () => observer.disconnect();
}
"""


@dataclass(frozen=True)
class Tables:
    """Addresses: figures that the pointer tells, and a regency's names of villages (or empty)."""

    figures: str
    names: str = ""


def tooltip() -> dict[str, Any]:
    """The tooltip as pydeck wants it: a name, and what the script looks the rest up by."""
    name = '<b data-name="{name}">{name}</b>'
    html = (
        f'<div class="emas-map-tip" data-code="{{code}}" data-village="{{c}}" data-band="{{b}}">{name}</div>'
    )
    return {"html": html, "style": {"background": "none", "padding": "0"}}


def told(tables: Tables, measure: Measure, kind: str, *, nothing: str, simulated: bool) -> str:
    """What the pointer over a map tells, as an attribute of its legend: ``nothing`` without a figure."""
    mark = " (" + _("simulasi") + ")" if simulated and measure.of_kind else ""
    counted = _("{kind}, {n} desa lengkap")
    texts = {
        "figures": tables.figures,
        "names": tables.names,
        "measure": measure.name,
        "unit": measure.unit + mark,
        "mark": mark,
        "share": {"share": "count", "points": "mean", "percent": "mean"}.get(measure.scale, ""),
        "decimals": measure.decimals,
        "counted": counted.replace("{kind}", kind) if measure.of_kind else "",
        "nothing": nothing,
    }
    written = escape(json.dumps(texts, ensure_ascii=False, separators=(",", ":")), quote=False)
    # In single quotes, so that those of JSON need not be written as six characters each.
    return " data-tips='" + written.replace("'", "&#39;") + "'"


def watch() -> None:
    """Have the pointer over every map of the page tell what its legend says (draws nothing)."""
    words = {
        "locale": {"id": "id-ID", "en": "en-GB"}[language()],
        "few": FEW,
        "of_few": _("{count} dari {n} desa"),
        "little": _("terlalu sedikit untuk disimpulkan"),
        "without": _("ada penempatan, tanpa desa yang disebut sumber"),
        "open": _("Klik untuk rincian desa"),
        "unfinished": str(UNFINISHED),
        "incomplete": _("isian belum lengkap: belum punya kategori"),
        "district": _("titik milik kecamatannya"),
        "early": st.session_state.get(EARLY, []),
    }
    component("emas_map_tips", js=_SCRIPT)(key="map-tips", data=words, height=0)
