"""A table that a keyboard, a screen reader and a phone can use: sorted, paged and opened on the server.

``st.dataframe`` draws on a canvas, which a screen reader cannot walk and a thumb can hardly use; ``st.table``
cannot act. This one is a real ``<table>`` of a dozen rows; under 560 px each row becomes a card.
"""

from emas.ui.table.mount import PRINTED, table
from emas.ui.table.parts import Column, Event, Row

__all__ = ["PRINTED", "Column", "Event", "Row", "table"]
