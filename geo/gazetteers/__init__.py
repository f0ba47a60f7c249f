"""Gazetteers: the index of names, the geopy geocoder over it, the optional online fallback."""
