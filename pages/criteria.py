"""Kriteria & pilar: what villages fulfil and cover, and what holds them back; same filter as the map."""

from emas.ui.criteria import board
from emas.ui.i18n import gettext as _
from emas.ui.maps import controls, screen

controls.begin("criteria", _("Kriteria & pilar"))
board.draw()
screen.measure()
