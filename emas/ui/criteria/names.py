"""Names of conditions, services and pillars, as tables and charts write them."""

from __future__ import annotations

from emas.domain.rubric import Rubric
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
