"""Mentions: toponyms, actors, times and casualties as spans of the raw text."""
