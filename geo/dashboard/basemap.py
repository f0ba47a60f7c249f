"""The base map as one file for the browser."""

from __future__ import annotations

import hashlib
import json
import os
import time
from functools import lru_cache
from pathlib import Path

from geo import basemap
from geo.layers import STATIC
from geo.pack import Pack

_DAY = 86_400  # seconds


@lru_cache(maxsize=2)
def write_base(pack: Pack, static: Path) -> str:
    """Write the base layers for drawing to ``static/vendor`` and return their URL; the name changes with the content."""
    key = hashlib.sha256(Path(basemap.__file__).read_bytes())
    for file in sorted((*pack.folder.glob("borders/*.geojson"), pack.folder / "gazetteer" / "places.tsv", pack.folder / "region.toml")):
        key.update(file.read_bytes())
    name = f"base-{key.hexdigest()[:12]}.json"
    path = static / "vendor" / name
    if not path.exists():
        for old in path.parent.glob("base-*.json"):
            if time.time() - old.stat().st_mtime > _DAY:  # a page that is open may still ask for a younger one
                old.unlink(missing_ok=True)
        data = json.dumps(basemap.base_layers(pack), ensure_ascii=False, separators=(",", ":"))
        part = path.with_suffix(f".{os.getpid()}.part")
        part.write_text(data, "utf-8")
        part.replace(path)
    return f"{STATIC}/vendor/{name}"
