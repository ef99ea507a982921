"""Village profile: what is known about one village, or the search that leads to it."""

import streamlit as st

from emas.ui.i18n import gettext as _
from emas.ui.village.profile import draw_profile
from emas.ui.village_search import asked_village, choose_village

village = asked_village()
if village is not None:
    draw_profile(village)
else:
    st.title(_("Profil desa"), anchor=False)
    st.write(_("Cari satu desa untuk melihat langkahnya dalam program, kelayakan, dan skor kesiapannya."))
    choose_village("profile", "village")
