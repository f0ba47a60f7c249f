"""Stores: documents, reports, judgements and incidents behind one contract (`Store`)."""

from geo.stores.sql import Store, StoredDocument, open_store

__all__ = ["Store", "StoredDocument", "open_store"]
