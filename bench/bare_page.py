"""The page that ``bench/yardstick_bare.py`` serves: one question, and a line that says what was chosen."""

import streamlit as st

st.title("Bare")
st.markdown(f"chosen: {st.radio('One widget', range(5), key='only')}")
