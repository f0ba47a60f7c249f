"""Coding: from triggers, actors, times, places and losses to coded events (PLOVER)."""

from geo.coding.entries import code
from geo.coding.story import Reading

__all__ = ["Reading", "code"]
