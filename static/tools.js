// The pages beside the map: “Read a text” and “Places”, each with a small map of its own. All text goes through textContent.
const make = (tag, className, text) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined && text !== null) node.textContent = text;
  return node;
};
const asset = (path) => new URL(`app/static/${path}`, document.baseURI).href;

// ---------------------------------------------------------------- a small map: our own outlines, some footprints
let leaflet, bases = new Map();
function needLeaflet() {
  leaflet = leaflet || new Promise((resolve, reject) => {
    const style = Object.assign(make("link"), { rel: "stylesheet", href: asset("vendor/leaflet.css") });
    const script = Object.assign(make("script"), { src: asset("vendor/leaflet.js"), onload: () => resolve(window.L), onerror: reject });
    document.head.append(style, script);
  });
  return leaflet;
}
function needBase(path) {
  if (!bases.has(path)) bases.set(path, fetch(asset(path)).then((r) => r.json()));
  return bases.get(path);
}
// features: [{key, tone, lines, geometry?, point: [lon, lat], blur (metres), number?, far?}]; what is far from the region widens the first view only where all is; on(key, chosen) tells of hovering and clicks.
function smallMap(node, config, on) {
  let L, map, drawn = new Map(), wanted = [], labels = [], gone = false;
  node.classList.add("t-map");
  const tip = make("div", "t-tip");
  tip.hidden = true;
  Promise.all([needLeaflet(), needBase(config.base)]).then(([lib, base]) => {
    if (gone) return;
    L = lib;
    map = L.map(node, { zoomSnap: .5, minZoom: 4, maxZoom: 14, scrollWheelZoom: false, zoomControl: false, renderer: L.svg({ padding: .4 }) });
    map.attributionControl.setPrefix(false);
    map.attributionControl.addAttribution(config.attribution);
    L.control.zoom({ zoomInTitle: config.words.in, zoomOutTitle: config.words.out }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    node.setAttribute("role", "application");
    node.setAttribute("aria-label", config.words.map);
    node.appendChild(tip);
    map.fitBounds(config.bounds);
    const layer = (data, className) => L.geoJSON(data, { interactive: false, pointToLayer: () => null, style: (f) => ({ className: `${className} t-${f.properties.kind || "x"}` }) }).addTo(map);
    layer(base.world, "t-land"); layer(base.countries, "t-party"); layer(base.water, "t-water"); layer(base.units, "t-unit"); layer(base.others, "t-other"); layer(base.border, "t-border");
    labels = base.labels.filter((l) => ["country", "capital", "town"].includes(l.kind)).map((given) => {
      const l = { ...given, name: (given.names || {})[config.language] || given.name };
      const text = make("span", `t-label t-label-${l.kind}`);
      text.append(make("i"), make("b", "", l.name));
      return { ...l, marker: L.marker([l.at[1], l.at[0]], { icon: L.divIcon({ className: "", html: text, iconSize: [0, 0] }), interactive: false, keyboard: false }) };
    });
    map.on("zoomend moveend", drawLabels);
    map.on("mousedown zoomstart", () => { tip.hidden = true; });
    draw(true);
    new ResizeObserver(() => { if (!gone && node.isConnected) map.invalidateSize(); }).observe(node);
    node.dataset.drawn = "yes";
  });
  function drawLabels() {
    const taken = [], view = map.getBounds();
    for (const l of labels) {
      const p = map.latLngToContainerPoint([l.at[1], l.at[0]]), w = 12 + 6.5 * l.name.length;
      const box = [p.x - 4, p.y - 9, p.x + w, p.y + 9];
      const show = map.getZoom() >= l.from && map.getZoom() <= (l.to || 99) && view.contains([l.at[1], l.at[0]]) && !taken.some((t) => t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3]);
      if (show) taken.push(box);
      show ? l.marker.addTo(map) : l.marker.remove();
    }
  }
  function point(e, f) {
    const p = map.latLngToContainerPoint(e.latlng || e.target.getLatLng()), size = map.getSize();
    tip.replaceChildren(...f.lines.filter(Boolean).map((line, i) => make(i ? "span" : "strong", "", line)));
    tip.hidden = false;
    tip.style.left = Math.min(Math.max(p.x - tip.offsetWidth / 2, 4), Math.max(4, size.x - tip.offsetWidth - 4)) + "px";
    tip.style.top = (p.y - tip.offsetHeight - 14 > 4 ? p.y - tip.offsetHeight - 14 : p.y + 16) + "px";
  }
  function parts(f) {
    const made = [], at = f.point && [f.point[1], f.point[0]], style = (extra) => ({ className: `t-shape t-${f.tone}${extra}` });
    if (at && f.blur) made.push(L.circle(at, { radius: f.blur, interactive: false, ...style(" t-blur") }));
    if (f.geometry && f.geometry.type !== "Point") made.push(L.geoJSON(f.geometry, { style: style(f.geometry.type.includes("Polygon") ? " t-area" : f.geometry.type.includes("Line") ? " t-line" : " t-dot"), pointToLayer: (x, where) => L.circleMarker(where, { radius: 6 }), bubblingMouseEvents: false }));
    if (at && f.number) {
      const html = make("span", `t-number t-${f.tone}`, f.number);
      made.push(L.marker(at, { icon: L.divIcon({ className: "", html, iconSize: [26, 26] }), riseOnHover: true, alt: f.lines.join(", ") }));
    } else if (at && (!f.geometry || f.geometry.type === "Point")) made.push(L.circleMarker(at, { radius: 6, ...style(" t-dot") }));
    for (const part of made) part.on("mouseover", (e) => { point(e, f); on(f.key, false); }).on("mouseout", () => { tip.hidden = true; on(null, false); }).on("click", () => on(f.key, true)).on("keypress", (e) => { if (e.originalEvent.key === "Enter") on(f.key, true); });
    return made;
  }
  function draw(fit) {
    if (!map) return;
    for (const old of drawn.values()) old.forEach((p) => p.remove());
    drawn = new Map(wanted.map((f) => [f.key, parts(f).map((p) => p.addTo(map))]));
    if (fit) fitTo(home());
    drawLabels();
  }
  // What the map opens with: a border that is only named widens nothing, nor does a place far away, unless there is nothing else.
  function home() {
    const exact = wanted.filter((f) => f.tone !== "place" || !f.geometry || f.geometry.type === "Point"), near = (list) => list.filter((f) => !f.far);
    return [near(exact), near(wanted), exact, wanted].find((list) => list.length) || [];
  }
  function fitTo(features) {
    if (features.length) map.fitBounds(L.featureGroup(features.flatMap((f) => drawn.get(f.key))).getBounds().pad(.25), { maxZoom: 10, animate: false });
  }
  const leaves = (layer) => (layer.getLayers ? layer.getLayers().flatMap(leaves) : [layer]);
  return {
    show(features) { wanted = features; draw(true); },
    light(key) {
      for (const [k, list] of drawn) for (const p of list) {
        const elements = leaves(p).map((l) => l.getElement());
        elements.forEach((e) => { if (e) { e.classList.toggle("t-lit", k === key); if (e.firstElementChild) e.firstElementChild.classList.toggle("t-lit", k === key); } });
      }
    },
    go(key) { const list = drawn.get(key); if (list && list.length) map.fitBounds(L.featureGroup(list).getBounds().pad(.6), { maxZoom: 10.5 }); },
    whole() { if (map) fitTo(wanted); },
    end() { gone = true; if (map) map.remove(); },
  };
}

