// Our parts of the page round the map: the feed of incidents, the time bar, the list. Text from documents goes through textContent.
const SVG = "http://www.w3.org/2000/svg";
const shared = window.borderline || (window.borderline = new EventTarget());
const tell = (name, detail) => shared.dispatchEvent(new CustomEvent(name, { detail }));
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

// ---------------------------------------------------------------- the page's language, which screen readers and capitals follow
export function tongue({ data }) {
  document.documentElement.lang = data;
}

// ---------------------------------------------------------------- the feed: kept for the map's frame
export function feed({ data }) {
  if (shared.feed && shared.feed.key === data.key) return;
  shared.feed = data;
  tell("feed");
}

// ---------------------------------------------------------------- the list
export function list({ data, parentElement, setTriggerValue }) {
  opened = null;
  let root = parentElement.querySelector(".b-list");
  if (!root) {
    root = make("div", "b-list");
    parentElement.appendChild(root);
    const over = (e) => { const row = e.target.closest("button[data-row]"); tell("hover", { row: row ? Number(row.dataset.row) : null, at: row ? row.days : null, from: "list" }); };
    root.addEventListener("pointerover", over);
    root.addEventListener("focusin", over);
    root.addEventListener("pointerleave", () => tell("hover", { row: null, from: "list" }));
    const lit = (e) => {
      if (!root.isConnected) return shared.removeEventListener("hover", lit);
      for (const n of root.querySelectorAll(".b-lit")) n.classList.remove("b-lit");
      const { row, days } = e.detail;
      for (const n of root.querySelectorAll("[data-row]")) {
        if (days ? n.days[0] <= days[1] && n.days[1] >= days[0] : Number(n.dataset.row) === row) n.classList.add("b-lit");
      }
    };
    shared.addEventListener("hover", lit);
  }
  root.setAttribute("role", "group");
  root.setAttribute("aria-label", data.label);
  let day = null;
  const made = [];
  for (const r of data.rows) {
    if (r.day !== day) made.push(make("p", "b-day", (day = r.day)));
    const b = make("button", "b-row"), text = make("span");
    b.type = "button"; b.dataset.row = r.row; b.dataset.family = r.family; b.days = r.days;
    const icon = make("span", `b-icon b-${r.family}`);
    icon.setAttribute("aria-hidden", "true");
    text.append(make("strong", "", r.kind), ` · ${r.who}`);
    if (r.badge) text.append(" ", make("span", "b-badge", r.badge));
    if (r.more) text.append(make("em", "", r.more));
    if (r.needs) text.append(make("em", "b-need", r.needs));
    b.append(icon, text);
    b.onclick = () => setTriggerValue("pick", r.row);
    made.push(b);
  }
  if (data.more) {
    const b = make("button", "b-more", data.more);
    b.type = "button";
    b.onclick = () => setTriggerValue("more", Date.now());
    made.push(b);
  }
  root.replaceChildren(...made);
}

