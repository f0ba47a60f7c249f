// Incidents as arrays: unpacking, choosing days, and grouping what would overlap on the screen. Pure functions, no page.
(function () {
  "use strict";
  const TYPES = { row: Int32Array, lon: Int32Array, lat: Int32Array, family: Uint8Array, what: Uint16Array, day: Uint16Array, place: Uint16Array, claim: Uint16Array,
    killed: Uint16Array, blur: Uint16Array, shape: Uint16Array, line: Uint8Array };
  const FINE = 11, REACH = 44; // pixels: what is one spot, and how near spots become one cluster

  function unpack(text, Type) {
    const raw = atob(text), bytes = new Uint8Array(raw.length);
    for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
    return new Type(bytes.buffer);
  }
  const mercX = (lon) => (lon + 180) / 360;
  const mercY = (lat) => { const s = Math.sin((lat * Math.PI) / 180); return .5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI); };

  // Points of the feed: typed arrays, with the place in world coordinates 0…1 beside them.
  function decode(told) {
    const p = { n: told.n, whats: told.whats, days: told.days, places: told.places, claims: told.claims, x: new Float64Array(told.n), y: new Float64Array(told.n), at: new Map() };
    for (const name in TYPES) p[name] = unpack(told[name], TYPES[name]);
    for (let i = 0; i < p.n; i++) { p.x[i] = mercX(p.lon[i] / 1e5); p.y[i] = mercY(p.lat[i] / 1e5); p.at.set(p.row[i], i); }
    return p;
  }
  // Which points may lie in a period [first, last]; null is every day and the undated too.
  function visible(p, period) {
    const fits = p.days.map((d) => !period || (d[0] <= period[1] && d[1] >= period[0])), found = [];
    for (let i = 0; i < p.n; i++) if (fits[p.day[i]]) found.push(i);
    return found;
  }
  // What an animation of many incidents shows in a period: [lon, lat, n of each family …] per cell.
  function film(told, kinds, period) {
    const a = Math.floor((period[0] - told.origin) / told.step), b = Math.floor((period[1] - told.origin) / told.step);
    told.parts = told.parts || { begin: unpack(told.begin, Uint32Array), end: unpack(told.end, Uint32Array) };
    const counts = new Int32Array(told.cells.length * kinds), { begin, end } = told.parts;
    for (let i = 0; i < begin.length; i += 3) if (begin[i + 1] <= b) counts[begin[i]] += begin[i + 2];
    for (let i = 0; i < end.length; i += 3) if (end[i + 1] < a) counts[end[i]] -= end[i + 2];
    return told.cells.map((c, i) => [c[0], c[1], ...counts.subarray(i * kinds, (i + 1) * kinds)]).filter((c) => c.slice(2).some((n) => n > 0));
  }
  // A spot: {x, y} in world pixels, n, counts per family, killed at most, and the points it holds (if they are told one by one).
  function spotsOfPoints(p, shown, scale, bounds, kinds) {
    const spots = new Map();
    for (const i of shown) {
      const x = p.x[i] * scale, y = p.y[i] * scale;
      if (x < bounds[0] || x > bounds[2] || y < bounds[1] || y > bounds[3]) continue;
      const key = Math.floor(x / FINE) * 4194304 + Math.floor(y / FINE);
      let spot = spots.get(key);
      if (!spot) spots.set(key, (spot = { key, x: 0, y: 0, n: 0, counts: new Array(kinds).fill(0), points: [] }));
      spot.x += x; spot.y += y; spot.n++; spot.counts[p.family[i]]++; spot.points.push(i);
    }
    for (const s of spots.values()) { s.x /= s.n; s.y /= s.n; }
    return [...spots.values()];
  }
  function spotsOfCells(cells, scale, bounds) {
    return cells.map((c) => ({ x: mercX(c[0]) * scale, y: mercY(c[1]) * scale, counts: c.slice(2), n: c.slice(2).reduce((a, b) => a + b, 0), points: null, key: c[0] + " " + c[1] }))
      .filter((s) => s.x >= bounds[0] && s.x <= bounds[2] && s.y >= bounds[1] && s.y <= bounds[3]);
  }
  // The largest spots take in the smaller ones near them.
  function cluster(spots) {
    const grid = new Map(), made = [], cell = (v) => Math.floor(v / REACH);
    for (const s of spots.sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1))) {
      let best = null, least = REACH * REACH;
      for (let i = -1; i <= 1; i++) for (let j = -1; j <= 1; j++) for (const c of grid.get((cell(s.x) + i) * 4194304 + cell(s.y) + j) || []) {
        const d = (c.x - s.x) ** 2 + (c.y - s.y) ** 2;
        if (d < least) { best = c; least = d; }
      }
      if (best) {
        best.n += s.n; s.counts.forEach((n, f) => { best.counts[f] += n; });
        best.points = best.points && s.points ? best.points.concat(s.points) : null;
        continue;
      }
      const c = { key: s.key, x: s.x, y: s.y, n: s.n, counts: s.counts.slice(), points: s.points && s.points.slice() }, at = cell(s.x) * 4194304 + cell(s.y);
      made.push(c);
      grid.has(at) ? grid.get(at).push(c) : grid.set(at, [c]);
    }
    return made;
  }
  window.Spots = { decode, visible, film, spotsOfPoints, spotsOfCells, cluster };
})();
