"""Paparan: a story for a meeting, on the whole screen; what it tells of is chosen as on the map."""

from emas.ui.i18n import gettext as _
from emas.ui.maps import controls, screen
from emas.ui.present import desk

controls.begin("present", _("Paparan"))
desk.draw()
screen.measure()
