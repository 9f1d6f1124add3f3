/* Tables: sort by a column, show rows with some words, of one service, in one state. Rows may be in
   several tables, or in groups under a heading of their own: those are not sorted. Every row is
   in the page already; without this script nothing is missing but the filter. What is chosen stands
   in the address after "#", so that a view can be shared. Works from a disk: asks for nothing. */
(() => {
  "use strict";
  const tables = [...document.querySelectorAll(".cp-register")];
  const form = document.querySelector(".cp-filter");
  if (!tables.length || !form) return;
  const bodies = tables.flatMap((table) => [...table.tBodies]);
  const grouped = bodies.length > 1;
  const rows = bodies.flatMap((body) => [...body.rows]).filter((row) => "service" in row.dataset);
  const heads = grouped ? [] : [...tables[0].tHead.rows[0].cells];
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const count = form.querySelector(".cp-count");
  const order = new Intl.Collator("en-GB", { numeric: true }).compare;
  const fields = ["q", "service", "state"].map((name) => form.elements[name]).filter(Boolean);
  let sorted = { column: -1, down: false };
  const pack = window.coproofPack; // a sealed pack keeps its key behind "#", and the place with it
  const place = () => (pack ? pack.place() : location.hash.slice(1));

  const value = (name) => (form.elements[name] ? form.elements[name].value : "");
  const key = (row) => {
    const cell = row.cells[sorted.column];
    return cell.dataset.sort || cell.textContent.trim();
  };

  const filter = () => {
    const words = value("q").toLowerCase().split(/\s+/).filter(Boolean);
    const service = value("service");
    const state = value("state");
    let shown = 0;
    for (const row of rows) {
      const fits =
        words.every((word) => texts.get(row).includes(word)) &&
        (!service || row.dataset.service.split(" ").includes(service)) &&
        (!state || row.dataset.state === state);
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    if (grouped) {
      for (const body of bodies) {
        body.hidden = [...body.rows].every((row) => row.hidden || !("service" in row.dataset));
      }
    }
    count.textContent = `${shown} of ${rows.length} rows shown`;
  };

  const sort = () => {
    heads.forEach((head, column) => {
      if (column !== sorted.column) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
    });
    const list = [...rows];
    if (sorted.column >= 0) {
      list.sort((one, other) => {
        const a = key(one);
        const b = key(other);
        if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1); // what is empty comes last
        return sorted.down ? order(b, a) : order(a, b);
      });
    }
    if (!grouped) bodies[0].append(...list);
  };

  const remember = () => {
    const chosen = new URLSearchParams();
    for (const field of fields) if (field.value) chosen.set(field.name, field.value);
    if (sorted.column >= 0) chosen.set("sort", `${sorted.column}${sorted.down ? "-down" : ""}`);
    const address = chosen.toString();
    if (address === place()) return;
    if (pack) return pack.keep(address);
    history.replaceState(null, "", address ? `#${address}` : location.pathname + location.search);
  };

  const recall = () => {
    if (!document.contains(form)) return; // a sealed pack shows another page by now
    const hash = place();
    if (hash && !hash.includes("=")) return; // it names a heading
    const chosen = new URLSearchParams(hash);
    for (const field of fields) {
      const wanted = chosen.get(field.name) || "";
      field.value = wanted;
      if (field.value !== wanted) field.value = ""; // a choice that this page does not have
    }
    const [, column, down] = /^(\d+)(-down)?$/.exec(chosen.get("sort") || "") || [];
    sorted = { column: Number(column) < heads.length ? Number(column) : -1, down: Boolean(down) };
    sort();
    filter();
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cp-sort";
    button.textContent = head.textContent;
    button.addEventListener("click", () => {
      sorted = { column, down: sorted.column === column && !sorted.down };
      sort();
      remember();
    });
    head.replaceChildren(button);
  });
  form.addEventListener("input", () => {
    filter();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    setTimeout(() => {
      filter();
      remember();
    });
  });
  window.addEventListener("hashchange", recall);
  form.hidden = false;
  recall();
})();
