// Draws the offline base map once, then whatever incidents Python sends. All text from documents goes through textContent.
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  let map, config, base, current, ready, marks, shapes, ring, tip, arcs, chips, overlays = {}, labels = [], known = new Map();

  function make(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }
  function vector(tag, attributes) {
    const node = document.createElementNS(SVG, tag);
    for (const name in attributes) node.setAttribute(name, attributes[name]);
    return node;
  }
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const family = (id) => config.families.find((f) => f.id === id) || config.families[0];
  const latlng = (p) => [p[1], p[0]];

  // ---------------------------------------------------------------- light and dark
  function retheme() {
    const background = css("--background-color") || "#ffffff";
    const rgb = background.length >= 7 ? [1, 3, 5].map((i) => parseInt(background.slice(i, i + 2), 16)) : [255, 255, 255];
    const dark = rgb[0] + rgb[1] + rgb[2] < 330;
    if (document.documentElement.dataset.theme === String(dark)) return;
    document.documentElement.dataset.theme = String(dark);
    document.documentElement.classList.toggle("dark", dark);
    for (const f of config.families) document.documentElement.style.setProperty("--" + f.id, dark ? f.dark : f.light);
    if (base) drawBase();
    if (current) { drawShapes(); drawArcs(); }
  }

  // ---------------------------------------------------------------- the base
  function pane(name, z) {
    const node = map.createPane(name);
    node.style.zIndex = z;
    node.style.pointerEvents = "none";
    return L.canvas({ pane: name, padding: 0.3 });
  }
  function start(theMap, theConfig) {
    map = theMap; config = theConfig;
    map.attributionControl.setPrefix(false);
    map.attributionControl.addAttribution(config.attribution);
    map.getContainer().setAttribute("aria-label", config.words.map);
    map.getContainer().setAttribute("role", "application");
    const canvas = { land: pane("land", 210), water: pane("water", 220), units: pane("units", 230), lines: pane("lines", 240), past: pane("past", 250) };
    map.createPane("labels").style.zIndex = 420;
    map.getPane("labels").style.pointerEvents = "none";
    map.createPane("shapes").style.zIndex = 430;
    map.createPane("arcs").style.zIndex = 450;
    map.createPane("chips").style.zIndex = 640;
    for (const name of ["land", "water", "units", "lines", "exclaves", "past", "labels"]) overlays[name] = L.layerGroup();
    for (const name of ["land", "water", "units", "lines", "labels"]) overlays[name].addTo(map);
    overlays.canvas = canvas;
    shapes = L.layerGroup().addTo(map);
    marks = L.markerClusterGroup({
      animate: false, showCoverageOnHover: false, maxClusterRadius: 46, spiderLegPolylineOptions: { weight: 1.2, color: "#888", opacity: .8 },
      spiderfyDistanceMultiplier: 1.25, iconCreateFunction: clusterIcon,
    }).addTo(map);
    marks.on("clustermouseover", (e) => showTip(e.layer.getLatLng(), clusterTip(e.layer)));
    marks.on("clustermouseout", hideTip);
    tip = make("div", "b-card b-tip");
    tip.setAttribute("role", "tooltip");
    map.getContainer().appendChild(tip);
    arcs = vector("svg", { class: "b-arcs", "aria-hidden": "true" });
    map.getPane("arcs").appendChild(arcs);
    chips = make("div", "b-chips");
    map.getPane("chips").appendChild(chips);
    map.on("move zoomend resize viewreset", drawArcs);
    map.on("zoomstart", () => { arcs.style.visibility = chips.style.visibility = "hidden"; hideTip(); });
    map.on("zoomend", () => { arcs.style.visibility = chips.style.visibility = ""; widen(); });
    map.on("moveend zoomend", drawLabels);
    controls();
    if (window.innerWidth < 560) config.bounds = config.border;
    map.fitBounds(config.bounds, { animate: false });
    retheme();
    window.Streamlit.events.addEventListener("streamlit:render", () => setTimeout(retheme, 0));
    ready = fetch(config.base).then((r) => r.json()).then((data) => { base = data; drawBase(); makeLabels(); drawLabels(); });
    ready.then(() => { map.getContainer().dataset.base = "drawn"; });
    new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(map.getContainer());
  }
  function geo(name, renderer, data, style) {
    overlays[name].addLayer(L.geoJSON(data, { renderer: overlays.canvas[renderer], interactive: false, style: style, pointToLayer: () => null }));
  }
  function drawBase() {
    for (const name of ["land", "water", "units", "lines", "exclaves", "past"]) overlays[name].clearLayers();
    const line = css("--line"), past = css("--past");
    geo("land", "land", base.world, { fillColor: css("--land"), fillOpacity: 1, color: line, weight: .7 });
    geo("land", "land", base.countries, { fillColor: css("--party"), fillOpacity: 1, weight: 0, stroke: false });
    geo("water", "water", base.water, (f) => f.properties.kind === "river"
      ? { color: css("--river"), weight: 1.2, fill: false } : { fillColor: css("--water"), fillOpacity: 1, color: css("--river"), weight: .6 });
    geo("units", "units", base.units, { color: css("--unit"), weight: .9, fill: false });
    geo("lines", "lines", base.others, { color: line, weight: 1.3 });
    geo("lines", "lines", base.border, { color: css("--party"), weight: 5, opacity: .8 });
    geo("lines", "lines", base.border, { color: css("--border"), weight: 1.9 });
    geo("exclaves", "past", base.exclaves, { color: css("--border"), weight: 1.2, dashArray: "3 3", fillColor: css("--accent"), fillOpacity: .14 });
    geo("past", "past", base.history, (f) => ({ color: past, weight: 1.6, dashArray: "6 4", fillColor: past, fillOpacity: f.geometry.type.includes("Polygon") ? .07 : 0 }));
  }

  // ---------------------------------------------------------------- labels: greedy, most important first
  function makeLabels() {
    labels = base.labels.map((l) => {
      const node = make("div", "b-label b-" + l.kind);
      if (l.kind === "town" || l.kind === "capital") node.appendChild(make("i"));
      const span = make("span", "", l.name);
      if (l.local && l.local !== l.name) span.appendChild(make("small", "", l.local));
      node.appendChild(span);
      const width = Math.max(l.name.length, (l.local || "").length) * (l.kind === "country" ? 11.5 : 6.3) + 8;
      const icon = L.divIcon({ className: "", html: node, iconSize: [0, 0] });
      return { ...l, width, marker: L.marker(latlng(l.at), { icon, pane: "labels", interactive: false, keyboard: false }) };
    });
  }
  function drawLabels() {
    const zoom = map.getZoom(), view = map.getBounds().pad(.05), taken = [];
    for (const l of labels) {
      let show = zoom >= l.from && zoom <= (l.to || 99) && view.contains(latlng(l.at)) && (!l.layer || map.hasLayer(overlays[l.layer]));
      if (show) {
        const p = map.latLngToContainerPoint(latlng(l.at)), centred = !["town", "capital"].includes(l.kind);
        const box = [p.x - (centred ? l.width / 2 : 4), p.y - 10, p.x + (centred ? l.width / 2 : l.width), p.y + (l.local && l.local !== l.name ? 19 : 8)];
        show = !taken.some((t) => t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3]);
        if (show) taken.push(box);
      }
      if (show !== overlays.labels.hasLayer(l.marker)) show ? overlays.labels.addLayer(l.marker) : overlays.labels.removeLayer(l.marker);
    }
  }

  // ---------------------------------------------------------------- controls
  function card(title, position, className, open) {
    const box = make("details", "b-card " + className);
    box.open = open;
    box.appendChild(make("summary", "", title));
    const body = make("div", "b-body");
    box.appendChild(body);
    const control = L.control({ position });
    control.onAdd = () => { L.DomEvent.disableClickPropagation(box); L.DomEvent.disableScrollPropagation(box); return box; };
    control.addTo(map);
    return body;
  }
  function controls() {
    const w = config.words, narrow = window.innerWidth < 560;
    const bar = L.control({ position: "topleft" });
    bar.onAdd = () => {
      const box = make("div", "leaflet-bar");
      const button = (text, label, action) => {
        const b = make("button", "", text);
        b.type = "button"; b.title = label; b.setAttribute("aria-label", label);
        L.DomEvent.on(b, "click", L.DomEvent.stop).on(b, "click", action);
        box.appendChild(b);
      };
      button("⌂", w.home, () => map.fitBounds(config.bounds, { animate: !calm }));
      button("⛶", w.full, () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()));
      return box;
    };
    bar.addTo(map);
    const layers = card(w.layers, "topright", "b-layers", false);
    const toggle = (name, label, note, on, action) => {
      const row = make("label"), input = make("input"), text = make("span", "", label);
      input.type = "checkbox"; input.checked = on; input.name = name;
      if (note) text.appendChild(make("small", "", note));
      input.addEventListener("change", () => { action(input.checked); drawLabels(); });
      row.append(input, text);
      layers.appendChild(row);
    };
    const swap = (name) => (on) => (on ? overlays[name].addTo(map) : overlays[name].remove());
    toggle("arcs", w.arcs, w.arcs_note, !narrow, (on) => { overlays.noArcs = !on; drawArcs(); });
    overlays.noArcs = narrow;
    toggle("units", w.units, "", true, swap("units"));
    toggle("exclaves", w.exclaves, w.exclaves_note, false, swap("exclaves"));
    toggle("past", w.past, w.past_note, false, swap("past"));
    layers.appendChild(make("hr"));
    toggle("tiles", w.tiles, w.tiles_note, false, (on) => {
      on ? config.tiles.addTo(map) : config.tiles.remove();
      map.getContainer().classList.toggle("b-tiles", on);
    });
    const legend = card(w.legend, "bottomright", "b-legend", false);
    const sample = (draw, text) => {
      const row = make("div", "b-key"), svg = vector("svg", { width: 26, height: 16, viewBox: "0 0 26 16", "aria-hidden": "true" });
      draw.forEach((d) => svg.appendChild(vector(d[0], d[1])));
      row.append(svg, make("span", "", text));
      legend.appendChild(row);
    };
    sample([["circle", { cx: 7, cy: 8, r: 3.5, fill: "currentColor" }], ["circle", { cx: 18, cy: 8, r: 6.5, fill: "currentColor" }]], w.size);
    sample([["path", { d: "M1 8H25", stroke: "var(--violence)", "stroke-width": 10, opacity: .25 }], ["path", { d: "M1 8H25", stroke: "var(--violence)", "stroke-width": 2.5 }]], w.line);
    sample([["circle", { cx: 13, cy: 8, r: 6.5, fill: "currentColor", "fill-opacity": .12, stroke: "currentColor", "stroke-dasharray": "3 2" }]], w.circle);
    sample([["path", { d: "M1 13Q13 -3 25 13", fill: "none", stroke: "var(--accent)", "stroke-width": 2 }]], w.arc);
    let seen = true;
    try { seen = localStorage.getItem("borderline-hint") === "1"; } catch { /* storage may be forbidden: then no hint */ }
    if (!seen) {
      const hint = make("div", "b-card b-hint"), close = make("button", "", w.hint_close);
      hint.setAttribute("role", "note");
      hint.append(make("span", "", w.hint), close);
      close.type = "button";
      close.addEventListener("click", () => { hint.remove(); try { localStorage.setItem("borderline-hint", "1"); } catch { /* as above */ } });
      L.DomEvent.disableClickPropagation(hint);
      map.getContainer().appendChild(hint);
    }
  }

  // ---------------------------------------------------------------- marks
  function glyph(id, r) {
    const size = 2 * (r + 2), svg = vector("svg", { width: size, height: size, viewBox: `${-r - 2} ${-r - 2} ${size} ${size}`, "aria-hidden": "true" });
    svg.appendChild(vector("path", { d: family(id).path, fill: `var(--${family(id).id})`, transform: `scale(${(r * .92) / 10})`, "vector-effect": "non-scaling-stroke" }));
    return svg;
  }
  const radius = (killed) => Math.min(22, 8.5 + 1.9 * Math.sqrt(killed || 0));
  function marker(m) {
    const r = radius(m.k), html = make("span", "b-mark");
    html.appendChild(glyph(m.f, r));
    const icon = L.divIcon({ className: "", html, iconSize: [2 * r + 4, 2 * r + 4] });
    const made = L.marker(latlng(m.p), { icon, riseOnHover: true });
    made.mark = m;
    made.on("add", () => { const e = made.getElement(); if (e) { e.setAttribute("aria-label", m.t.join(", ")); e.dataset.incident = m.id; } });
    made.on("mouseover focus", () => showTip(made.getLatLng(), m.t));
    made.on("mouseout blur", hideTip);
    made.on("click", () => send(m.id));
    made.on("keypress", (e) => { if (["Enter", " "].includes(e.originalEvent.key)) send(m.id); });
    return made;
  }
  function cell(c) {
    const made = L.marker(latlng(c.p), { icon: donut(c.n), keyboard: true });
    made.mark = { n: c.n };
    made.on("mouseover focus", () => showTip(made.getLatLng(), countTip(c.n)));
    made.on("mouseout blur", hideTip);
    made.on("click", () => map.setView(made.getLatLng(), Math.min(map.getZoom() + 2, map.getMaxZoom()), { animate: !calm }));
    return made;
  }
  function tally(cluster) {
    const n = {};
    for (const child of cluster.getAllChildMarkers()) {
      if (child.mark.n) for (const f in child.mark.n) n[f] = (n[f] || 0) + child.mark.n[f];
      else n[child.mark.f] = (n[child.mark.f] || 0) + 1;
    }
    return n;
  }
  const sum = (n) => Object.values(n).reduce((a, b) => a + b, 0);
  function countTip(n) {
    return [config.words.incidents.replace("{n}", sum(n))].concat(Object.keys(n).sort((a, b) => n[b] - n[a]).map((f) => `${n[f]} × ${family(f).label}`));
  }
  const clusterTip = (cluster) => countTip(tally(cluster)).concat([config.words.open]);
  function clusterIcon(cluster) { return donut(tally(cluster)); }
  function donut(n) {
    const total = sum(n), r = Math.min(26, 12.5 + 1.9 * Math.log2(total)), size = 2 * r + 4, round = 2 * Math.PI * (r - 3);
    const svg = vector("svg", { width: size, height: size, viewBox: `${-r - 2} ${-r - 2} ${size} ${size}` });
    svg.appendChild(vector("circle", { r, fill: "var(--card)" }));
    let done = 0;
    for (const f of config.families) {
      if (!n[f.id]) continue;
      const part = (n[f.id] / total) * round;
      svg.appendChild(vector("circle", { r: r - 3, fill: "none", stroke: `var(--${f.id})`, "stroke-width": 5, "stroke-dasharray": `${Math.max(part - 1, .8)} ${round}`, "stroke-dashoffset": -done, transform: "rotate(-90)" }));
      done += part;
    }
    const text = vector("text", { y: .5 });
    text.textContent = total >= 10000 ? Math.round(total / 1000) + "k" : total;
    svg.appendChild(text);
    const html = make("span", "b-cluster");
    html.setAttribute("aria-label", countTip(n).join(", "));
    html.setAttribute("role", "img");
    html.appendChild(svg);
    return L.divIcon({ className: "", html, iconSize: [size, size] });
  }
  function drawMarks() {
    const wanted = new Map();
    for (const m of current.marks) wanted.set(JSON.stringify(m), () => marker(m));
    for (const c of current.cells) wanted.set(JSON.stringify(c), () => cell(c));
    const gone = [...known.keys()].filter((k) => !wanted.has(k)), fresh = [...wanted.keys()].filter((k) => !known.has(k));
    if (gone.length) { marks.removeLayers(gone.map((k) => known.get(k))); gone.forEach((k) => known.delete(k)); }
    if (fresh.length) { const made = fresh.map((k) => { const layer = wanted.get(k)(); known.set(k, layer); return layer; }); marks.addLayers(made); }
    map.getContainer().classList.toggle("b-dim", Boolean(current.selected));
    for (const layer of known.values()) {
      const node = layer.getElement && layer.getElement();
      if (node) node.classList.toggle("b-chosen", layer.mark.id === current.selected);
    }
  }

  // ---------------------------------------------------------------- footprints: what is known of the place, with its uncertainty
  const pixels = (metres, lat) => metres / (40075016.686 * Math.abs(Math.cos((lat * Math.PI) / 180)) / Math.pow(2, map.getZoom() + 8));
  function drawShapes() {
    shapes.clearLayers();
    const renderer = overlays.svg || (overlays.svg = L.svg({ pane: "shapes", padding: .5 }));
    const chosen = current.marks.find((m) => m.id === current.selected);
    for (const s of current.shapes) {
      const data = s.ref ? base && base[s.ref] : s.g;
      if (!data) continue;
      const on = s.ids.includes(current.selected), faint = current.selected && !on ? .35 : 1, color = css("--" + s.f);
      const ids = s.ids, pick = () => send(ids[0]);
      const add = (style) => { const layer = L.geoJSON(data, { renderer, style, pane: "shapes" }); shapes.addLayer(layer); return layer; };
      const area = s.kind === "area";
      const band = add({ color, weight: 1, opacity: (on ? .3 : .17) * faint, fill: false, interactive: false, lineJoin: "round" });
      band.metres = [s.u, s.lat];
      const body = add({ color, weight: on ? 4 : 2.6, opacity: .9 * faint, fill: area, fillOpacity: .16 * faint, dashArray: area ? "6 4" : null });
      body.on("mouseover", (e) => showTip(e.latlng, s.t)).on("mouseout", hideTip).on("click", pick);
    }
    for (const m of current.marks) {
      const on = m.id === current.selected;
      if (m.s !== undefined || !m.u || (!on && current.marks.length > 150)) continue;
      shapes.addLayer(L.circle(latlng(m.p), {
        radius: m.u, renderer, pane: "shapes", interactive: false, color: css("--" + m.f), weight: on ? 2 : 1.1, dashArray: "5 4",
        opacity: current.selected && !on ? .3 : .85, fillOpacity: on ? .14 : .05,
      }));
    }
    widen();
    if (ring) { ring.remove(); ring = null; }
    if (chosen) {
      const size = 2 * radius(chosen.k) + 14, html = make("span", "b-mark");
      html.appendChild(glyph(chosen.f, radius(chosen.k)));
      ring = L.marker(latlng(chosen.p), { icon: L.divIcon({ className: "b-ring", html, iconSize: [size, size] }), interactive: false, keyboard: false, zIndexOffset: 1000 }).addTo(map);
    }
  }
  function widen() {
    shapes.eachLayer((layer) => { if (layer.metres) layer.setStyle({ weight: Math.max(7, 2 * pixels(...layer.metres)) }); });
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
    if (!current) return;
    const origin = map.containerPointToLayerPoint([0, 0]), size = map.getSize();
    L.DomUtil.setPosition(arcs, origin);
    L.DomUtil.setPosition(chips, origin);
    arcs.setAttribute("width", size.x); arcs.setAttribute("height", size.y);
    arcs.replaceChildren();
    chips.hidden = overlays.noArcs;
    chips.style.display = overlays.noArcs ? "none" : "";
    if (overlays.noArcs) return;
    const at = new Map();
    for (const b of placeChips()) {
      b.node.style.left = b.x + "px"; b.node.style.top = b.y + "px";
      b.node.classList.toggle("b-away", b.away);
      at.set(b.c.code, b.away ? [b.x + b.w / 2, b.y + b.h / 2] : [b.p.x, b.p.y]);
    }
    const most = Math.max(12, ...current.arcs.map((a) => a.n));
    arcs.classList.toggle("b-some", current.arcs.some((a) => a.on));
    for (const a of current.arcs) {
      const p = at.get(a.a), q = at.get(a.b);
      if (!p || !q) continue;
      const dx = q[0] - p[0], dy = q[1] - p[1], far = Math.hypot(dx, dy) || 1, bend = Math.min(.24 * far, 110);
      const c = [(p[0] + q[0]) / 2 + (dy / far) * bend, (p[1] + q[1]) / 2 - (dx / far) * bend];
      const path = vector("path", { d: `M${p}Q${c} ${q}`, class: "b-arc" + (a.on ? " b-on" : ""), "stroke-width": 1.3 + 3.4 * Math.sqrt(a.n / most) });
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
      node.appendChild(make("b", "", c.n));
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
  function reveal() {
    const m = current.marks.find((x) => x.id === current.selected);
    if (m && !map.getBounds().contains(latlng(m.p))) map.fitBounds(L.latLngBounds(config.bounds).extend(latlng(m.p)), { animate: !calm, padding: [30, 30] });
  }
  function show(payload) {
    const before = current && current.selected;
    current = payload;
    drawMarks();
    drawShapes();
    makeChips();
    drawArcs();
    if (payload.selected && payload.selected !== before) reveal();
    ready.then(() => { if (current === payload && payload.shapes.some((s) => s.ref)) drawShapes(); map.getContainer().dataset.painted = payload.stamp; });
  }
  window.Borderline = { start, show };
})();
