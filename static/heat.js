// Heat: where incidents lie thickest, drawn on one canvas of our own.
(function () {
  "use strict";
  const RADIUS = 34;
  function stamp() {
    const s = document.createElement("canvas"), c = (s.width = s.height = 2 * RADIUS, s.getContext("2d")), g = c.createRadialGradient(RADIUS, RADIUS, 0, RADIUS, RADIUS, RADIUS);
    g.addColorStop(0, "rgba(0,0,0,1)"); g.addColorStop(.45, "rgba(0,0,0,.42)"); g.addColorStop(1, "rgba(0,0,0,0)");
    c.fillStyle = g; c.fillRect(0, 0, 2 * RADIUS, 2 * RADIUS);
    return s;
  }
  function ramp(colours) {
    const s = document.createElement("canvas"), c = (s.width = 256, s.height = 1, s.getContext("2d")), g = c.createLinearGradient(0, 0, 256, 0);
    colours.forEach((colour, i) => g.addColorStop(i / (colours.length - 1), colour));
    c.fillStyle = g; c.fillRect(0, 0, 256, 1);
    return c.getImageData(0, 0, 256, 1).data;
  }
  let mark;
  // spots: {x, y, n} in pixels of the canvas.
  function draw(canvas, spots, colours) {
    const c = canvas.getContext("2d", { willReadFrequently: true });
    c.clearRect(0, 0, canvas.width, canvas.height);
    if (!spots.length) return;
    mark = mark || stamp();
    const most = Math.max(3, ...spots.map((s) => s.n));
    for (const s of spots) { c.globalAlpha = Math.min(1, .14 + .86 * Math.sqrt(s.n / most)); c.drawImage(mark, s.x - RADIUS, s.y - RADIUS); }
    c.globalAlpha = 1;
    const image = c.getImageData(0, 0, canvas.width, canvas.height), d = image.data, table = ramp(colours);
    for (let i = 3; i < d.length; i += 4) {
      const a = d[i];
      if (!a) continue;
      d[i - 3] = table[4 * a]; d[i - 2] = table[4 * a + 1]; d[i - 1] = table[4 * a + 2]; d[i] = Math.min(205, 40 + a);
    }
    c.putImageData(image, 0, 0);
  }
  window.Heat = { draw };
})();