// ---------------------------------------------------------------- “Read a text”
// data: text, from (offset of the body), marks: [{a, b, kind, lines}], reports: [{key, family, title, facts, reasons, evidence: [[a, b]]}], features, words, kinds
export function reading({ data, parentElement }) {
  const root = make("div", "t-reading"), text = make("div", "t-text"), side = make("div", "t-side"), legend = make("div", "t-legend"), tip = make("div", "t-tip");
  const left = make("section", "t-left"), mapNode = make("div"), cards = make("div", "t-cards");
  parentElement.replaceChildren(root);
  left.setAttribute("aria-label", data.words.text);
  side.setAttribute("role", "region");
  side.setAttribute("aria-label", data.words.reports);
  text.lang = data.lang; text.dir = "auto"; tip.hidden = true;
  tip.setAttribute("role", "tooltip"); tip.id = "t-reading-tip";
  left.append(legend, text, tip);
  const away = make("p", "b-note t-away");
  if (data.words.away && data.features.some((f) => !f.far)) {
    const all = make("button", "b-link", data.words.whole);
    all.type = "button";
    all.onclick = () => map.whole();
    away.append(data.words.away, " ", all);
  }
  side.append(mapNode, away, make("h3", "b-part", data.words.reports), cards);
  root.append(left, side);

  const points = Array.from(data.text); // offsets count code points
  const spans = data.marks.map((m, n) => ({ ...m, n })), proofs = data.reports.flatMap((r) => r.evidence.map(([a, b]) => ({ a, b, key: r.key, kind: "trigger", lines: [data.words.tells, ...r.lines] })));
  const all = [...spans, ...proofs].sort((x, y) => x.a - y.a || y.b - x.b);
  const cuts = [...new Set([data.from, points.length, ...all.flatMap((m) => [m.a, m.b])])].filter((c) => c >= data.from).sort((x, y) => x - y);
  const shown = [], open = [];
  let next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    while (next < all.length && all[next].a <= cuts[i]) open.push(all[next++]);
    const here = open.filter((m) => m.a <= cuts[i] && m.b > cuts[i]);
    let node = document.createTextNode(points.slice(cuts[i], cuts[i + 1]).join(""));
    for (const m of [...here].reverse()) { // the widest outside
      const wrap = make("span", `t-m t-m-${m.kind}`);
      wrap.mark = m;
      wrap.appendChild(node);
      (m.nodes = m.nodes || []).push(wrap);
      node = wrap;
    }
    text.appendChild(node);
  }
  for (const m of all) if (m.nodes) { m.nodes[0].tabIndex = shown.length ? -1 : 0; shown.push(m); }

  const chosen = (e) => { let n = e.target.closest(".t-m"); while (n && root.classList.contains(`t-no-${n.mark.kind}`)) n = n.parentElement.closest(".t-m"); return n; };
  const explain = (n) => {
    root.querySelectorAll(".t-now").forEach((e) => e.classList.remove("t-now"));
    tip.hidden = !n;
    if (!n) { light(null); return; }
    const told = [];
    for (let at = n; at; at = at.parentElement.closest(".t-m")) if (!root.classList.contains(`t-no-${at.mark.kind}`)) told.push(at.mark);
    tip.replaceChildren(...told.flatMap((m) => [make("strong", `t-tone-${m.kind}`, data.kinds[m.kind]), ...m.lines.filter(Boolean).map((line) => make("span", "", line))]));
    n.mark.nodes.forEach((e) => e.classList.add("t-now"));
    const r = n.getClientRects()[0], box = left.getBoundingClientRect();
    tip.style.left = Math.min(Math.max(r.left - box.left, 0), Math.max(0, box.width - tip.offsetWidth)) + "px";
    tip.style.top = r.bottom - box.top + 6 + "px";
    const key = told.map((m) => m.key).find(Boolean);
    light(key || null);
  };
  const leave = [];
  const listen = (node, name, action) => { node.addEventListener(name, action); leave.push(() => node.removeEventListener(name, action)); };
  listen(text, "pointerover", (e) => explain(chosen(e)));
  listen(text, "pointerleave", () => explain(null));
  listen(text, "focusin", (e) => explain(chosen(e)));
  listen(text, "focusout", () => explain(null));
  listen(text, "click", (e) => { const n = chosen(e), key = n && n.mark.key; if (key) pick(key, true); });
  listen(text, "keydown", (e) => { // one stop for Tab; arrows lead from mark to mark
    const at = shown.indexOf(document.activeElement.mark), step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
    if (e.key === "Escape") return explain(null);
    if (e.key === "Enter" && at >= 0 && shown[at].key) return pick(shown[at].key, true);
    if (!step || at < 0) return;
    e.preventDefault();
    for (let n = at + step; n >= 0 && n < shown.length; n += step) {
      if (root.classList.contains(`t-no-${shown[n].kind}`)) continue;
      shown[at].nodes[0].tabIndex = -1; shown[n].nodes[0].tabIndex = 0; shown[n].nodes[0].focus();
      return;
    }
  });

  for (const kind in data.kinds) {
    const n = all.filter((m) => m.kind === kind).length;
    if (!n) continue;
    const b = make("button", `t-toggle t-tone-${kind}`, data.kinds[kind]);
    b.type = "button"; b.append(make("i", "", n));
    b.setAttribute("aria-pressed", "true");
    b.onclick = () => b.setAttribute("aria-pressed", String(!root.classList.toggle(`t-no-${kind}`)));
    legend.appendChild(b);
  }
  legend.setAttribute("role", "group");
  legend.setAttribute("aria-label", data.words.legend);

  const map = smallMap(mapNode, data, (key, picked) => (picked ? pick(key, true) : light(key)));
  function light(key) {
    for (const c of cards.children) c.classList.toggle("t-lit", c.dataset.key === key);
    for (const m of proofs) (m.nodes || []).forEach((e) => e.classList.toggle("t-lit", Boolean(key) && m.key === key));
    map.light(key);
  }
  function pick(key, scroll) {
    light(key);
    const card = [...cards.children].find((c) => c.dataset.key === key);
    if (card && scroll) { card.open = true; card.scrollIntoView({ block: "nearest", behavior: "instant" }); }
  }
  for (const r of data.reports) {
    const card = make("details", "t-card"), head = make("summary"), icon = make("span", `b-icon b-${r.family}`), facts = make("dl", "b-facts");
    card.dataset.key = r.key;
    icon.setAttribute("aria-hidden", "true");
    const told = make("span");
    told.append(make("strong", "", r.title), make("em", "", r.lines.slice(1).join(" · ")));
    head.append(icon, told);
    if (r.badge) head.append(make("span", "b-badge", r.badge));
    for (const [name, value] of r.facts) facts.append(make("dt", "", name), make("dd", "", value));
    const why = make("ul", "t-why");
    why.append(...r.reasons.map((line) => make("li", "", line)));
    card.append(head, facts, make("p", "b-note", data.words.why), why);
    if (r.evidence.length) {
      const show = make("button", "b-mode", data.words.show);
      show.type = "button";
      show.onclick = () => { const m = proofs.find((p) => p.key === r.key && p.nodes); if (m) { m.nodes[0].scrollIntoView({ block: "center", behavior: "instant" }); m.nodes[0].focus(); light(r.key); map.go(r.key); } };
      card.appendChild(show);
    }
    card.addEventListener("pointerenter", () => light(r.key));
    card.addEventListener("pointerleave", () => light(null));
    head.addEventListener("focus", () => light(r.key));
    cards.appendChild(card);
  }
  if (!data.reports.length) cards.appendChild(make("p", "b-empty", data.words.none));
  map.show(data.features);
  return () => { leave.forEach((f) => f()); map.end(); };
}

