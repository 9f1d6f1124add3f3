/* Draw a sample: the order of SHA-256 of "seed|id", the same as `coproof sample`.

   The ids come as a script, since a page opened from a disk may not read files. SHA-256 is written
   out here (FIPS 180-4), because browsers offer theirs to some pages only. */
(() => {
  "use strict";
  const form = document.querySelector(".cp-sample");
  const list = document.querySelector(".cp-drawn");
  if (!form || !list) return;
  const count = form.querySelector(".cp-count");
  const STATES = { d: "Done", n: "Not needed", w: "Not yet", m: "Late" };
  const TONES = { d: "done", n: "not_needed", w: "due", m: "missing" };

  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const part = (x) => ((x - Math.floor(x)) * 4294967296) >>> 0;
  const START = primes.slice(0, 8).map((p) => part(Math.sqrt(p)));
  const ROUND = primes.map((p) => part(Math.cbrt(p)));
  const turn = (x, n) => (x >>> n) | (x << (32 - n));

  const sha256 = (text) => {
    const bytes = new TextEncoder().encode(text);
    const blocks = ((bytes.length + 8) >> 6) + 1;
    const words = new Uint32Array(blocks * 16);
    bytes.forEach((byte, i) => { words[i >> 2] |= byte << (24 - (i % 4) * 8); });
    words[bytes.length >> 2] |= 0x80 << (24 - (bytes.length % 4) * 8);
    words[words.length - 1] = bytes.length * 8;
    const hash = [...START];
    const w = new Uint32Array(64);
    for (let at = 0; at < words.length; at += 16) {
      w.set(words.subarray(at, at + 16));
      for (let i = 16; i < 64; i++) {
        const a = w[i - 15], b = w[i - 2];
        w[i] = w[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
      }
      let [a, b, c, d, e, f, g, h] = hash;
      for (let i = 0; i < 64; i++) {
        const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[i] + w[i]) | 0;
        const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
      }
      [a, b, c, d, e, f, g, h].forEach((value, i) => { hash[i] = (hash[i] + value) >>> 0; });
    }
    return hash.map((value) => value.toString(16).padStart(8, "0")).join("");
  };

  const add = (parent, name, text, className) => {
    const made = parent.appendChild(document.createElement(name));
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const show = (stages, rows, seed) => {
    list.textContent = "";
    for (const [id, title, path, states] of rows) {
      const card = add(list, "article", "", "cp-card");
      const heading = add(card, "h2");
      heading.id = id;
      const link = add(heading, "a", title);
      link.href = path;
      heading.append(" ");
      add(heading, "small", id);
      const steps = add(card, "ol", "", "cp-steps");
      stages.forEach((label, i) => {
        const step = add(steps, "li", "", "cp-step cp-is-" + TONES[states[i]]);
        add(step, "strong", label);
        add(step, "p", STATES[states[i]], "cp-state");
      });
      const more = add(add(card, "p"), "a", "The whole chain, with every record");
      more.href = path;
    }
    count.textContent = rows.length + " drawn with the seed “" + seed + "”.";
  };

  const draw = (data) => {
    const seed = form.elements.seed.value.trim();
    const size = Math.max(0, parseInt(form.elements.size.value, 10) || 0);
    const keyed = data.feedback.map((row) => [sha256(seed + "|" + row[0]), row]);
    keyed.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1][0] < b[1][0] ? -1 : 1));
    show(data.stages, keyed.slice(0, size).map((pair) => pair[1]), seed);
  };

  let data = null;
  window.coproofSample = (given) => { data = given; draw(data); };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (data) return draw(data);
    if (window.coproofPack) { // a sealed pack has no files to load
      return window.coproofPack.data(list.dataset.source).then((given) => window.coproofSample(given[0]));
    }
    const script = document.createElement("script");
    script.src = list.dataset.source;
    script.onerror = () => { count.textContent = "The list of feedback could not be loaded."; };
    document.head.appendChild(script);
  });
  form.hidden = false;
})();
