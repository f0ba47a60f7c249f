"""The dashboard: one file a panel, Streamlit only. ``app.py`` composes them."""
