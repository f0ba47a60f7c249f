"""Gazetteers: the index of names."""