// ---------------------------------------------------------------- “Places”: candidates of a name, in a list and on the map
// data: candidates: [{key, number, name, local, facts: [[name, value]], names: [[language, spelling]], score}], features, words
export function places({ data, parentElement }) {
  const root = make("div", "t-places"), list = make("ol", "t-list"), mapNode = make("div");
  parentElement.replaceChildren(root);
  list.setAttribute("aria-label", data.words.candidates);
  root.append(list, mapNode);
  const map = smallMap(mapNode, data, (key, picked) => { light(key); if (picked) { const c = find(key); if (c) c.scrollIntoView({ block: "nearest", behavior: "instant" }); } });
  const find = (key) => [...list.children].find((c) => c.dataset.key === key);
  const light = (key) => { for (const c of list.children) c.classList.toggle("t-lit", c.dataset.key === key); map.light(key); };
  for (const c of data.candidates) {
    const item = make("li", "t-candidate"), head = make("button", "t-name"), facts = make("dl", "b-facts"), names = make("dl", "t-spellings"), bar = make("i", "t-score");
    item.dataset.key = c.key;
    head.type = "button";
    const both = make("span");
    both.append(make("strong", "", c.name));
    if (c.local && c.local !== c.name) both.append(make("em", "", c.local));
    head.append(make("span", `t-number t-${c.tone}`, c.number), both, make("small", "", c.score));
    head.setAttribute("aria-label", `${c.number}. ${c.name}, ${c.score}. ${data.words.go}`);
    head.onclick = () => { light(c.key); map.go(c.key); };
    bar.style.setProperty("--score", c.share);
    for (const [name, value] of c.facts) facts.append(make("dt", "", name), make("dd", "", value));
    for (const [language, spelling] of c.names) { const dd = make("dd", "", spelling); dd.dir = "auto"; names.append(make("dt", "", language), dd); }
    item.append(head, bar, facts, names);
    item.addEventListener("pointerenter", () => light(c.key));
    item.addEventListener("pointerleave", () => light(null));
    head.addEventListener("focus", () => light(c.key));
    list.appendChild(item);
  }
  map.show(data.features);
  return () => map.end();
}
