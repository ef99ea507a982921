"""The page that ``bench/yardstick_bare.py`` serves."""

import streamlit as st

st.title("Bare")
st.text_input("One widget")
