"""An answer in a few words, whether it comes from the store or from a widget."""

from __future__ import annotations

from typing import Any

from emas.ui import formats
from emas.ui.i18n import gettext as _


def shown(answer: Any) -> str:
    """``tingkat 3`` or ``40 dari 50``."""
    if isinstance(answer, int):
        return _("tingkat {level}").format(level=answer)
    num, den = (answer["num"], answer["den"]) if isinstance(answer, dict) else (answer.num, answer.den)
    return _("{num} dari {den}").format(num=formats.number(num), den=formats.number(den))
