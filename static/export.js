// The self-contained map: base, marks, list and evidence of the incidents in #data. Text goes through textContent alone.
(function () {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent), dark = matchMedia("(prefers-color-scheme: dark)"), tongue = document.documentElement.lang;
  const make = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    for (const name in attributes || {}) node.setAttribute(name, attributes[name]);
    node.append(...children.filter((c) => c !== null && c !== ""));
    return node;
  };
  const t = (text, holes) => (data.words[text] || text).replace(/\{(\w+)\}/g, (whole, name) => (holes && name in holes ? (typeof holes[name] === "number" ? holes[name].toLocaleString(tongue) : holes[name]) : whole));
  const family = Object.fromEntries(data.families.map((f) => [f.id, f])), colour = (id) => family[id][dark.matches ? "dark" : "light"];
  const icon = (id, size, text) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS(svg.namespaceURI, "path");
    svg.setAttribute("viewBox", "-12 -12 24 24"); svg.setAttribute("width", size); svg.setAttribute("height", size); svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", family[id].path); path.setAttribute("fill", colour(id)); path.setAttribute("stroke", "#fff"); path.setAttribute("stroke-width", "1.2");
    svg.append(path);
    if (text) { const t = document.createElementNS(svg.namespaceURI, "text"); t.textContent = text; svg.append(t); }
    return svg;
  };

  // ---------------------------------------------------------------- the page
  const search = make("input", { type: "search", placeholder: t("words") }), from = make("input", { type: "date" }), until = make("input", { type: "date" }), count = make("output", { role: "status" });
  const list = make("main", { tabindex: "0", "aria-label": t("Incidents") }), place = make("div", { id: "map", role: "region", "aria-label": t("Map of incidents") });
  const days = data.incidents.filter((i) => i.first).flatMap((i) => [i.first, i.last]).sort();
  if (days.length) { from.value = from.min = until.min = days[0]; until.value = from.max = until.max = days[days.length - 1]; }
  const field = (text, input) => make("label", {}, text, input);
  document.body.append(
    make("header", {}, make("h1", {}, data.name), field(t("Find"), search), field(t("From"), from), field(t("Until"), until), count, data.demo ? make("p", { class: "demo" }, data.demo) : null), place, list,
    make("footer", {}, make("ul", { class: "key" }, ...data.families.filter((f) => data.incidents.some((i) => i.family === f.id)).map((f) => make("li", {}, icon(f.id, 14), f.label))),
      `${data.licence}. ${data.attribution}. ${t("Made by {software} on {day}.", { software: data.software, day: data.generated })} ${t("Read by machine: read the evidence before you rely on a mark. Claims stand with their claimant.")}`),
  );

  // ---------------------------------------------------------------- the map
  const map = L.map(place, { minZoom: 5, maxZoom: 14, zoomSnap: .5, preferCanvas: true });
  map.attributionControl.setPrefix("").addAttribution(make("span", {}, data.attribution).innerHTML);
  const [west, south, east, north] = data.bounds;
  map.fitBounds([[south, west], [north, east]]);
  const base = L.layerGroup().addTo(map), names = L.layerGroup().addTo(map), shapes = L.layerGroup().addTo(map), marks = L.layerGroup().addTo(map), chosen = L.layerGroup().addTo(map);
  function drawBase() {
    const c = dark.matches ? { land: "#1d2329", party: "#262d34", line: "#4e5862", unit: "#38424b", border: "#d7d2c6", water: "#16303f" } : { land: "#f1eee6", party: "#fbf9f4", line: "#b9b2a4", unit: "#d3ccbd", border: "#3c3a36", water: "#c6d8e1" };
    base.clearLayers();
    const add = (name, style) => base.addLayer(L.geoJSON(data.base[name], { interactive: false, style, pointToLayer: () => null }));
    add("world", { fillColor: c.land, fillOpacity: 1, color: c.line, weight: .7 });
    add("countries", { fillColor: c.party, fillOpacity: 1, stroke: false });
    add("water", (f) => (f.properties.kind === "river" ? { color: c.water, weight: 1.2, fill: false } : { fillColor: c.water, fillOpacity: 1, color: c.water, weight: .6 }));
    add("units", { color: c.unit, weight: .9, fill: false });
    add("others", { color: c.line, weight: 1.3 });
    add("border", { color: c.border, weight: 1.9 });
  }
  function drawNames() {
    names.clearLayers();
    const zoom = map.getZoom(), taken = [];
    for (const l of data.base.labels) {
      const at = [l.at[1], l.at[0]], name = (l.names || {})[tongue] || l.name;
      if (zoom < l.from || zoom > l.to || l.layer || !map.getBounds().contains(at)) continue;
      const p = map.latLngToContainerPoint(at), w = 3.4 * Math.max(name.length, l.local.length) + 6, box = [p.x - w, p.y - 10, p.x + w, p.y + 14];
      if (taken.some((t) => t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3])) continue;
      taken.push(box);
      const text = make("div", { class: "name " + l.kind }, name, l.local && l.local !== name ? make("small", {}, l.local) : null);
      names.addLayer(L.marker(at, { icon: L.divIcon({ className: "", html: text, iconSize: [0, 0] }), interactive: false, keyboard: false }));
    }
  }
  const line = (i) => ({ color: colour(i.family), weight: 3, opacity: .75, fillColor: colour(i.family), fillOpacity: .16 });
  function drawMarks(shown) {
    shapes.clearLayers(); marks.clearLayers();
    const spots = new Map(), seen = new Set();
    for (const i of shown) {
      if (!i.point) continue;
      const shape = i.shape && JSON.stringify(i.shape) + i.family;
      if (shape && !seen.has(shape)) { seen.add(shape); shapes.addLayer(L.geoJSON(i.shape, { style: line(i), pointToLayer: (f, at) => L.circleMarker(at, { radius: 4 }) }).on("click", () => open(i))); }
      const p = map.project([i.point[1], i.point[0]]), key = `${Math.round(p.x / 26)},${Math.round(p.y / 26)}`;
      spots.has(key) ? spots.get(key).push(i) : spots.set(key, [i]);
    }
    for (const some of spots.values()) {
      const first = some[0], title = some.length > 1 ? t("{n} incidents", { n: some.length }) : `${first.kind}: ${first.who}, ${first.when}`;
      const mark = L.marker([first.point[1], first.point[0]], { title, alt: title, icon: L.divIcon({ className: "mark", html: icon(first.family, some.length > 1 ? 30 : 22, some.length > 1 ? String(some.length) : ""), iconSize: [30, 30] }) });
      marks.addLayer(mark.on("click", () => (some.length > 1 ? rows(some, true) : open(first))));
    }
  }

  // ---------------------------------------------------------------- list and evidence
  let shown = [];
  function rows(some, back) {
    chosen.clearLayers();
    const made = some.slice(0, 500).map((i) => {
      const b = make("button", { class: "row", type: "button" }, icon(i.family, 14), make("span", {}, make("strong", {}, i.kind), ` · ${i.who}`, make("small", {}, [i.when, i.where, i.losses].filter(Boolean).join(" · "))));
      b.onclick = () => open(i);
      return make("li", {}, b);
    });
    const all = make("button", { class: "back", type: "button" }, t("← All incidents"));
    all.onclick = () => rows(shown);
    list.replaceChildren(...(back ? [all] : []), made.length ? make("ul", {}, ...made) : make("p", {}, t("No incident fits. Widen the days or the words.")), ...(some.length > 500 ? [make("p", {}, t("The first {n} of {m}; choose fewer days to see the others.", { n: 500, m: some.length }))] : []));
  }
  function open(i) {
    const back = make("button", { class: "back", type: "button" }, t("← All incidents")), facts = make("dl");
    back.onclick = () => rows(shown);
    for (const [name, text, note] of [[t("When"), i.when], [t("Where"), i.where, i.precision], [t("Who → whom"), i.who], [t("Losses"), i.losses], [t("Who says so"), i.claim || t("the report itself")], [t("Confidence"), i.confidence.toLocaleString(tongue, { style: "percent" }), i.review]])
      if (text) facts.append(make("dt", {}, name), make("dd", {}, text, note ? make("small", {}, note) : null));
    const against = i.claims.length ? [make("section", {}, make("h3", {}, t("Claim against claim")), make("small", {}, t("The reports differ. Each stands with its claimant, in the order of their codes; none is corrected by another.")),
      make("dl", {}, ...i.claims.flatMap((c) => [make("dt", {}, c.claimant), make("dd", {}, `${c.status} · ${c.text}`, make("small", {}, c.outlets))])))] : [];
    list.replaceChildren(back, make("h2", {}, `${i.kind}: ${i.who}`), facts, ...against, ...i.sources.map((s) => make("section", {}, make("h3", {}, s.publisher || s.title || t("Report")),
      make("small", {}, [s.published, s.language, s.url].filter(Boolean).join(" · ")), make("blockquote", { dir: "auto", lang: s.language }, s.quote))));
    list.scrollTop = 0;
    chosen.clearLayers();
    if (!i.point) return;
    const at = [i.point[1], i.point[0]];
    if (i.shape) chosen.addLayer(L.geoJSON(i.shape, { style: { ...line(i), weight: 5 }, pointToLayer: (f, at) => L.circleMarker(at, { radius: 6 }) }));
    else chosen.addLayer(L.circle(at, { radius: i.uncertainty_m, color: colour(i.family), weight: 1.5, dashArray: "4 3", fillOpacity: .08 }));
    if (!map.getBounds().contains(at)) map.panTo(at);
  }
  // İ and ı of Turkish and Azerbaijani are found by an i, as whoever types has one
  const folded = (text) => text.toLowerCase().replace(/\u0307/g, "").replace(/ı/g, "i");
  function update() {
    const words = folded(search.value), whole = from.value === from.min && until.value === until.max;
    shown = data.incidents.filter((i) => (whole || (i.first && i.first <= until.value && i.last >= from.value)) && (!words || folded(`${i.kind} ${i.who} ${i.where} ${i.sources.map((s) => s.quote).join(" ")}`).includes(words)));
    count.textContent = t("{n} of {m} incidents", { n: shown.length, m: data.incidents.length });
    drawMarks(shown);
    rows(shown);
  }
  for (const input of [search, from, until]) input.addEventListener("input", update);
  map.on("moveend", drawNames).on("zoomend", () => drawMarks(shown));
  dark.addEventListener("change", () => { drawBase(); update(); });
  drawBase(); drawNames(); update();
})();
