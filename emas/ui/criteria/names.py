"""Names of conditions, services and pillars, as tables and charts write them."""

from __future__ import annotations

from emas.domain.rubric import Indicator, Rubric
from emas.services.selection import Selection
from emas.store.tables import Origin
from emas.ui import words
from emas.ui.i18n import gettext as _


def names(rubric: Rubric) -> dict[str, str]:
    """Every condition, service and pillar by its code, behind its code where readers know it."""
    found = {item.code: words.text(item.name) for item in rubric.prerequisites}
    for items in (rubric.criteria, rubric.services, rubric.pillars):
        found |= {item.code: f"{item.code} {words.text(item.name)}" for item in items}
    return found


def headings(rubric: Rubric) -> dict[str, str]:
    """The same in a few letters, for columns."""
    known = {"pmi": _("PMI"), "regulation": _("Perdes")}
    return {code: known.get(code, code) for code in names(rubric)}


def indicator(of: Indicator) -> str:
    """An indicator behind its code."""
    return f"{of.code} {words.text(of.name)}"


def level(rubric: Rubric, of: Indicator, value: int) -> str:
    """What a level from 2 on is: ``berjalan``, or from how many per cent on for what is counted."""
    return f"{of.cuts[value - 2]}%" if of.cuts else words.text(rubric.levels[value].name)


def mark(selection: Selection) -> str:
    """What marks figures made from invented villages; empty where there are none."""
    return words.origin_name(Origin.SIMULATED) if selection.holds_simulated else ""


def whose(selection: Selection) -> str:
    """Whose word the figures are: ``isian desa, simulasi``."""
    return ", ".join(filter(None, [words.kind_name(selection.kind), mark(selection)]))
