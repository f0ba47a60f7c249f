// What changes on the map: marks and clusters, footprints, shading, heat, arcs. All text from documents goes through textContent.
(function () {
  "use strict";
  const B = window.Borderline, { make, vector, css, latlng, layers } = B, WORLD = 256, CROWD = 12; // footprints in view from which their halos are drawn fainter
  // Shared with the page round the map (see page.js): the feed of incidents, the days that an animation shows, what is hovered over.
  const shared = window.parent.borderline || (window.parent.borderline = new window.parent.EventTarget());
  let map, config, current, feed, marks, shapes, shades, spider, ring, pulse, tip, arcs, chips, heat, sent = "", known = new Map(), outlines = new Map();
  const family = (id) => config.families.find((f) => f.id === id) || config.families[0];
  const tell = (name, detail) => shared.dispatchEvent(new window.parent.CustomEvent(name, { detail }));
  const period = () => shared.live || current.period;

  function start(theMap, theConfig) {
    map = B.map = theMap; config = B.config = theConfig;
    map.attributionControl.setPrefix(false);
    map.attributionControl.addAttribution(config.attribution);
    map.getContainer().setAttribute("aria-label", config.words.map);
    map.getContainer().setAttribute("role", "application");
    B.pane("shade", 230); B.pane("shadelines", 255); B.pane("heat", 415); B.pane("shapes", 430); B.pane("arcs", 450); B.pane("chips", 640);
    layers.shade = L.svg({ pane: "shade", padding: .3 }); layers.shadelines = L.svg({ pane: "shadelines", padding: .3 }); layers.svg = L.svg({ pane: "shapes", padding: .5 });
    for (const name of ["shapes", "arcs", "chips"]) map.getPane(name).style.pointerEvents = "";
    heat = make("canvas", "b-heat");
    map.getPane("heat").appendChild(heat);
    shades = L.layerGroup().addTo(map); shapes = L.layerGroup().addTo(map); marks = L.layerGroup().addTo(map); spider = L.layerGroup().addTo(map);
    tip = make("div", "b-card b-tip");
    tip.setAttribute("role", "tooltip");
    map.getContainer().appendChild(tip);
    arcs = vector("svg", { class: "b-arcs", "aria-hidden": "true" });
    map.getPane("arcs").appendChild(arcs);
    chips = make("div", "b-chips");
    map.getPane("chips").appendChild(chips);
    if (window.innerWidth < 560) config.bounds = config.border;
    const asked = (B.asked("map") || "").split(",").map(Number), told = asked.length === 3 && asked.every(Number.isFinite);
    const open = () => (told ? map.setView([asked[0], asked[1]], asked[2], { animate: false }) : map.fitBounds(config.bounds, { animate: false }));
    for (const name of ["pointerdown", "wheel", "keydown"]) map.getContainer().addEventListener(name, () => { touched = true; }, { capture: true, passive: true });
    open();
    B.setupBase();
    B.setupControls();
    map.on("move zoomend resize viewreset", drawArcs);
    map.on("zoomstart", () => { arcs.style.visibility = chips.style.visibility = heat.style.visibility = "hidden"; unfold(); hideTip(); });
    map.on("zoomend", () => { arcs.style.visibility = chips.style.visibility = heat.style.visibility = ""; widen(); });
    map.on("moveend", moved);
    map.on("click", unfold);
    document.addEventListener("keydown", (e) => { if (e.key === "Escape") unfold(); });
    B.retheme();
    window.Streamlit.events.addEventListener("streamlit:render", () => setTimeout(B.retheme, 0));
    const listen = { feed: arrived, period: () => current && B.redraw(), hover: (e) => { if (e.detail.from !== "map") { point(e.detail.row); dimDays(e.detail.days); } } };
    for (const name in listen) shared.addEventListener(name, listen[name]);
    window.addEventListener("pagehide", () => { for (const name in listen) shared.removeEventListener(name, listen[name]); });
    arrived();
    // Streamlit gives the frame its size in steps: until somebody moves the map, each opens it anew.
    new ResizeObserver(() => { map.invalidateSize({ pan: touched, animate: false }); if (!touched) open(); }).observe(map.getContainer());
  }
  // The feed of incidents comes by the page, the rest by Python: nothing is drawn before both fit.
  function arrived() {
    const told = shared.feed;
    if (!told || (feed && feed.key === told.key)) return;
    feed = { ...told, points: told.points && Spots.decode(told.points) };
    outlines.forEach((o) => { o.band.remove(); o.body.remove(); });
    outlines.clear();
    if (current && current.feed === feed.key) B.redraw();
  }
  let wait, touched = false;
  function moved() {
    const c = map.getCenter(), view = `${c.lat.toFixed(4)},${c.lng.toFixed(4)},${map.getZoom()}`;
    drawSpots();
    if (view === sent || !touched) return;
    sent = view;
    B.keep("map", view);
    clearTimeout(wait);
    // Counts of many incidents are made for one view; fewer incidents are all here.
    wait = setTimeout(() => { if (current && (current.cells || current.near)) send("view:" + view); }, 180);
  }
  B.redraw = function () {
    if (!map || !current || !feed || feed.key !== current.feed) return;
    drawSpots();
    drawShapes();
    drawShades();
    drawArcs();
    map.getContainer().classList.toggle("b-animated", Boolean(shared.live));
    Draw.show(current.area);
    B.ready.then(() => { map.getContainer().dataset.painted = current.stamp; });
  };

  // ---------------------------------------------------------------- marks: alone or as clusters
  function glyph(id, r) {
    const size = 2 * (r + 2), svg = vector("svg", { width: size, height: size, viewBox: `${-r - 2} ${-r - 2} ${size} ${size}`, "aria-hidden": "true" });
    svg.appendChild(vector("path", { d: family(id).path, fill: `var(--${family(id).id})`, transform: `scale(${(r * .92) / 10})`, "vector-effect": "non-scaling-stroke" }));
    return svg;
  }
  const radius = (killed) => Math.min(22, 8.5 + 1.9 * Math.sqrt(killed || 0));
  const familyOf = (p, i) => feed.families[p.family[i]];
  const placeOf = (p, i) => [p.lat[i] / 1e5, p.lon[i] / 1e5];
  function lines(p, i) {
    const [kind, who] = p.whats[p.what[i]];
    return [kind, who, p.days[p.day[i]][2], p.places[p.place[i]][1], p.killed[i] ? config.words.killed.replace("{n}", p.killed[i]) : "", p.claims[p.claim[i]]];
  }
  function single(p, i, where) {
    const r = radius(p.killed[i]), html = make("span", "b-mark"), told = lines(p, i), row = p.row[i];
    html.appendChild(glyph(familyOf(p, i), r));
    const made = L.marker(where || placeOf(p, i), { icon: L.divIcon({ className: "", html, iconSize: [2 * r + 4, 2 * r + 4] }), riseOnHover: true });
    made.row = row;
    made.on("add", () => { const e = made.getElement(); e.setAttribute("aria-label", told.filter(Boolean).join(", ")); e.dataset.row = row; });
    made.on("mouseover focus", () => { showTip(made.getLatLng(), told); tell("hover", { row, at: p.days[p.day[i]].slice(0, 2), from: "map" }); });
    made.on("mouseout blur", () => { hideTip(); tell("hover", { row: null, from: "map" }); });
    made.on("click", () => send("row:" + row));
    made.on("keypress", (e) => { if (["Enter", " "].includes(e.originalEvent.key)) send("row:" + row); });
    return made;
  }
  function countTip(counts) {
    const n = counts.reduce((a, b) => a + b, 0), named = counts.map((k, f) => [k, family(feed.families[f]).label]).filter((x) => x[0]).sort((a, b) => b[0] - a[0]);
    return [config.words.incidents.replace("{n}", n.toLocaleString(config.lang)), ...named.map(([k, label]) => `${k.toLocaleString(config.lang)} × ${label}`)];
  }
  function group(p, c) {
    const told = countTip(c.counts), icon = donut(c.counts, c.n);
    const made = L.marker(map.unproject(L.point(c.x, c.y)), { icon });
    const open = () => unfoldOrZoom(p, c, made);
    made.on("add", () => made.getElement().setAttribute("aria-label", [...told, config.words.zoom].join(", ")));
    made.on("mouseover focus", () => showTip(made.getLatLng(), [...told, config.words.zoom]));
    made.on("mouseout blur", hideTip);
    made.on("click", (e) => { L.DomEvent.stopPropagation(e); open(); });
    made.on("keypress", (e) => { if (["Enter", " "].includes(e.originalEvent.key)) open(); });
    return made;
  }
  function donut(counts, total) {
    const r = Math.min(27, 12.5 + 1.75 * Math.log2(total)), size = 2 * r + 4, round = 2 * Math.PI * (r - 3);
    const svg = vector("svg", { width: size, height: size, viewBox: `${-r - 2} ${-r - 2} ${size} ${size}`, "aria-hidden": "true" });
    svg.appendChild(vector("circle", { r, fill: "var(--card)" }));
    let done = 0;
    counts.forEach((n, f) => {
      if (!n) return;
      const part = (n / total) * round;
      svg.appendChild(vector("circle", { r: r - 3, fill: "none", stroke: `var(--${feed.families[f]})`, "stroke-width": 5, "stroke-dasharray": `${Math.max(part - 1, .8)} ${round}`, "stroke-dashoffset": -done, transform: "rotate(-90)" }));
      done += part;
    });
    const text = vector("text", { y: .5 });
    text.textContent = total >= 9950 ? Math.round(total / 1000) + "k" : total >= 1000 ? (total / 1000).toFixed(1) + "k" : total;
    svg.appendChild(text);
    const html = make("span", "b-cluster");
    html.appendChild(svg);
    return L.divIcon({ className: "", html, iconSize: [size, size] });
  }
  const kinds = () => feed.families.length;
  // What is told one by one now: the feed's points, or those near a view of many.
  function near() { return current.near ? current.nearPoints || (current.nearPoints = Spots.decode(current.near)) : null; }
  function spotsNow() {
    const scale = WORLD * 2 ** map.getZoom(), b = map.getPixelBounds(), pad = 120, bounds = [b.min.x - pad, b.min.y - pad, b.max.x + pad, b.max.y + pad];
    if (feed.points) { const seen = Spots.visible(feed.points, period()); return { p: feed.points, seen, spots: Spots.spotsOfPoints(feed.points, seen, scale, bounds, kinds()), n: seen.length }; }
    if (shared.live && feed.film && !current.every) {
      const cells = Spots.film(feed.film, kinds(), shared.live);
      return { p: null, seen: [], spots: Spots.spotsOfCells(cells, scale, bounds), n: cells.reduce((a, c) => a + c.slice(2).reduce((x, y) => x + y, 0), 0) };
    }
    const p = near();
    if (p) { const seen = Spots.visible(p, current.every ? period() : null); return { p, seen, spots: Spots.spotsOfPoints(p, seen, scale, bounds, kinds()), n: null }; }
    return { p: null, seen: [], spots: Spots.spotsOfCells(current.cells || [], scale, bounds), n: null };
  }
  let seenNow = { p: null, seen: [] };
  function drawSpots() {
    if (!current || !feed || feed.key !== current.feed) return;
    const now = spotsNow(), wanted = new Map();
    seenNow = now;
    drawHeat(now.spots);
    if (B.on.spots !== false) for (const c of Spots.cluster(now.spots)) {
      if (c.points && c.n === 1) wanted.set(`r${now.p.row[c.points[0]]}`, () => single(now.p, c.points[0]));
      else wanted.set(`c${map.getZoom()} ${Math.round(c.x)} ${Math.round(c.y)} ${c.counts}`, () => group(now.p, c));
    }
    for (const [key, layer] of known) if (!wanted.has(key)) { layer.remove(); known.delete(key); }
    for (const [key, made] of wanted) if (!known.has(key)) { const layer = made(); known.set(key, layer); marks.addLayer(layer); }
    map.getContainer().classList.toggle("b-dim", current.selected !== null);
    for (const layer of known.values()) { const e = layer.getElement(); if (e) e.classList.toggle("b-chosen", layer.row !== undefined && layer.row === current.selected); }
    drawCircles(now);
    tell("shown", { n: now.n });
  }
  // Where each incident is known to within: of those that stand alone.
  let circles;
  function drawCircles(now) {
    if (circles) circles.remove();
    circles = L.layerGroup().addTo(map);
    if (!now.p || B.on.shapes === false) return;
    const alone = [...known.values()].filter((l) => l.row !== undefined);
    if (alone.length > 150) return;
    for (const layer of alone) {
      const i = now.p.at.get(layer.row);
      if (i === undefined || now.p.line[i] || !now.p.blur[i]) continue;
      circles.addLayer(L.circle(placeOf(now.p, i), {
        radius: 10 * now.p.blur[i], renderer: layers.svg, interactive: false, color: css("--" + familyOf(now.p, i)), weight: 1.1, dashArray: "5 4",
        opacity: current.selected !== null ? .3 : .85, fillOpacity: .05,
      }));
    }
  }

  // ---------------------------------------------------------------- clusters open: closer, or unfolded where closer parts nothing
  function unfoldOrZoom(p, c, made) {
    if (!c.points) return map.setView(made.getLatLng(), Math.min(map.getZoom() + 2, map.getMaxZoom()), { animate: !B.calm });
    const box = L.latLngBounds(c.points.map((i) => placeOf(p, i))), top = map.getMaxZoom();
    const wide = map.project(box.getSouthEast(), top).distanceTo(map.project(box.getNorthWest(), top));
    if (wide > 60 && map.getZoom() < top) return map.fitBounds(box.pad(.2), { animate: !B.calm, maxZoom: top });
    unfold();
    const at = map.latLngToLayerPoint(made.getLatLng()), many = c.points.slice(0, 80), few = many.length <= 9;
    made.getElement().classList.add("b-open");
    many.forEach((i, k) => {
      const turn = few ? (2 * Math.PI * k) / many.length - Math.PI / 2 : 2.4 * k, far = few ? 42 + 2 * many.length : 34 + 15 * Math.sqrt(k + 1);
      const to = map.layerPointToLatLng(at.add([far * Math.cos(turn), far * Math.sin(turn)]));
      spider.addLayer(L.polyline([made.getLatLng(), to], { renderer: layers.svg, interactive: false, className: "b-leg" }));
      spider.addLayer(single(p, i, to));
    });
    const first = spider.getLayers().find((l) => l.row !== undefined);
    if (first) first.getElement().focus({ preventScroll: true });
  }
  function unfold() {
    spider.clearLayers();
    for (const layer of known.values()) { const e = layer.getElement(); if (e) e.classList.remove("b-open"); }
  }

  // ---------------------------------------------------------------- footprints: what is known of the place, with its uncertainty
  const pixels = (metres, lat) => metres / (40075016.686 * Math.abs(Math.cos((lat * Math.PI) / 180)) / Math.pow(2, map.getZoom() + 8));
  const body = (s) => { if (!s.ref) return s.g; const [name, n] = s.ref.split("/"); return B.base && (n === undefined ? B.base[name] : B.base[name].features[n]); };
  // Which footprints are on the map: [number, rows to choose from, n of each family, radius of uncertainty].
  function footprints() {
    if (feed.points) {
      const p = feed.points, found = new Map();
      for (const i of seenNow.seen) {
        if (p.shape[i] === 65535) continue;
        if (!found.has(p.shape[i])) found.set(p.shape[i], { n: p.shape[i], first: i, counts: new Array(kinds()).fill(0), blur: 10 * p.blur[i] });
        found.get(p.shape[i]).counts[p.family[i]]++;
      }
      return [...found.values()].map((f) => ({ ...f, row: p.row[f.first], told: f.counts.reduce((a, b) => a + b) === 1 ? lines(p, f.first) : [p.places[p.place[f.first]][0], ...countTip(f.counts)] }));
    }
    if (shared.live) return [];
    return (current.shown || []).map(([n, row, ...counts]) => ({ n, row, counts, blur: 1000, told: countTip(counts) }));
  }
  function outline(key, s) {
    if (!outlines.has(key)) {
      const data = body(s);
      if (!data) return null;
      const pointToLayer = (f, at) => L.circleMarker(at, { renderer: layers.svg, pane: "shapes", radius: 6 }); // several places of one report
      const made = (style) => L.geoJSON(data, { renderer: layers.svg, style, pane: "shapes", pointToLayer });
      const o = { band: made({ fill: false, interactive: false, lineJoin: "round" }), body: made({}) };
      o.body.on("mouseover", (e) => { showTip(e.latlng, o.told); tell("hover", { row: o.row, from: "map" }); });
      o.body.on("mouseout", () => { hideTip(); tell("hover", { row: null, from: "map" }); });
      o.body.on("click", (e) => { if (Draw.busy) return; L.DomEvent.stopPropagation(e); send("row:" + o.row); });
      outlines.set(key, o);
    }
    return outlines.get(key);
  }
  function drawShapes() {
    const wanted = new Set(), chosen = current.chosen && (current.chosen.decoded = current.chosen.decoded || Spots.decode(current.chosen.points));
    const mine = chosen && current.chosen.shapes[0];
    const all = B.on.shapes === false ? [] : footprints(), calm = all.length > CROWD ? .5 : 1; // many halos one over another would hide the map
    const draw = (s, f, on) => {
      const o = outline(s.key, s), area = s.kind === "area";
      if (!o) return;
      const most = f.counts.indexOf(Math.max(...f.counts)), color = css("--" + feed.families[most]), faint = current.selected !== null && !on ? .35 : 1;
      o.row = f.row; o.told = f.told; o.band.metres = [f.blur, s.lat];
      o.band.setStyle({ color, weight: 1, opacity: (on ? .3 : .17 * calm) * faint });
      o.body.setStyle({ color, weight: on ? 4 : 2.6, opacity: .9 * faint, fill: area, fillOpacity: (on ? .22 : .13 * calm) * faint, dashArray: area ? "6 4" : null });
      for (const layer of [o.band, o.body]) if (!shapes.hasLayer(layer)) shapes.addLayer(layer);
      wanted.add(s.key);
    };
    for (const f of all) { const s = feed.shapes[f.n]; draw(s, f, Boolean(mine && mine.key === s.key)); }
    if (mine && !wanted.has(mine.key)) {
      const counts = new Array(kinds()).fill(0);
      counts[chosen.family[0]] = 1;
      draw(mine, { row: current.selected, counts, blur: 10 * chosen.blur[0], told: lines(chosen, 0) }, true);
    }
    for (const [key, o] of outlines) if (!wanted.has(key)) { shapes.removeLayer(o.band); shapes.removeLayer(o.body); }
    widen();
    if (ring) { ring.remove(); ring = null; }
    if (chosen) {
      const r = radius(chosen.killed[0]), size = 2 * r + 14, html = make("span", "b-mark");
      html.appendChild(glyph(familyOf(chosen, 0), r));
      ring = L.layerGroup([L.marker(placeOf(chosen, 0), { icon: L.divIcon({ className: "b-ring", html, iconSize: [size, size] }), interactive: false, keyboard: false, zIndexOffset: 1000 })]).addTo(map);
      if (!mine && chosen.blur[0]) ring.addLayer(L.circle(placeOf(chosen, 0), { radius: 10 * chosen.blur[0], renderer: layers.svg, interactive: false, color: css("--" + familyOf(chosen, 0)), weight: 2, dashArray: "5 4", fillOpacity: .14 }));
    }
  }
  function widen() {
    shapes.eachLayer((layer) => { if (layer.metres) layer.setStyle({ weight: Math.max(7, Math.min(90, 2 * pixels(...layer.metres))) }); });
  }

  // ---------------------------------------------------------------- shading by district and by section of the border
  const tones = { unit: new Map(), section: new Map() };
  function measure() { return B.on.count ? "count" : B.on.deaths ? "deaths" : B.on.trend ? "trend" : ""; }
  function shadeOf(what, values, most) {
    const [n, killed, before] = values;
    if (what === "trend") { const change = (n - before) / Math.max(1, n + before); return { color: css(change < 0 ? "--less" : "--more"), strength: Math.abs(change) }; }
    const value = what === "count" ? n : killed;
    return { color: css(what === "count" ? "--accent" : "--violence"), strength: value ? .12 + .88 * Math.sqrt(value / most) : 0 };
  }
  function drawShades() {
    const what = measure(), w = config.words;
    shades.clearLayers();
    B.shadeKey.hidden = !what;
    if (!what || !B.base) return;
    const all = [...Object.values(current.units), ...Object.values(current.sections)], most = Math.max(1, ...all.map((v) => (what === "deaths" ? v[1] : v[0])));
    const add = (sort, f, values) => {
      if (!values || (what === "trend" && !current.trend)) return;
      const key = f.properties.id, kept = tones[sort], s = shadeOf(what, values, most);
      if (!kept.has(key)) kept.set(key, L.geoJSON(f, { renderer: sort === "unit" ? layers.shade : layers.shadelines, pane: sort === "unit" ? "shade" : "shadelines" }));
      const layer = kept.get(key);
      layer.setStyle(sort === "unit" ? { stroke: false, fillColor: s.color, fillOpacity: .72 * s.strength } : { color: s.color, weight: 7, opacity: .15 + .85 * s.strength, lineCap: "butt" });
      layer.off().on("mouseover mousemove", (e) => showTip(e.latlng, [f.properties.name, f.properties.local === f.properties.name ? "" : f.properties.local, w.incidents.replace("{n}", values[0]),
        w.killed.replace("{n}", values[1]), current.trend ? w.before.replace("{n}", values[2]) : "", sort === "section" ? w.filter : ""])).on("mouseout", hideTip);
      if (sort === "section") layer.on("click", (e) => { if (Draw.busy) return; L.DomEvent.stopPropagation(e); send("section:" + f.properties.name); });
      shades.addLayer(layer);
    };
    for (const f of B.base.units.features) add("unit", f, current.units[f.properties.id]);
    for (const f of B.base.sections.features) add("section", f, current.sections[f.properties.name]);
    shadeKey(what, most);
  }
  function shadeKey(what, most) {
    const w = config.words, bar = make("i", what === "trend" ? "b-diverging" : "b-" + what), ends = make("span", "b-ends");
    ends.append(make("span", "", what === "trend" ? "−100 %" : "1"), make("span", "", what === "trend" ? "+100 %" : String(most)));
    B.shadeKey.replaceChildren(make("strong", "", w[what]), ...(what === "trend" && !current.trend ? [make("span", "", w.no_trend)] : [bar, ends]));
  }
  function drawHeat(spots) {
    const on = B.on.heat, size = map.getSize();
    heat.style.display = on ? "" : "none";
    if (!on) return;
    heat.width = size.x; heat.height = size.y;
    L.DomUtil.setPosition(heat, map.containerPointToLayerPoint([0, 0]));
    const origin = map.getPixelBounds().min;
    Heat.draw(heat, spots.map((s) => ({ x: s.x - origin.x, y: s.y - origin.y, n: s.n })), ["--heat-1", "--heat-2", "--heat-3"].map((name) => css(name) || "gray"));
  }

  // ---------------------------------------------------------------- who → whom: arcs between capitals; a capital out of view waits at the edge
  function placeChips() {
    const size = map.getSize(), left = 12, right = 12, top = 12, bottom = 30, placed = [];
    const keepOut = [...document.querySelectorAll(".leaflet-control")].map((e) => {
      const r = e.getBoundingClientRect();
      return { x: r.left, y: r.top, w: r.width, h: r.height };
    });
    const nodes = new Map([...chips.children].map((n) => [n.dataset.actor, n]));
    for (const c of current.chips) {
      const p = map.latLngToContainerPoint(latlng(c.p)), node = nodes.get(c.code);
      const w = node.offsetWidth || 70, h = node.offsetHeight || 24;
      const away = p.x < 0 || p.y < 0 || p.x > size.x || p.y > size.y;
      let x = p.x - w / 2, y = p.y - h - 10;
      if (away) {
        const cx = size.x / 2, cy = size.y / 2, dx = p.x - cx, dy = p.y - cy;
        const k = Math.min(Math.abs((cx - left - w / 2) / (dx || 1e-9)), Math.abs((cy - top - h) / (dy || 1e-9)));
        x = cx + dx * k - w / 2; y = cy + dy * k - h / 2;
      }
      x = Math.min(Math.max(x, left), size.x - w - right);
      y = Math.min(Math.max(y, top), size.y - h - bottom);
      const box = { c, node, x, y, w, h, away, p };
      for (let i = 0; i < 40; i++) {
        const hit = keepOut.concat(placed).find((o) => o.w && o.x < box.x + w + 4 && box.x < o.x + o.w + 4 && o.y < box.y + h + 4 && box.y < o.y + o.h + 4);
        if (!hit) break;
        const sideways = away && (box.y <= top + 2 || box.y >= size.y - h - bottom - 2);
        if (sideways) box.x = box.x + w / 2 < size.x / 2 ? hit.x + hit.w + 5 : hit.x - w - 5;
        else box.y = box.y < size.y / 2 ? hit.y + hit.h + 5 : hit.y - h - 5;
      }
      placed.push(box);
    }
    return placed;
  }
  function drawArcs() {
    if (!current || chips.children.length !== current.chips.length) return;
    const origin = map.containerPointToLayerPoint([0, 0]), size = map.getSize();
    L.DomUtil.setPosition(arcs, origin);
    L.DomUtil.setPosition(chips, origin);
    arcs.setAttribute("width", size.x); arcs.setAttribute("height", size.y);
    arcs.replaceChildren();
    chips.hidden = !B.on.arcs;
    chips.style.display = !B.on.arcs ? "none" : "";
    if (!B.on.arcs) return;
    const at = new Map(), away = new Set();
    for (const b of placeChips()) {
      if (b.away) away.add(b.c.code);
      b.node.style.left = b.x + "px"; b.node.style.top = b.y + "px";
      b.node.classList.toggle("b-away", b.away);
      at.set(b.c.code, b.away ? [b.x + b.w / 2, b.y + b.h / 2] : [b.p.x, b.p.y]);
    }
    const most = Math.max(12, ...current.arcs.map((a) => a.n));
    arcs.classList.toggle("b-some", current.arcs.some((a) => a.on));
    for (const a of current.arcs) {
      const p = at.get(a.a), q = at.get(a.b);
      if (!p || !q || (!a.on && away.has(a.a) && away.has(a.b))) continue; // both ends out of view: no help here
      const dx = q[0] - p[0], dy = q[1] - p[1], far = Math.hypot(dx, dy) || 1, bend = Math.min(.24 * far, 110);
      const c = [(p[0] + q[0]) / 2 + (dy / far) * bend, (p[1] + q[1]) / 2 - (dx / far) * bend];
      const path = vector("path", { d: `M${p}Q${c} ${q}`, class: "b-arc" + (a.on ? " b-on" : "") + (a.guess ? " b-guess" : ""), "stroke-width": 1.3 + 3.4 * Math.sqrt(a.n / most), "stroke-opacity": .3 + .7 * Math.sqrt(a.n / most) });
      path.addEventListener("mouseenter", (e) => showTip(map.mouseEventToLatLng(e), a.t));
      path.addEventListener("mouseleave", hideTip);
      arcs.appendChild(path);
      if (!a.mutual) {
        const t = .66, u = 1 - t, x = u * u * p[0] + 2 * u * t * c[0] + t * t * q[0], y = u * u * p[1] + 2 * u * t * c[1] + t * t * q[1];
        const turn = (Math.atan2(2 * u * (c[1] - p[1]) + 2 * t * (q[1] - c[1]), 2 * u * (c[0] - p[0]) + 2 * t * (q[0] - c[0])) * 180) / Math.PI;
        arcs.appendChild(vector("path", { d: "M-6 -5L7 0L-6 5Z", class: "b-head" + (a.on ? " b-on" : ""), transform: `translate(${x} ${y}) rotate(${turn})` }));
      }
    }
  }
  function makeChips() {
    chips.replaceChildren(...current.chips.map((c) => {
      const node = make("button", "b-chip" + (c.on ? " b-on" : ""), c.name);
      node.type = "button"; node.dataset.actor = c.code; node.setAttribute("aria-label", c.t);
      node.appendChild(make("b", "", c.n.toLocaleString(config.lang)));
      node.addEventListener("click", (e) => { L.DomEvent.stop(e); send("actor:" + c.code); });
      node.addEventListener("mouseenter", () => showTip(map.containerPointToLatLng([node.offsetLeft + node.offsetWidth / 2, node.offsetTop]), [c.t]));
      node.addEventListener("mouseleave", hideTip);
      return node;
    }));
  }

  // ---------------------------------------------------------------- tips and clicks
  function showTip(where, lines) {
    const p = map.latLngToContainerPoint(where), size = map.getSize();
    tip.replaceChildren(...lines.filter(Boolean).map((line, i) => make(i ? "span" : "strong", "", line)));
    tip.style.display = "block";
    const w = tip.offsetWidth, h = tip.offsetHeight;
    tip.style.left = Math.min(Math.max(p.x - w / 2, 6), size.x - w - 6) + "px";
    tip.style.top = (p.y - h - 18 > 6 ? p.y - h - 18 : Math.min(p.y + 20, size.y - h - 6)) + "px";
  }
  function hideTip() { tip.style.display = "none"; }
  let clicks = 0;
  function send(what) {
    // Straight to Python: the component's own way waits 250 ms, and reads tooltips as HTML.
    const value = { last_object_clicked_tooltip: `${what}#${++clicks}-${Date.now()}` };
    window.__GLOBAL_DATA__.last_object_clicked_tooltip = value.last_object_clicked_tooltip;
    window.__GLOBAL_DATA__.previous_data = value;
    window.Streamlit.setComponentValue(value);
  }
  // Another part of the page points at some days: the marks of other days fade.
  function dimDays(days) {
    const p = seenNow.p;
    for (const layer of known.values()) {
      const e = layer.getElement(), i = p && layer.row !== undefined ? p.at.get(layer.row) : undefined;
      if (e) e.classList.toggle("b-otherday", Boolean(days && i !== undefined && !(p.days[p.day[i]][0] <= days[1] && p.days[p.day[i]][1] >= days[0])));
    }
  }
  // Another part of the page points at an incident.
  function point(row) {
    if (pulse) { pulse.remove(); pulse = null; }
    hideTip();
    const p = feed && (feed.points || (current && near()));
    const i = p && row !== null ? p.at.get(row) : undefined;
    if (i === undefined) return;
    pulse = L.marker(placeOf(p, i), { icon: L.divIcon({ className: "b-pulse", iconSize: [34, 34] }), interactive: false, keyboard: false, zIndexOffset: 900 }).addTo(map);
    if (map.getBounds().contains(pulse.getLatLng())) showTip(pulse.getLatLng(), lines(p, i));
  }
  function reveal() {
    const p = current.chosen && current.chosen.decoded;
    if (p && !map.getBounds().contains(placeOf(p, 0))) map.fitBounds(map.getBounds().extend(placeOf(p, 0)), { animate: !B.calm, padding: [30, 30] });
  }
  // What the filters show in the region, wherever the map stands now.
  B.fitShown = function () {
    if (current && current.extent) map.fitBounds(L.latLngBounds(current.extent).pad(.12), { maxZoom: 11, animate: !B.calm });
  };
  function show(payload) {
    const before = current && current.selected;
    current = payload;
    unfold();
    makeChips();
    B.redraw();
    if (payload.selected !== null && payload.selected !== before) reveal();
  }
  Object.assign(B, { start, show, send });
})();