// ---------------------------------------------------------------- the incidents that may be the same as the opened one
export function alike({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector(".b-alike");
  if (!root) parentElement.appendChild((root = make("section", "b-alike")));
  root.addEventListener("pointerleave", () => tell("hover", { row: null, from: "alike" }));
  const one = (r) => {
    const box = make("div", "b-twin"), b = make("button", "b-row"), text = make("span"), icon = make("span", `b-icon b-${r.family}`), what = make("div", "b-say");
    icon.setAttribute("aria-hidden", "true");
    text.append(make("strong", "", r.kind), ` · ${r.who}`);
    if (r.badge) text.append(" ", make("span", "b-badge", r.badge));
    text.append(make("em", "", r.more));
    if (r.quote) {
      const quote = make("q", "", r.quote);
      quote.lang = r.lang; quote.dir = "auto";
      text.append(quote);
    }
    b.type = "button";
    b.append(icon, text);
    b.onclick = () => setTriggerValue("pick", r.row);
    b.onpointerover = b.onfocus = () => tell("hover", { row: r.row, at: null, from: "alike" });
    for (const name of ["merge", "part"]) {
      const say = make("button", "b-mode", data[name]);
      say.type = "button";
      say.setAttribute("aria-label", `${data[name]}: ${r.kind}, ${r.who}, ${r.more}`);
      say.onclick = () => { for (const n of root.querySelectorAll("button")) n.disabled = true; setTriggerValue(name, r.row); }; // once is enough
      what.append(say);
    }
    box.append(b, what);
    return box;
  };
  root.replaceChildren(make("h3", "b-part", data.heading), make("p", "b-note", data.note), ...data.rows.map(one), ...(data.more ? [make("p", "b-note", data.more)] : []));
}

// ---------------------------------------------------------------- copy: the address of what is shown, and its citation
let opened = null;
function top(node, incident) { // another incident begins at its top, however far down the one before was read
  const panel = node.closest(".st-key-panel");
  if (opened && opened !== incident && panel) {
    for (let n = node; n !== panel.parentElement; n = n.parentElement) n.scrollTop = 0;
    if (panel.getBoundingClientRect().top < 0) panel.scrollIntoView();
  }
  opened = incident;
}
export function copy({ data, parentElement }) {
  top(parentElement, data.incident);
  let root = parentElement.querySelector(".b-copy");
  if (!root) parentElement.appendChild((root = make("div", "b-copy")));
  const said = make("output", "b-note");
  const button = (name, text) => {
    const b = make("button", "b-mode", data.words[name]);
    b.type = "button";
    b.onclick = () => write(text()).then(() => { said.textContent = data.words.done; }, () => { said.textContent = data.words.failed; });
    return b;
  };
  const here = () => window.location.href;
  root.replaceChildren(button("link", here), button("citation", () => data.citation.replace("{address}", here)), said);
}
function write(text) { // the clipboard is closed to pages that come over plain HTTP from another machine
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = make("textarea");
  area.value = text;
  document.body.appendChild(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done ? Promise.resolve() : Promise.reject(new Error("copy"));
}

// ---------------------------------------------------------------- the time bar: bars, brush, animation
const HIGH = 78, FOOT = 20;

export function time(component) {
  const { data, parentElement } = component;
  let bar = parentElement.borderlineTime;
  if (!bar || !bar.root.isConnected) bar = parentElement.borderlineTime = timeBar(parentElement);
  bar.update(component);
  return () => setTimeout(() => { if (!bar.root.isConnected) bar.stop(); }, 0);
}

function timeBar(parent) {
  const root = make("div", "b-time"), tools = make("div", "b-play"), chart = vector("svg", { class: "b-bars", tabindex: 0, role: "group" });
  const bars = vector("g"), shade = vector("g"), names = vector("g"), tip = make("div", "b-bartip");
  const left = vector("rect", { class: "b-out" }), right = vector("rect", { class: "b-out" }), window_ = vector("rect", { class: "b-window" });
  const grips = [0, 1].map(() => vector("rect", { class: "b-grip", width: 6, rx: 3, y: HIGH / 2 - 13, height: 26 })), mine = vector("path", { class: "b-mine" });
  shade.append(left, right, window_, ...grips, mine);
  chart.append(bars, shade, names);
  tip.hidden = true;
  root.append(chart, tip, tools);
  parent.appendChild(root);
  let d, tell_, pointed = null, lit = -1, speed = 1, timer = null, kept = "", width = 0;

  // ---- days and bars
  const count = () => d.bars.length;
  const firstDay = (n) => d.first + n * d.step;
  const lastDay = (n) => Math.min(d.last, d.first + (n + 1) * d.step - 1);
  const barOf = (day) => Math.min(count() - 1, Math.max(0, Math.floor((day - d.first) / d.step)));
  const now = () => (shared.live || d.period).map(barOf);
  const isWhole = ([a, b]) => a === 0 && b === count() - 1;
  const days = (a, b) => {
    const f = new Intl.DateTimeFormat(d.lang === "en" ? "en-GB" : d.lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }), at = (n) => new Date(n * 864e5);
    return firstDay(a) === lastDay(b) ? f.format(at(firstDay(a))) : f.formatRange(at(firstDay(a)), at(lastDay(b)));
  };
  function live(a, b) {
    if (d.cumulative) a = 0;
    a = Math.max(0, a); b = Math.min(count() - 1, Math.max(a, b));
    shared.live = [firstDay(a), lastDay(b)];
    place();
    tell("period");
  }
  function settle() {
    if (!shared.live) return;
    if (shared.live.join() === d.period.join()) { shared.live = null; tell("period"); place(); return; }
    tell_("period", shared.live.slice());
  }

  // ---- drawing
  function drawBars() {
    const key = JSON.stringify([d.bars, width, d.names]);
    if (key === kept) return;
    kept = key;
    const kinds = d.families.length, most = Math.max(1, ...d.bars.map((b) => b.reduce((x, y) => x + y, 0))), w = width / count(), gap = w > 6 ? Math.min(8, .12 * w) : 0;
    chart.setAttribute("viewBox", `0 0 ${width} ${HIGH + FOOT}`);
    chart.setAttribute("height", HIGH + FOOT);
    const made = [];
    d.bars.forEach((values, n) => {
      let top = HIGH;
      values.forEach((v, k) => {
        if (!v) return;
        const h = (v / most) * (HIGH - 4);
        top -= h;
        made.push(vector("rect", { x: n * w + gap / 2, y: top, width: Math.max(.8, w - gap), height: Math.max(.6, h), class: k < kinds ? "" : "b-unsure", style: `fill:var(--${d.families[k % kinds].id})` }));
      });
    });
    bars.replaceChildren(vector("line", { x1: 0, x2: width, y1: HIGH, y2: HIGH, class: "b-axis" }), ...made);
    const every = Math.ceil(count() / Math.max(2, Math.min(8, Math.floor(width / 74))));
    names.replaceChildren(...d.names.flatMap((name, n) => (n % every ? [] : [vector("text", { x: (n + .5) * w, y: HIGH + 14, "text-anchor": n === 0 && w < 40 ? "start" : "middle" }, name)])));
    document.documentElement.style.setProperty("--b-half", `${w / 2}px`);
  }
  function place() {
    const [a, b] = now(), w = width / count(), x = a * w, y = (b + 1) * w;
    const set = (node, values) => { for (const name in values) node.setAttribute(name, values[name]); };
    set(left, { x: 0, y: 0, width: Math.max(0, x), height: HIGH });
    set(right, { x: y, y: 0, width: Math.max(0, width - y), height: HIGH });
    set(window_, { x, y: .5, width: Math.max(0, y - x), height: HIGH - 1 });
    grips.forEach((g, k) => { set(g, { x: (k ? y : x) - 3 }); g.style.display = k === 0 && d.cumulative ? "none" : ""; });
    const own = pointed || d.selected;
    mine.setAttribute("d", own ? `M${barOf(own[0]) * w + 1} ${HIGH + 2.5}H${(barOf(own[1]) + 1) * w - 1}` : "");
    label.textContent = timer || shared.live ? days(a, b) : "";
    waits.textContent = timer ? d.words.waits : ""; // the map alone keeps pace: what it leaves behind says so and looks so
    document.documentElement.classList.toggle("b-behind", timer !== null);
    back.disabled = timer !== null; on.disabled = timer !== null;
  }

  // ---- buttons
  const button = (icon, action) => { const b = make("button", "b-tool"); b.type = "button"; b.appendChild(vector("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" })).appendChild(vector("path", { d: icon })); b.onclick = action; return b; };
  const ICON = { play: "M4 2.5L13.5 8L4 13.5Z", pause: "M3.5 2.5H6.5V13.5H3.5ZM9.5 2.5H12.5V13.5H9.5Z", back: "M3 3H5V13H3ZM13 3V13L6 8Z", on: "M11 3H13V13H11ZM3 3V13L10 8Z" };
  const back = button(ICON.back, () => { step(-1); settle(); }), play = button(ICON.play, () => (timer ? pause() : start())), on = button(ICON.on, () => { step(1); settle(); });
  const pace = make("select", "b-pace"), modes = make("div", "b-modes"), label = make("output", "b-live"), waits = make("span", "b-note b-waits");
  for (const n of [.5, 1, 2, 4]) { const o = make("option", "", `${n}×`); o.value = n; o.selected = n === 1; pace.appendChild(o); }
  pace.onchange = () => { speed = Number(pace.value); if (timer) { clearInterval(timer); timer = setInterval(tick, 800 / speed); } };
  const mode = ["window", "cumulative"].map((name) => { const b = make("button", "b-mode"); b.type = "button"; b.onclick = () => { pause(); tell_("mode", name); }; modes.appendChild(b); return [name, b]; });
  modes.setAttribute("role", "group");
  tools.append(back, play, on, pace, modes, waits, label);
  function step(n) {
    const [a, b] = now();
    if (d.cumulative) return live(0, isWhole([a, b]) && n > 0 ? 0 : Math.max(0, b + n));
    if (isWhole([a, b])) { const size = Math.max(0, Math.round(count() / 12) - 1); return n > 0 ? live(0, size) : live(count() - 1 - size, count() - 1); }
    const to = Math.min(count() - 1 - (b - a), Math.max(0, a + n));
    live(to, to + b - a);
  }
  function tick() {
    if (!root.isConnected) return stop();
    if (now()[1] >= count() - 1) return pause();
    step(1);
  }
  function start() {
    const [a, b] = now();
    timer = setInterval(tick, 800 / speed);
    if (isWhole([a, b]) || d.cumulative && b >= count() - 1) step(1);
    else if (b >= count() - 1) live(0, b - a);
    face();
  }
  function stop() { clearInterval(timer); timer = null; document.documentElement.classList.remove("b-behind"); waits.textContent = ""; }
  function pause() { if (timer === null) return; stop(); face(); place(); settle(); }
  function face() {
    const text = timer ? d.words.pause : d.words.play;
    play.querySelector("path").setAttribute("d", timer ? ICON.pause : ICON.play);
    play.setAttribute("aria-label", text); play.title = text;
    root.classList.toggle("b-playing", timer !== null);
  }

  // ---- pointer and keyboard on the bars
  const at = (e) => { const r = chart.getBoundingClientRect(); return Math.min(width - .01, Math.max(0, ((e.clientX - r.left) / r.width) * width)); };
  let drag = null;
  chart.addEventListener("pointerdown", (e) => {
    if (e.button) return;
    stop(); face();
    const x = at(e), w = width / count(), n = Math.floor(x / w), [a, b] = now();
    const near = Math.abs(x - a * w) < 9 && !d.cumulative ? "left" : Math.abs(x - (b + 1) * w) < 9 ? "right" : null;
    drag = { how: near || (d.cumulative ? "right" : n >= a && n <= b && !isWhole([a, b]) ? "move" : "new"), n, a, b, moved: false };
    if (d.cumulative && !near) live(0, n);
    chart.setPointerCapture(e.pointerId);
  });
  chart.addEventListener("pointermove", (e) => {
    const n = Math.floor(at(e) / (width / count()));
    hover(n);
    if (!drag) return;
    drag.moved = drag.moved || n !== drag.n;
    if (drag.how === "left") live(Math.min(n, drag.b), drag.b);
    else if (drag.how === "right") live(drag.a, Math.max(n, drag.a));
    else if (drag.how === "move") { const size = drag.b - drag.a, to = Math.min(count() - 1 - size, Math.max(0, drag.a + n - drag.n)); if (drag.moved) live(to, to + size); }
    else live(Math.min(n, drag.n), Math.max(n, drag.n));
  });
  const drop = () => { if (!drag) return; if (!drag.moved && (drag.how === "new" || drag.how === "move")) live(drag.n, drag.n); drag = null; settle(); };
  chart.addEventListener("pointerup", drop);
  chart.addEventListener("pointercancel", drop);
  chart.addEventListener("pointerleave", () => { tip.hidden = true; lit = -1; tell("hover", { row: null, from: "time" }); });
  // The days of the incident that the list or the map points at.
  const pointedAt = (e) => {
    if (!root.isConnected) return shared.removeEventListener("hover", pointedAt);
    if (e.detail.from === "time") return;
    pointed = e.detail.at && e.detail.at[0] <= e.detail.at[1] ? e.detail.at : null;
    if (d) place();
  };
  shared.addEventListener("hover", pointedAt);
  chart.addEventListener("dblclick", () => { live(0, count() - 1); settle(); });
  chart.addEventListener("keydown", (e) => {
    const n = { ArrowLeft: -1, ArrowRight: 1 }[e.key], [a, b] = now();
    if (n && (e.shiftKey || d.cumulative)) live(a, b + n);
    else if (n) step(n);
    else if (e.key === "Home") live(0, count() - 1);
    else return;
    e.preventDefault();
    clearTimeout(chart.wait);
    chart.wait = setTimeout(settle, 350);
  });
  function hover(n) {
    if (n !== lit) tell("hover", { row: null, days: [firstDay(n), lastDay(n)], from: "time" });
    lit = n;
    const kinds = d.families.length, values = d.bars[n], found = values.map((v, k) => [v, k]).filter((x) => x[0]);
    tip.hidden = !found.length;
    const rows = found.map(([v, k]) => make("span", "", `${v.toLocaleString(d.lang)} × ${d.families[k % kinds].label}${k < kinds ? "" : ` – ${d.words.unsure}`}`));
    tip.replaceChildren(make("strong", "", days(n, n)), ...rows);
    const x = ((n + .5) / count()) * root.clientWidth;
    tip.style.left = `${Math.min(Math.max(x - tip.offsetWidth / 2, 0), root.clientWidth - tip.offsetWidth)}px`;
  }
  new ResizeObserver(() => { const w = Math.round(chart.getBoundingClientRect().width); if (w && w !== width && d) { width = w; drawBars(); place(); } }).observe(chart);

  function update({ data, setTriggerValue }) {
    d = data; tell_ = setTriggerValue;
    width = Math.round(chart.getBoundingClientRect().width) || width || 600;
    if (!timer && !drag && shared.live) { shared.live = null; setTimeout(() => { if (!shared.live) tell("period"); }, 600); } // the map's own news comes first
    chart.setAttribute("aria-label", d.words.chart);
    back.setAttribute("aria-label", d.words.back); back.title = d.words.back;
    on.setAttribute("aria-label", d.words.on); on.title = d.words.on;
    pace.setAttribute("aria-label", d.words.speed); modes.setAttribute("aria-label", d.words.mode);
    for (const [name, b] of mode) { b.textContent = d.words[name]; b.setAttribute("aria-pressed", String((name === "cumulative") === d.cumulative)); }
    face(); drawBars(); place();
  }
  return { root, update, stop };
}
