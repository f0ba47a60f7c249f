// Charts of what is shown: columns over time, bars, a matrix; each with its table, a picture and its numbers to take away.
const SVG = "http://www.w3.org/2000/svg", ROW = 26, FOOT = 24, HIGH = 190;
let WIDE = 640; // drawn at the size it is shown at, so that letters stay readable on a phone
let tongue = "en"; // of the interface
const make = (tag, className, text) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
};
const vector = (tag, attributes, text) => {
  const node = document.createElementNS(SVG, tag);
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  if (text !== undefined) node.textContent = text;
  return node;
};
const sum = (values) => values.reduce((a, b) => a + b, 0);
const cut = (text, most) => (text.length > most ? text.slice(0, most - 1).trimEnd() + "…" : text);
const ruler = document.createElement("canvas").getContext("2d");
const measure = (text, size) => { ruler.font = `${size}px ${getComputedStyle(document.querySelector(".stApp") || document.body).fontFamily}`; return ruler.measureText(text).width; };
const fit = (text, room) => { // letters of one script are wider than those of another
  if (measure(text, 12) <= room) return text;
  while (text && measure(text + "…", 12) > room) text = text.slice(0, -1);
  return text.trimEnd() + "…";
};

export function charts({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(".b-charts");
  if (!root) parentElement.appendChild((root = make("div", "b-charts")));
  tongue = data.lang;
  WIDE = root.clientWidth && root.clientWidth < 700 ? Math.max(300, root.clientWidth - 34) : 640;
  const pick = (chart, key) => key !== null && setTriggerValue("pick", { chart, key, at: Date.now() });
  root.replaceChildren(...data.charts.map((c) => figure(c, data, pick)));
}

function figure(c, data, pick) {
  const box = make("figure", `b-chart b-chart-${c.id}`), caption = make("figcaption"), words = data.words;
  caption.append(make("h3", "", c.title));
  if (c.note) caption.append(make("p", "b-note", c.note));
  box.append(caption);
  if (!c.rows.length || !sum(c.values.flat())) {
    box.append(make("p", "b-empty", words.empty));
    return box;
  }
  const svg = { columns, bars, matrix }[c.kind](c, words, (key) => pick(c.id, key));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${c.title}. ${words.table}.`);
  box.append(svg);
  if (c.kind === "columns" || (c.series.length > 1 && c.kind !== "matrix")) box.append(legend(c));
  const tools = make("div", "b-chart-tools"), table = make("details");
  table.append(make("summary", "", words.table), tableOf(c, words, (key) => pick(c.id, key)));
  for (const [name, make_] of [["svg", () => Promise.resolve(new Blob([picture(svg, c, data)], { type: "image/svg+xml" }))], ["png", () => raster(svg, c, data)], ["csv", () => Promise.resolve(new Blob(["\ufeff" + csv(c)], { type: "text/csv" }))]]) {
    const b = make("button", "b-mode", words[name]);
    b.type = "button";
    b.onclick = () => make_().then((blob) => save(blob, `borderline_${c.id}.${name}`));
    tools.append(b);
  }
  box.append(table, tools);
  return box;
}

function legend(c) {
  const list = make("ul", "b-legend");
  for (const s of c.series) {
    const item = make("li"), spot = make("span", "b-spot");
    spot.style.background = `var(--${s.colour})`;
    item.append(spot, s.label);
    list.append(item);
  }
  return list;
}

// ---------------------------------------------------------------- drawing
const colour = (c, row, k) => `fill:var(--${c.colours ? c.colours[row] : c.series[k].colour})`;
function part(attributes, title, key, onPick) {
  const rect = vector("rect", attributes);
  rect.append(vector("title", {}, title));
  if (key !== null) { rect.classList.add("b-pick"); rect.onclick = () => onPick(key); }
  return rect;
}
function columns(c, words, onPick) {
  const svg = vector("svg", { viewBox: `0 0 ${WIDE} ${HIGH + FOOT}`, class: "b-drawing" }), n = c.rows.length, left = 34, w = (WIDE - left) / n, most = Math.max(...c.values.map(sum));
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000].find((s) => most / s <= 4) || most;
  for (let v = 0; v <= most; v += step) {
    const y = HIGH - (v / most) * (HIGH - 12);
    svg.append(vector("line", { x1: left, x2: WIDE, y1: y, y2: y, class: "b-rule" }), vector("text", { x: left - 6, y: y + 4, "text-anchor": "end" }, v.toLocaleString(tongue)));
  }
  c.values.forEach((values, row) => {
    let top = HIGH;
    values.forEach((v, k) => {
      if (!v) return;
      const h = (v / most) * (HIGH - 12);
      top -= h;
      svg.append(part({ x: left + row * w + w * .1, y: top, width: Math.max(1, w * .8), height: h, style: colour(c, row, k) }, `${c.rows[row]} · ${c.series[k].label}: ${v.toLocaleString(tongue)}`, c.keys[row], onPick));
    });
  });
  const every = Math.ceil(n / Math.max(3, Math.floor(WIDE / 80)));
  c.rows.forEach((name, row) => { if (row % every === 0) svg.append(vector("text", { x: left + (row + .5) * w, y: HIGH + 17, "text-anchor": "middle" }, name)); });
  return svg;
}
function bars(c, words, onPick) {
  const svg = vector("svg", { viewBox: `0 0 ${WIDE} ${c.rows.length * ROW + 4}`, class: "b-drawing" }), left = Math.min(210, .42 * WIDE), room = WIDE - left - 52, most = Math.max(...c.values.map(sum));
  c.rows.forEach((name, row) => {
    const y = row * ROW + 4, label = vector("text", { x: left - 8, y: y + 14, "text-anchor": "end" }, fit(name, left - 10));
    label.append(vector("title", {}, name));
    let x = left;
    svg.append(label);
    c.values[row].forEach((v, k) => {
      if (!v) return;
      const w = (v / most) * room;
      svg.append(part({ x, y, width: Math.max(1, w), height: ROW - 8, style: colour(c, row, k) }, `${name} · ${c.series[k].label}: ${v.toLocaleString(tongue)}`, c.keys[row], onPick));
      x += w;
    });
    svg.append(vector("text", { x: x + 6, y: y + 14, class: "b-number" }, sum(c.values[row]).toLocaleString(tongue)));
  });
  return svg;
}
function matrix(c, words, onPick) {
  const left = Math.min(150, .34 * WIDE), head = 92, w = Math.min(64, (WIDE - left) / c.series.length), svg = vector("svg", { viewBox: `0 0 ${WIDE} ${head + c.rows.length * ROW + 4}`, class: "b-drawing" });
  const most = Math.max(...c.values.flat());
  c.series.forEach((s, k) => {
    const x = left + (k + .5) * w, name = vector("text", { x, y: head - 8, transform: `rotate(-38 ${x} ${head - 8})` }, fit(s.label, 108));
    name.append(vector("title", {}, s.label));
    svg.append(name);
  });
  c.rows.forEach((name, row) => {
    const y = head + row * ROW;
    svg.append(vector("text", { x: left - 8, y: y + 16, "text-anchor": "end" }, fit(name, left - 10)));
    c.series.forEach((s, k) => {
      const v = c.values[row][k], share = v / most;
      svg.append(vector("rect", { x: left + k * w + 1, y: y + 1, width: w - 2, height: ROW - 2, rx: 3, class: "b-cell" }));
      if (!v) return;
      svg.append(part({ x: left + k * w + 1, y: y + 1, width: w - 2, height: ROW - 2, rx: 3, style: `fill:var(--focus);fill-opacity:${(.12 + .88 * share).toFixed(2)}` }, `${name} → ${s.label}: ${v.toLocaleString(tongue)}`, [c.keys[row], s.key], onPick));
      svg.append(vector("text", { x: left + (k + .5) * w, y: y + 17, "text-anchor": "middle", class: share > .45 ? "b-on" : "b-number" }, v.toLocaleString(tongue)));
    });
  });
  return svg;
}

// ---------------------------------------------------------------- the same as a table, and to take away
function tableOf(c, words, onPick) {
  const table = make("table", "b-numbers"), head = make("tr"), room = make("div", "b-table"), body = make("tbody"), top = make("thead");
  for (const text of [c.head, ...c.series.map((s) => s.label), ...(c.series.length > 1 ? [words.total] : [])]) { const th = make("th", "", text); th.scope = "col"; head.append(th); }
  c.rows.forEach((name, row) => {
    const tr = make("tr"), th = make("th");
    th.scope = "row";
    if (c.kind === "matrix" || c.keys[row] === null) th.textContent = name;
    else { const b = make("button", "b-link", name); b.type = "button"; b.title = words.filter; b.onclick = () => onPick(c.keys[row]); th.append(b); }
    tr.append(th);
    c.values[row].forEach((v, k) => {
      const td = make("td");
      if (c.kind === "matrix" && v) { const b = make("button", "b-link", v.toLocaleString(tongue)); b.type = "button"; b.title = `${name} → ${c.series[k].label}. ${words.filter}`; b.onclick = () => onPick([c.keys[row], c.series[k].key]); td.append(b); } else td.textContent = v.toLocaleString(tongue);
      tr.append(td);
    });
    if (c.series.length > 1) tr.append(make("td", "", sum(c.values[row]).toLocaleString(tongue)));
    body.append(tr);
  });
  top.append(head);
  table.append(top, body);
  room.tabIndex = 0;
  room.setAttribute("role", "region");
  room.setAttribute("aria-label", c.title);
  room.append(table);
  return room;
}
function csv(c) {
  const cell = (v) => { const text = typeof v === "string" && /^[=+\-@\t\r]/.test(v) ? "'" + v : String(v); return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text; }; // no spreadsheet runs it
  return [[c.head, ...c.series.map((s) => s.label)], ...c.rows.map((name, row) => [name, ...c.values[row]])].map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
}
function picture(svg, c, data) {
  const [, , w, h] = svg.getAttribute("viewBox").split(" ").map(Number), named = c.kind === "columns" || (c.series.length > 1 && c.kind !== "matrix"), foot = named ? 24 : 0, page = getComputedStyle(svg).getPropertyValue("--page");
  const copy = svg.cloneNode(true), before = [...svg.querySelectorAll("*")];
  [...copy.querySelectorAll("*")].forEach((node, n) => {
    const s = getComputedStyle(before[n]);
    node.setAttribute("style", `fill:${s.fill};fill-opacity:${s.fillOpacity};stroke:${s.stroke};font:${s.fontWeight} ${s.fontSize} sans-serif`);
    node.removeAttribute("class");
  });
  const ink = getComputedStyle(svg).getPropertyValue("color"), whole = vector("svg", { xmlns: SVG, viewBox: `0 -52 ${w} ${h + 52 + foot}`, width: w, height: h + 52 + foot });
  const back = getComputedStyle(document.querySelector(".stApp")).backgroundColor || page;
  whole.append(vector("rect", { x: 0, y: -52, width: w, height: h + 52 + foot, style: `fill:${back}` }));
  whole.append(vector("text", { x: 4, y: -32, style: `fill:${ink};font:600 15px sans-serif` }, c.title), vector("text", { x: 4, y: -14, style: `fill:${ink};font:11px sans-serif` }, cut(data.title, 110)));
  const inner = vector("g", {});
  inner.append(...copy.childNodes);
  whole.append(inner);
  let x = 4;
  if (named) for (const s of c.series) {
    const probe = make("i"); probe.style.color = `var(--${s.colour})`; svg.parentNode.append(probe);
    whole.append(vector("rect", { x, y: h + 6, width: 10, height: 10, style: `fill:${getComputedStyle(probe).color}` }), vector("text", { x: x + 14, y: h + 15, style: `fill:${ink};font:11px sans-serif` }, s.label));
    probe.remove();
    x += 30 + measure(s.label, 11);
  }
  return new XMLSerializer().serializeToString(whole);
}
function raster(svg, c, data) {
  const image = new Image(), text = picture(svg, c, data);
  return new Promise((done, failed) => {
    image.onload = () => {
      const canvas = make("canvas");
      canvas.width = 2 * image.width; canvas.height = 2 * image.height;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(done, "image/png");
    };
    image.onerror = failed;
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  });
}
function save(blob, name) {
  const link = make("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 4000);
}
