// Choosing an area on the map: a rectangle by dragging, a polygon by clicking, or what is in view; Escape cancels.
(function () {
  "use strict";
  const MOST = 60;
  let map, words, done, group, busy = null;

  const round = (v) => Math.round(v * 1000) / 1000;
  function finish(corners) {
    stop();
    const flat = corners.slice(0, MOST).flatMap((p) => [round(p.lng), round(p.lat)]);
    if (new Set(corners.map((p) => `${round(p.lng)} ${round(p.lat)}`)).size >= 3) done(flat.join(","));
  }
  const rectangle = (a, b) => [L.latLng(a.lat, a.lng), L.latLng(a.lat, b.lng), L.latLng(b.lat, b.lng), L.latLng(b.lat, a.lng)];
  function stop() {
    if (!busy) return;
    map.off(busy.events);
    document.removeEventListener("keydown", busy.key, true);
    busy.draft.remove(); busy.help.remove();
    map.dragging.enable(); map.doubleClickZoom.enable();
    map.getContainer().classList.remove("b-drawing");
    const after = busy.after;
    busy = null;
    setTimeout(() => { window.Draw.busy = false; if (after) after.focus(); }, 0);
  }
  function begin(text, events, key) {
    stop();
    const help = document.createElement("div");
    help.className = "b-card b-help"; help.setAttribute("role", "status"); help.textContent = text;
    map.getContainer().appendChild(help);
    map.dragging.disable(); map.doubleClickZoom.disable();
    map.getContainer().classList.add("b-drawing");
    const draft = L.polygon([], { className: "b-draft", interactive: false }).addTo(map);
    busy = { events, draft, help, after: document.activeElement, key: (e) => { if (e.key === "Escape") { e.preventDefault(); stop(); } else if (key) key(e); } };
    window.Draw.busy = true;
    document.addEventListener("keydown", busy.key, true);
    map.on(events);
    map.getContainer().focus({ preventScroll: true });
  }
  function drawRectangle() {
    let from = null;
    begin(words.draw_help, {
      mousedown: (e) => { from = e.latlng; },
      mousemove: (e) => { if (from) busy.draft.setLatLngs(rectangle(from, e.latlng)); },
      mouseup: (e) => { if (from && from.distanceTo(e.latlng) > 50) finish(rectangle(from, e.latlng)); else from = null; },
    });
  }
  function drawPolygon() {
    const corners = [];
    const close = () => { if (corners.length >= 3) finish(corners); };
    begin(words.polygon_help, {
      click: (e) => {
        const near = corners.length >= 3 && map.latLngToContainerPoint(corners[0]).distanceTo(e.containerPoint) < 12;
        if (near || corners.length >= MOST) return close();
        corners.push(e.latlng); busy.draft.setLatLngs(corners);
      },
      mousemove: (e) => { if (corners.length) busy.draft.setLatLngs([...corners, e.latlng]); },
      dblclick: close,
    }, (e) => { if (e.key === "Enter") { e.preventDefault(); close(); } });
  }
  function show(ring) {
    group.clearLayers();
    if (ring && ring.length >= 3) L.polygon(ring.map((p) => [p[1], p[0]]), { className: "b-area", interactive: false }).addTo(group);
  }
  function setup(theMap, theWords, body, make, theDone) {
    map = theMap; words = theWords; done = theDone;
    group = L.layerGroup().addTo(map);
    const button = (text, action) => {
      const b = make("button", "", text);
      b.type = "button"; b.addEventListener("click", () => { body.parentNode.open = false; action(); });
      body.appendChild(b);
    };
    button(words.rectangle, drawRectangle);
    button(words.polygon, drawPolygon);
    button(words.here, () => { const b = map.getBounds().pad(-.02); finish(rectangle(b.getSouthWest(), b.getNorthEast())); });
    button(words.clear, () => { stop(); done(""); });
  }
  window.Draw = { setup, show, busy: false };
})();
