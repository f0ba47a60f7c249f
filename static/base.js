// The base map: light and dark, outlines and labels from our own data, cards with what can be switched. Everything shared stands in `Borderline`.
(function () {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const B = (window.Borderline = { layers: {}, on: {}, calm: window.matchMedia("(prefers-reduced-motion: reduce)").matches });
  let labels = [];

  B.make = function (tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };
  B.vector = function (tag, attributes) {
    const node = document.createElementNS(SVG, tag);
    for (const name in attributes) node.setAttribute(name, attributes[name]);
    return node;
  };
  B.css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  B.latlng = (p) => [p[1], p[0]];
  const { make, css, latlng, layers } = B;

  // ---------------------------------------------------------------- the page's address: what the map alone knows
  B.asked = (name) => new URLSearchParams(window.parent.location.search).get(name);
  B.keep = function (name, value) {
    const url = new URL(window.parent.location.href);
    value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
    const text = url.href.replace(/%2C/g, ",");
    if (text !== window.parent.location.href) window.parent.history.replaceState(window.parent.history.state, "", text);
  };

  // ---------------------------------------------------------------- light and dark
  B.retheme = function () {
    const background = css("--background-color") || "#ffffff";
    const rgb = background.length >= 7 ? [1, 3, 5].map((i) => parseInt(background.slice(i, i + 2), 16)) : [255, 255, 255];
    const dark = rgb[0] + rgb[1] + rgb[2] < 330;
    if (document.documentElement.dataset.theme === String(dark)) return;
    document.documentElement.dataset.theme = String(dark);
    document.documentElement.classList.toggle("dark", dark);
    for (const f of B.config.families) document.documentElement.style.setProperty("--" + f.id, dark ? f.dark : f.light);
    if (B.base) drawBase();
    B.redraw();
  };

  // ---------------------------------------------------------------- outlines
  B.pane = function (name, z) {
    const node = B.map.createPane(name);
    node.style.zIndex = z;
    node.style.pointerEvents = "none";
    return node;
  };
  B.setupBase = function () {
    layers.canvas = {};
    for (const [name, z] of [["land", 210], ["water", 220], ["units", 240], ["lines", 250], ["past", 260]]) { B.pane(name, z); layers.canvas[name] = L.canvas({ pane: name, padding: 0.3 }); }
    B.pane("labels", 420);
    for (const name of ["land", "water", "units", "lines", "exclaves", "past", "labels"]) layers[name] = L.layerGroup();
    for (const name of ["land", "water", "lines", "labels"]) layers[name].addTo(B.map);
    B.map.on("moveend zoomend", B.drawLabels);
    B.ready = fetch(B.config.base).then((r) => r.json()).then((data) => { B.base = data; drawBase(); makeLabels(); B.drawLabels(); B.redraw(); });
    B.ready.then(() => { B.map.getContainer().dataset.base = "drawn"; });
  };
  function geo(name, renderer, data, style) {
    layers[name].addLayer(L.geoJSON(data, { renderer: layers.canvas[renderer], interactive: false, style: style, pointToLayer: () => null }));
  }
  function drawBase() {
    const base = B.base, line = css("--line"), past = css("--past");
    for (const name of ["land", "water", "units", "lines", "exclaves", "past"]) layers[name].clearLayers();
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
    labels = B.base.labels.map((given) => {
      const l = { ...given, name: (given.names || {})[B.config.lang] || given.name, local: (given.notes || {})[B.config.lang] || given.local };
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
  B.drawLabels = function () {
    const map = B.map, zoom = map.getZoom(), view = map.getBounds().pad(.05), taken = [];
    for (const l of labels) {
      let show = zoom >= l.from && zoom <= (l.to || 99) && view.contains(latlng(l.at)) && (!l.layer || map.hasLayer(layers[l.layer]));
      if (show) {
        const p = map.latLngToContainerPoint(latlng(l.at)), centred = !["town", "capital"].includes(l.kind);
        const box = [p.x - (centred ? l.width / 2 : 4), p.y - 10, p.x + (centred ? l.width / 2 : l.width), p.y + (l.local && l.local !== l.name ? 19 : 8)];
        show = !taken.some((t) => t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3]);
        if (show) taken.push(box);
      }
      if (show !== layers.labels.hasLayer(l.marker)) show ? layers.labels.addLayer(l.marker) : layers.labels.removeLayer(l.marker);
    }
  };

  // ---------------------------------------------------------------- cards
  B.card = function (title, position, className) {
    const box = make("details", "b-card " + className), body = make("div", "b-body");
    box.append(make("summary", "", title), body);
    const control = L.control({ position });
    control.onAdd = () => { L.DomEvent.disableClickPropagation(box); L.DomEvent.disableScrollPropagation(box); return box; };
    control.addTo(B.map);
    return body;
  };
  // What is switched on stands in the address as layers=a,b; nothing stands there while it is as at first.
  const NORMAL = ["spots", "shapes", "arcs", "units"];
  function setupLayers(body) {
    const w = B.config.words, narrow = window.innerWidth < 560;
    const asked = B.asked("layers"), first = asked === null ? NORMAL.filter((n) => n !== "arcs" || !narrow) : asked.split(",");
    const remember = () => {
      const on = Object.keys(B.on).filter((n) => B.on[n] && n !== "tiles");
      B.keep("layers", [...on].sort().join() === [...NORMAL].sort().join() ? "" : on.join() || "none");
    };
    const add = (type, name, label, note, action) => {
      const row = make("label"), input = make("input"), text = make("span", "", label);
      input.type = type; input.name = type === "radio" ? "shade" : name; input.value = name; input.checked = first.includes(name);
      if (note) text.appendChild(make("small", "", note));
      input.addEventListener("change", () => { action(input.checked); remember(); B.drawLabels(); });
      row.append(input, text);
      body.appendChild(row);
      if (type === "checkbox") { B.on[name] = input.checked; if (input.checked) action(true); }
      return input;
    };
    const swap = (name) => (on) => { B.on[name] = on; on ? layers[name].addTo(B.map) : layers[name].remove(); };
    const flag = (name) => (on) => { B.on[name] = on; B.redraw(); };
    add("checkbox", "spots", w.spots, "", flag("spots"));
    add("checkbox", "shapes", w.shapes, w.shapes_note, flag("shapes"));
    add("checkbox", "arcs", w.arcs, w.arcs_note, flag("arcs"));
    add("checkbox", "heat", w.heat, w.heat_note, flag("heat"));
    add("checkbox", "units", w.units, "", swap("units"));
    add("checkbox", "exclaves", w.exclaves, w.exclaves_note, swap("exclaves"));
    add("checkbox", "past", w.past, w.past_note, swap("past"));
    const tiles = add("checkbox", "tiles", w.tiles, w.tiles_note, (on) => {
      B.on.tiles = on;
      on ? B.config.tiles.addTo(B.map) : B.config.tiles.remove();
      B.map.getContainer().classList.toggle("b-tiles", on);
    });
    tiles.checked = false;
    body.appendChild(make("p", "b-group", w.shade));
    const shades = ["none", "count", "deaths", "trend"];
    for (const name of shades) {
      const input = add("radio", name, w[name], name === "trend" ? w.trend_note : "", () => { for (const n of shades) B.on[n] = n === name && n !== "none"; B.redraw(); });
      if (name === "none") input.checked = !shades.slice(1).some((n) => first.includes(n)); else B.on[name] = input.checked;
    }
  }
  function setupLegend(body) {
    const w = B.config.words;
    const sample = (draw, text) => {
      const row = make("div", "b-key"), svg = B.vector("svg", { width: 26, height: 18, viewBox: "0 0 26 18", "aria-hidden": "true" });
      draw.forEach((d) => svg.appendChild(B.vector(d[0], d[1])));
      row.append(svg, make("span", "", text));
      body.appendChild(row);
    };
    for (const f of B.config.families) sample([["path", { d: f.path, fill: `var(--${f.id})`, transform: "translate(13 9) scale(.72)" }]], f.label);
    body.appendChild(make("hr"));
    sample([["circle", { cx: 7, cy: 9, r: 3.5, fill: "currentColor" }], ["circle", { cx: 18, cy: 9, r: 6.5, fill: "currentColor" }]], w.size);
    sample([["circle", { cx: 13, cy: 9, r: 6, fill: "none", stroke: "var(--violence)", "stroke-width": 3.5, "stroke-dasharray": "24 38" }],
      ["circle", { cx: 13, cy: 9, r: 6, fill: "none", stroke: "var(--talks)", "stroke-width": 3.5, "stroke-dasharray": "13 38", "stroke-dashoffset": -24.5 }]], w.cluster);
    sample([["path", { d: "M1 9H25", stroke: "var(--violence)", "stroke-width": 11, opacity: .25 }], ["path", { d: "M1 9H25", stroke: "var(--violence)", "stroke-width": 2.5 }]], w.line);
    sample([["path", { d: "M3 4L22 3L24 14L7 16Z", fill: "var(--violence)", "fill-opacity": .16, stroke: "var(--violence)", "stroke-width": 1.6, "stroke-dasharray": "4 3" }]], w.zone);
    sample([["circle", { cx: 13, cy: 9, r: 7, fill: "currentColor", "fill-opacity": .12, stroke: "currentColor", "stroke-dasharray": "3 2" }]], w.circle);
    sample([["path", { d: "M1 14Q13 -2 25 14", fill: "none", stroke: "var(--accent)", "stroke-width": 2 }]], w.arc);
  }
  B.setupControls = function () {
    const w = B.config.words, map = B.map, bar = L.control({ position: "topleft" });
    bar.onAdd = () => {
      const box = make("div", "leaflet-bar");
      const button = (d, label, action) => {
        const b = make("button", "");
        const icon = B.vector("svg", { width: 18, height: 18, viewBox: "0 0 18 18", "aria-hidden": "true", style: "vertical-align: middle" });
        icon.appendChild(B.vector("path", { d, fill: "none", stroke: "currentColor", "stroke-width": 1.8, "stroke-linecap": "round", "stroke-linejoin": "round" }));
        b.appendChild(icon);
        b.type = "button"; b.title = label; b.setAttribute("aria-label", label);
        L.DomEvent.on(b, "click", L.DomEvent.stop).on(b, "click", action);
        box.appendChild(b);
      };
      button("M3 9L9 3.5L15 9M5 8V14.5H13V8", w.home, () => map.fitBounds(B.config.bounds, { animate: !B.calm }));
      button("M3 6V3H6M12 3H15V6M15 12V15H12M6 15H3V12M9 6.5A2.5 2.5 0 1 0 9 11.5A2.5 2.5 0 1 0 9 6.5", w.fit, B.fitShown);
      button("M3 7V3H7M11 3H15V7M15 11V15H11M7 15H3V11", w.full, () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()));
      return box;
    };
    bar.addTo(map);
    setupLayers(B.card(w.layers, "topright", "b-layers"));
    Draw.setup(map, w, B.card(w.draw, "topright", "b-draw"), make, (ring) => B.send("area:" + ring));
    B.shadeKey = make("div", "b-card b-shade-key");
    B.shadeKey.hidden = true;
    const key = L.control({ position: "bottomright" });
    key.onAdd = () => B.shadeKey;
    setupLegend(B.card(w.legend, "bottomright", "b-legend"));
    key.addTo(map);
    // One card at a time: on a small map they would lie over each other.
    const cards = [...map.getContainer().querySelectorAll("details.b-card")];
    cards.forEach((c) => c.addEventListener("toggle", () => { if (c.open) cards.forEach((o) => { if (o !== c) o.open = false; }); }));
    hint();
  };
  function hint() {
    const w = B.config.words;
    let seen = true;
    try { seen = localStorage.getItem("borderline-hint") === "1"; } catch { /* storage may be forbidden: then no hint */ }
    if (seen) return;
    const box = make("div", "b-card b-hint"), close = make("button", "", w.hint_close);
    box.setAttribute("role", "note");
    box.append(make("span", "", w.hint), close);
    close.type = "button";
    close.addEventListener("click", () => { box.remove(); try { localStorage.setItem("borderline-hint", "1"); } catch { /* as above */ } });
    L.DomEvent.disableClickPropagation(box);
    B.map.getContainer().appendChild(box);
  }
})();
