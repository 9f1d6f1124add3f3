/* Opens a sealed pack with the key in the link, and shows its pages in this one document.

   The key stays behind "#", which browsers send to nobody. Whatever is wrong, with the key, the
   day or the data, the page says the same. Pages are ours and escaped already; they are parsed,
   never written, and the policy lets no script run but those it names. See `pack.py`. */
(() => {
  "use strict";
  const root = document.documentElement;
  const neutral = document.getElementById("cp-neutral");
  const version = root.dataset.version;
  const block = (id) => document.getElementById(id);
  const styles = block("cp-styles");
  const scripts = JSON.parse(block("cp-scripts").textContent);
  const parts = new Map([...document.querySelectorAll("script[id^='p-']")].map((one) => [one.id.slice(2), one.textContent]));
  const text = new TextEncoder();
  const TYPES = { png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", gif: "image/gif", webp: "image/webp", svg: "image/svg+xml", mp3: "audio/mpeg", mp4: "video/mp4", webm: "video/webm" };
  let keys = null, key = "", files = null, current = null, until = "", addresses = [], scheme = null;
  let turn = 0; // counts what was asked for: of two answers on their way, only the last is shown
  let shown = "", clicked = false;
  const opened = new Map(), heights = new Map();
  history.scrollRestoration = "manual"; // a page is not there yet when the browser would scroll

  const wanted = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    return { k: given.get("k") || (history.state && history.state.k) || "", p: given.get("p") || "index.html", a: given.get("a") || "" };
  };
  const address = (path, place) => {
    const given = new URLSearchParams({ k: key, p: path });
    if (place) given.set("a", place);
    return "#" + given.toString().replace(/%2F/g, "/");
  };
  const bytesOf = (coded) => Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0));

  const derive = async (secret) => {
    const raw = bytesOf(secret.replace(/-/g, "+").replace(/_/g, "/"));
    if (raw.length !== 32) throw new Error("length");
    const base = await crypto.subtle.importKey("raw", raw, "HKDF", false, ["deriveKey"]);
    const from = (use) => ({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: text.encode(version + "|" + use) });
    return {
      open: await crypto.subtle.deriveKey(from("enc"), base, { name: "AES-GCM", length: 256 }, false, ["decrypt"]),
      name: await crypto.subtle.deriveKey(from("name"), base, { name: "HMAC", hash: "SHA-256", length: 256 }, false, ["sign"]),
    };
  };

  const part = (name) => {
    if (!opened.has(name)) opened.set(name, unsealed(name));
    return opened.get(name);
  };
  const unsealed = async (name) => {
    const mac = new Uint8Array(await crypto.subtle.sign("HMAC", keys.name, text.encode(name)));
    const id = [...mac.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const sealed = bytesOf(parts.get(id));
    const bound = text.encode(version + "|" + root.dataset.share + "|" + name);
    const how = { name: "AES-GCM", iv: sealed.slice(0, 12), additionalData: bound };
    const plain = await crypto.subtle.decrypt(how, keys.open, sealed.slice(12));
    const packed = plain.slice(4, 4 + new DataView(plain).getUint32(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  const file = async (path) => {
    const [name, start, length] = files[path];
    return (await part(String(name))).subarray(start, start + length);
  };
  const fileText = async (path) => new TextDecoder().decode(await file(path));
  const blobOf = async (path) => {
    const made = URL.createObjectURL(new Blob([await file(path)], { type: TYPES[path.split(".").pop()] || "application/octet-stream" }));
    addresses.push(made);
    return made;
  };

  /* What an address on a page leads to: a file of the pack and a place in it, or null for outside. */
  const target = (href, from = current) => {
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return null;
    const url = new URL(href, "https://pack.invalid/" + from);
    const place = decodeURIComponent(url.hash.slice(1));
    return { path: decodeURIComponent(url.pathname.slice(1)), place };
  };
  const isPage = (path) => path.endsWith(".html");

  const prepare = async (page, path) => {
    for (const one of page.querySelectorAll("script, link, meta, base")) one.remove();
    for (const link of page.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href");
      const to = href.startsWith("#") ? null : target(href, path); // places on this page stay: see click
      if (to) link.setAttribute("href", address(to.path, to.place));
    }
    for (const media of page.querySelectorAll("img[src], source[src], audio[src], video[src]")) {
      const to = target(media.getAttribute("src"), path);
      if (to && files[to.path]) media.setAttribute("src", await blobOf(to.path));
    }
  };

  const colours = (page) => {
    root.lang = page.documentElement.lang;
    for (const { name, value } of page.body.attributes) document.body.setAttribute(name, value);
    scheme = scheme || (matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default");
    document.body.setAttribute("data-md-color-scheme", scheme);
    for (const choice of document.querySelectorAll(".md-option")) {
      choice.addEventListener("click", () => {
        scheme = choice.getAttribute("data-md-color-scheme");
        document.body.setAttribute("data-md-color-scheme", scheme);
      });
    }
  };
  const run = () => {
    for (const script of scripts) {
      const made = document.createElement("script");
      made.textContent = script;
      document.body.append(made);
    }
  };
  const goTo = (place, focus, height) => {
    const found = place && !place.includes("=") && document.getElementById(place);
    const heading = found || document.querySelector("h1");
    if (height !== undefined) scrollTo(0, height);
    else if (found) found.scrollIntoView();
    else scrollTo(0, 0);
    if (focus && heading) {
      if (!heading.matches("a, button, input, select")) heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
  };

  const show = async (path, mine) => {
    const html = await fileText(files[path] && isPage(path) ? path : "404.html");
    const page = new DOMParser().parseFromString(html, "text/html");
    const before = addresses.splice(0);
    await prepare(page, path);
    if (mine !== turn) return;
    before.forEach((made) => URL.revokeObjectURL(made));
    current = path;
    document.title = page.title;
    document.body.replaceChildren(...page.body.childNodes);
    root.className = "js cp-open";
    colours(page);
    run();
  };

  const refuse = () => {
    files = current = null;
    opened.clear();
    document.title = "Nothing to read here";
    root.className = "";
    root.lang = "en";
    for (const style of document.querySelectorAll("style[data-pack]")) style.remove();
    for (const { name } of [...document.body.attributes]) document.body.removeAttribute(name);
    neutral.hidden = false;
    document.body.replaceChildren(neutral);
  };
  const dress = () => {
    for (const style of JSON.parse(styles.textContent)) {
      const made = document.createElement("style");
      made.dataset.pack = "";
      made.textContent = style;
      document.head.append(made);
    }
  };
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  };

  const unlock = async (k) => {
    key = k;
    files = current = null;
    opened.clear();
    keys = await derive(k);
    const index = JSON.parse(new TextDecoder().decode(await part("index")));
    until = index.until;
    files = index.files;
    if (!document.querySelector("style[data-pack]")) dress();
  };
  /* Shows what the address asks for. Back and forward come to where one was; a link to its place. */
  const follow = async () => {
    const mine = ++turn, { k, p, a } = wanted(), isBack = !clicked, first = current === null;
    if (!first) heights.set(shown, scrollY);
    clicked = false;
    try {
      if (k !== key || !files) await unlock(k);
      if (today() > until) throw new Error("over");
      const download = files[p] && !isPage(p);
      if (download) await save(p);
      if (download ? first : p !== current) await show(download ? "index.html" : p, mine);
      if (mine !== turn) return;
      shown = location.hash;
      goTo(a, !first, isBack ? heights.get(shown) : undefined);
    } catch (error) {
      if (mine === turn) refuse();
    }
  };

  const save = async (path) => {
    const made = document.createElement("a");
    made.href = await blobOf(path);
    made.download = path.split("/").pop();
    made.click();
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    const href = link && link.getAttribute("href");
    if (!files || !href || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const ours = href.startsWith("#k=") && new URLSearchParams(href.slice(1));
    const to = ours ? { path: ours.get("p"), place: ours.get("a") } : target(href);
    if (!to) return;
    event.preventDefault();
    if (!isPage(to.path) && files[to.path]) return save(to.path);
    clicked = true;
    const next = address(to.path, to.place);
    if (next === location.hash) follow();
    else location.hash = next;
  });
  window.addEventListener("hashchange", follow);

  /* Browsers print the address below every page. It goes without its key there. */
  window.addEventListener("beforeprint", () => {
    if (files) history.replaceState({ k: key }, "", "#p=" + (current || ""));
  });
  window.addEventListener("afterprint", () => {
    if (files) history.replaceState(null, "", shown);
  });

  /* What our scripts ask for instead of files and of the address: see search.js, sample.js, tables.js. */
  window.coproofPack = {
    data: async (path) => {
      const script = await fileText(target(path).path);
      return JSON.parse("[" + script.slice(script.indexOf("(") + 1, script.lastIndexOf(")")) + "]");
    },
    place: () => wanted().a,
    keep: (place) => {
      history.replaceState(null, "", address(current, place));
      shown = location.hash;
    },
  };

  neutral.hidden = true;
  follow();
})();
