"""The dashboard's entry: settings → store → filters → map → evidence → downloads."""

import streamlit as st

from geo import layers, settings
from geo.dashboard import bring, controls, explore, start, theme
from geo.dashboard.map import STATIC
from geo.errors import BorderlineError

st.set_page_config(page_title="Borderline", page_icon=str(STATIC / "icon.png"), layout="wide", initial_sidebar_state="collapsed")
st.html(theme.css())
layers.install_assets(STATIC)
try:
    chosen = settings.load()
except BorderlineError as error:
    start.stop("The settings cannot be read", str(error))
data, started = start.load(chosen)
controls.header(data)
start.notices(started)
bring.notice(data)
start.welcome(data, started)
explore.show(data, chosen)
