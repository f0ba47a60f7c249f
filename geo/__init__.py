"""Borderline: from news text to an honest incident map.

One line: ``Document → Sentence* → Mention* → CodedEvent* → Footprint → EventReport* → Judgement* → Incident*
→ GeoDataFrame → map layers, table, downloads``.
"""

__version__ = "0.1.0"
