/* Search without a server, the same from the web and from a disk.

   The index is a sorted list of words cut into files, each a script that calls `coproofSearch`:
   a page opened from a disk may load scripts but may not read other files. What is found reaches
   the page as text only. `publish/search.py` writes the files and describes them. */
(function () {
  "use strict";

  var ROOT = "root", AT_ONCE = 10, PREFIX_FILES = 5, PAUSE = 150;
  var POINTS = [1, 4, 12]; // a word in the text, in the title, in the reference

  var box = document.getElementById("cp-search");
  var tick = document.getElementById("__search");
  var opener = document.querySelector(".cp-button--search");
  var field = box.querySelector(".md-search__input");
  var status = box.querySelector(".md-search-result__meta");
  var list = box.querySelector(".md-search-result__list");
  var more = box.querySelector(".cp-search__more");
  var hint = status.textContent;
  var base = box.dataset.base.replace(/\/$/, "") + "/";

  /* ---- loading ---- */

  var waiting = {}, loaded = {}, version = null;

  window.coproofSearch = function (name, stamp, data) {
    if (waiting[name]) waiting[name](stamp, data);
  };

  function load(name) {
    if (loaded[name]) return loaded[name];
    loaded[name] = new Promise(function (resolve, reject) {
      if (window.coproofPack) { // a sealed pack has no files to load
        return window.coproofPack.data(base + "search/" + name + ".js").then(function (given) {
          resolve(given[2]);
        }, reject);
      }
      var script = document.createElement("script");
      waiting[name] = function (stamp, data) {
        if (name === ROOT) version = stamp;
        if (stamp === version) resolve(data);
        else reject(new Error("The pages have changed. Load this page again to search."));
      };
      script.onerror = function () {
        loaded[name] = null;
        reject(new Error("The search could not be loaded."));
      };
      script.src = base + "search/" + name + ".js" + (version ? "?v=" + version : "");
      document.head.appendChild(script);
    });
    return loaded[name];
  }

  /* ---- words ---- */

  var WORD, MARK;
  try {
    WORD = new RegExp("[\\p{L}\\p{N}]+", "gu");
    MARK = new RegExp("\\p{M}", "gu");
  } catch (error) { // an old browser: letters of western Europe are enough to be useful
    WORD = /[0-9A-Za-z\u00aa-\u024f]+/g;
    MARK = /[\u0300-\u036f]/g;
  }

  function wordsOf(text) {
    var plain = text.normalize("NFKD").replace(MARK, "").replace(/['\u2019]/g, "");
    return plain.toLowerCase().match(WORD) || [];
  }

  /* The last place in `sorted` whose word is not after `word`; -1 where all are after it. */
  function placeOf(word, sorted, step) {
    var low = 0, high = sorted.length / step;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (sorted[middle * step] <= word) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /* Numbers in base 26: letters, the last of each number a capital; each is added to the one before. */
  function addPoints(coded, share, found) {
    var number = 0, step = 0;
    for (var index = 0; index < coded.length; index++) {
      var letter = coded.charCodeAt(index);
      if (letter > 96) {
        step = step * 26 + letter - 97;
      } else {
        number += step * 26 + letter - 65;
        step = 0;
        var page = Math.floor(number / 3), points = POINTS[number % 3] * share;
        found.set(page, Math.max(found.get(page) || 0, points));
      }
    }
  }

  function pagesWith(root, word, isLast) {
    var first = Math.max(0, placeOf(word, root.first, 1));
    var names = ["terms-" + first];
    for (var next = first + 1; isLast && next < root.first.length; next++) {
      if (names.length === PREFIX_FILES || root.first[next].indexOf(word) !== 0) break;
      names.push("terms-" + next);
    }
    return Promise.all(names.map(load)).then(function (files) {
      var found = new Map();
      files.forEach(function (terms) {
        for (var at = Math.max(0, placeOf(word, terms, 2)) * 2; at < terms.length; at += 2) {
          if (terms[at] === word) addPoints(terms[at + 1], 2, found);
          else if (isLast && terms[at].indexOf(word) === 0) addPoints(terms[at + 1], 1, found);
          else if (terms[at] > word) break;
        }
      });
      return found;
    });
  }

  /* Every word must be found; the best pages first, in the order of the site where they are equal. */
  function ranked(perWord) {
    var pages = [];
    perWord[0].forEach(function (points, page) {
      for (var index = 1; index < perWord.length; index++) {
        var others = perWord[index].get(page);
        if (!others) return;
        points += others;
      }
      pages.push({ page: page, points: points });
    });
    pages.sort(function (a, b) { return b.points - a.points || a.page - b.page; });
    return pages.map(function (item) { return item.page; });
  }

  function search(text) {
    var words = wordsOf(text);
    return load(ROOT).then(function (root) {
      return Promise.all(words.map(function (word, index) {
        return pagesWith(root, word, index === words.length - 1);
      })).then(ranked).then(function (pages) {
        return { root: root, pages: pages, shown: 0, wanted: text.trim().toLowerCase() };
      });
    });
  }

  /* ---- showing ---- */

  function element(name, className, text) {
    var made = document.createElement(name);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function item(root, page) {
    var link = element("a", "md-search-result__link");
    var article = element("div", "md-search-result__article md-typeset");
    var facts = [root.kinds[page[2]], root.services[page[3]], page[5]].filter(Boolean).join(" · ");
    link.href = base + page[0];
    article.appendChild(element("p", "cp-result__title", page[1]));
    if (facts) article.appendChild(element("p", "cp-result__facts", facts));
    if (page[4]) article.appendChild(element("p", "cp-result__words", page[4]));
    link.appendChild(article);
    var entry = element("li", "md-search-result__item");
    entry.appendChild(link);
    return entry;
  }

  function isExactly(page, wanted) {
    return Boolean(page[5]) && page[5] === wanted;
  }

  function show(result) {
    var root = result.root;
    var numbers = result.pages.slice(result.shown, result.shown + AT_ONCE);
    var files = numbers.map(function (number) { return "pages-" + Math.floor(number / root.each); });
    return Promise.all(files.map(load)).then(function (loadedFiles) {
      var pages = numbers.map(function (number, index) {
        return loadedFiles[index][number % root.each];
      });
      if (!result.shown) {
        pages.sort(function (a, b) {
          return isExactly(b, result.wanted) - isExactly(a, result.wanted);
        });
      }
      pages.forEach(function (page) { list.appendChild(item(root, page)); });
      result.shown += pages.length;
      more.hidden = result.shown >= result.pages.length;
      more.onclick = function () {
        var last = list.lastElementChild;
        show(result).then(function () { last.nextElementSibling.firstElementChild.focus(); });
      };
    });
  }

  function clear(text) {
    list.textContent = "";
    more.hidden = true;
    status.textContent = text;
  }

  function counted(number) {
    if (!number) return "Nothing found. Try fewer or shorter words.";
    return number === 1 ? "1 page found" : number + " pages found";
  }

  var asked = 0, pause = null;

  function ask() {
    var mine = ++asked, text = field.value;
    if (!wordsOf(text).length) return clear(hint);
    search(text).then(function (result) {
      if (mine !== asked) return null;
      clear(counted(result.pages.length));
      return show(result);
    }).catch(function (error) {
      if (mine === asked) clear(error.message);
    });
  }

  /* ---- keys and buttons ---- */

  function open(wanted) {
    if (tick.checked !== wanted) tick.click();
  }

  function close() {
    open(false);
    (opener.offsetParent ? opener : field).focus();
    open(false); // the field opens the box again when it gets the focus
  }

  function step(event, by) {
    var links = [field].concat([].slice.call(list.querySelectorAll("a")));
    var at = links.indexOf(document.activeElement) + by;
    if (at < 0 || at >= links.length) return;
    event.preventDefault();
    links[at].focus();
  }

  tick.addEventListener("change", function () {
    opener.setAttribute("aria-expanded", String(tick.checked));
  });

  opener.addEventListener("click", function () {
    open(true);
    field.focus();
  });

  field.addEventListener("focus", function () {
    open(true);
    load(ROOT).catch(function () {});
  });

  field.addEventListener("input", function () {
    clearTimeout(pause);
    pause = setTimeout(ask, PAUSE);
  });

  box.querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    var first = list.querySelector("a");
    if (first) first.click();
  });

  box.querySelector(".cp-search__close").addEventListener("click", close);

  box.addEventListener("keydown", function (event) {
    if (event.key === "Escape") close();
    if (event.key === "ArrowDown") step(event, 1);
    if (event.key === "ArrowUp") step(event, -1);
  });

  document.addEventListener("focusin", function (event) {
    if (tick.checked && !box.contains(event.target) && event.target !== opener) open(false);
  });
})();
