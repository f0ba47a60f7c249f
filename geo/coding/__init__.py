"""Coding: from triggers, actors, times, places and losses to coded events (PLOVER)."""

from geo.coding.events import Reading, code

__all__ = ["Reading", "code"]
