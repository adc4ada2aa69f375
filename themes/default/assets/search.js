// Finds records without a server: pairs of characters name the documents, their texts decide. Works from a disk and in old browsers.
(function () {
  var form = document.getElementById("find");
  if (!form) { return; }
  var STEP = 4;
  var field = function (id) { return document.getElementById(id); };
  var word = function (name) { return form.getAttribute("data-" + name); };
  var hits = field("hits"), said = field("said"), more = field("more");
  var index = null, twins = {}, every = false, shards = [], texts = [], asked = {}, turn = 0;

  // What the files of the index call.
  window.gongshi = function (sort, at, content) {
    if (sort === "index") { index = at; learn(at.fold); }
    if (sort === "shard") { shards[at] = content; }
    if (sort === "texts") { texts[at] = content; }
    if (sort === "fold") { learn(at); every = true; }
  };

  // Learns the simplified twins of traditional characters.
  function learn(all) {
    for (var i = 0; i < all.length;) {
      var from = letter(all, i), to = letter(all, i + from.length);
      twins[from] = to;
      i += from.length + to.length;
    }
  }

  // Loads files of the index once each, then goes on; what cannot be loaded is said.
  function load(names, then) {
    var left = names.length;
    if (!left) { then(); }
    var one = function (name) {
      var done = function () { asked[name] = 2; if (!--left) { then(); } };
      if (asked[name] === 2) { done(); return; }
      var script = document.createElement("script");
      script.src = word("files") + name + ".js?v=" + (index ? index.version : Math.floor(Date.now() / 6e5));
      script.onload = done;
      script.onerror = function () { said.textContent = word("failed"); };
      document.head.appendChild(script);
    };
    for (var i = 0; i < names.length; i++) { one(names[i]); }
  }

  // One character, both halves of it.
  function letter(text, at) {
    var code = text.charCodeAt(at);
    return text.substr(at, code >= 0xD800 && code < 0xDC00 ? 2 : 1);
  }

  // A text as it is compared: width, case, script, separators of thousands and a blank between a digit and a Chinese character make no
  // difference. `at` leads back to the original.
  function folded(text) {
    var out = "", at = [], comma = false, apart = false, gap = new RegExp("[" + index.breaks + "]");
    var put = function (part, from) { for (var k = 0; k < part.length; k++) { at.push(from); } out += part; };
    var space = function (from) { if (out && out.charAt(out.length - 1) !== " ") { put(" ", from); } };
    for (var i = 0; i < text.length;) {
      var whole = letter(text, i), code = whole.charCodeAt(0), plain = whole;
      if (plain.normalize) { plain = plain.normalize("NFKC"); } else if (code > 0xFF00 && code < 0xFF5F) { plain = String.fromCharCode(code - 0xFEE0); }
      plain = plain.toLowerCase();
      for (var j = 0; j < plain.length;) {
        var c = letter(plain, j);
        j += c.length;
        c = twins.hasOwnProperty(c) ? twins[c] : c;
        if (comma && !/\d/.test(c)) { space(i); apart = true; }
        comma = false;
        if (c === "," && /\d$/.test(out)) { comma = true; } else if (gap.test(c)) { space(i); apart = apart || /\S/.test(c); } else {
          if (!apart && /\d [^\x00-\xff]|[^\x00-\xff] \d/.test(out.slice(-2) + c)) { out = out.slice(0, -1); at.pop(); }
          apart = false;
          put(c, i);
        }
      }
      i += whole.length;
    }
    return { text: out.replace(/ $/, ""), at: at };
  }

  // The pairs of a word that together cover it, three at most.
  function pairs(run) {
    var letters = [], all = [];
    for (var i = 0; i < run.length; i += letters[letters.length - 1].length) { letters.push(letter(run, i)); }
    for (var k = 0; k + 1 < letters.length; k += 2) { all.push(letters[k] + letters[k + 1]); }
    if (letters.length === 1) { all.push(letters[0]); }
    if (letters.length > 1 && letters.length % 2) { all.push(letters[letters.length - 2] + letters[letters.length - 1]); }
    return all.length > 3 ? [all[0], all[all.length >> 1], all[all.length - 1]] : all;
  }

  function point(text, at) {
    var high = text.charCodeAt(at), low = text.charCodeAt(at + 1);
    return high >= 0xD800 && high < 0xDC00 ? (high - 0xD800) * 0x400 + low - 0xDC00 + 0x10000 : high;
  }

  function shard(pair) {
    var first = letter(pair, 0);
    return (point(pair, 0) * 31 + (pair.length > first.length ? point(pair, first.length) : 0)) % index.shards;
  }

  // The documents of a pair: 2 where it stands in the title, else 1.
  function documents(pair) {
    var file = shards[shard(pair)] || "", key = "|" + pair + ":", from = file.indexOf(key), found = {};
    if (from < 0) { return found; }
    var until = file.indexOf("|", from + 1);
    var lists = file.slice(from + key.length, until < 0 ? file.length : until).split("/");
    for (var l = 0; l < 2; l++) {
      var steps = lists[l] ? lists[l].split(".") : [], at = 0;
      for (var i = 0; i < steps.length; i++) { at += parseInt(steps[i], 36); found[at] = 2 - l; }
    }
    return found;
  }

  function value(id) { var it = field(id); return it ? it.value : ""; }

  function fen(id) {
    var text = value(id) && folded(value(id)).text.replace(/[^\d.]/g, "");
    return text && isFinite(text) ? Math.round(text * 100) : null;
  }

  // Where a text says something, and its length; a long number is one, however its digits are grouped.
  function spot(text, run) {
    var found = /^\d{7,}$/.test(run) && new RegExp(run.split("").join(" ?")).exec(text);
    return [found ? found.index : text.indexOf(run), found ? found[0].length : run.length];
  }

  // Whether a document passes what was chosen below the words.
  function passes(at) {
    return ["kind", "year", "body", "building"].every(function (name) {
      var column = index[name], chosen = value(name);
      return !chosen || [].concat(column.at.length ? column.at[at] : 1).some(function (number) { return String(column.all[number - 1]) === chosen; });
    });
  }

  // Everything that may be meant, titles first, then the newest.
  function candidates(wanted) {
    var all = [], scores = {}, i;
    for (i = 0; i < index.count; i++) { scores[i] = 2; }
    for (i = 0; i < wanted.length; i++) {
      var found = documents(wanted[i]);
      for (var at in scores) { if (found[at]) { scores[at] = Math.min(scores[at], found[at]); } else { delete scores[at]; } }
    }
    for (var score = 2; score; score--) {
      for (i = 0; i < index.count; i++) { if (scores[i] === score && passes(i)) { all.push(i); } }
    }
    return all;
  }

  function file(at) {
    for (var i = index.texts.length - 1; i > 0; i--) { if (index.texts[i] <= at) { return i; } }
    return 0;
  }

  // Whether a document says every word, and costs what was asked for.
  function holds(told, runs) {
    var text = folded(told[1] + "\n" + told[3]).text, least = fen("least"), most = fen("most"), i;
    for (i = 0; i < runs.length; i++) { if (spot(text, runs[i])[0] < 0 && told[2].indexOf(runs[i]) < 0) { return false; } }
    return least === null && most === null || told[4].some(function (sum) {
      return (least === null || sum >= least) && (most === null || sum <= most);
    });
  }

  // Words with the places marked where the query stands; never markup.
  function marked(parent, text, runs, short) {
    var plain = folded(text), spots = [], i;
    for (i = 0; i < runs.length; i++) {
      var found = spot(plain.text, runs[i]), from = found[0];
      if (from >= 0) {
        var last = plain.at[from + found[1] - 1];
        spots.push([plain.at[from], last + letter(text, last).length]);
      }
    }
    spots.sort(function (a, b) { return a[0] - b[0]; });
    var start = short && spots.length ? Math.max(0, spots[0][0] - 24) : 0, end = short ? Math.min(text.length, start + 90) : text.length;
    var at = start, say = function (words) { parent.appendChild(document.createTextNode(words.replace(/\n/g, " "))); };
    if (start) { say("…"); }
    for (i = 0; i < spots.length; i++) {
      if (spots[i][0] < at || spots[i][1] > end) { continue; }
      say(text.slice(at, spots[i][0]));
      at = spots[i][1];
      element("mark", "", parent).textContent = text.slice(spots[i][0], at);
    }
    say(text.slice(at, end) + (end < text.length ? "…" : ""));
  }

  function element(name, style, parent) {
    var made = document.createElement(name);
    made.className = style;
    parent.appendChild(made);
    return made;
  }

  function name(column, at) {
    return column.all[(column.at.length ? column.at[at] : 1) - 1] || "";
  }

  function show(at, told, runs) {
    var line = element("li", "gs-line", hits), link = element("a", "gs-title", line), parts = [];
    link.href = word("base") + encodeURI(told[0]) + word("tail");
    marked(link, told[1], runs, false);
    var kind = field("kind"), chosen = name(index.kind, at);
    for (var i = 0; kind && i < kind.options.length; i++) { if (kind.options[i].value === chosen) { parts.push(kind.options[i].text); } }
    parts.push(name(index.year, at), name(index.body, at));
    var about = parts.filter(Boolean).join(" · ");
    if (about) { element("p", "gs-meta", line).textContent = about; }
    if (told[3]) { marked(element("p", "", line), told[3], runs, true); }
  }

  // Reads and shows the next few of what may be meant.
  function page(mine, all, runs, shown) {
    var next = all.slice(0, STEP), names = {}, list = [];
    for (var i = 0; i < next.length; i++) { if (!names[file(next[i])]) { names[file(next[i])] = 1; list.push("t" + file(next[i])); } }
    load(list, function () {
      if (mine !== turn) { return; }
      for (var k = 0; k < next.length; k++) {
        var at = next[k], told = texts[file(at)][at - index.texts[file(at)]];
        if (holds(told, runs)) { show(at, told, runs); shown.count++; }
      }
      all = all.slice(STEP);
      if (all.length && shown.count < shown.until) { page(mine, all, runs, shown); return; }
      said.textContent = shown.count ? word(all.length ? "some" : "all").replace("#", shown.count) : word("none");
      more.hidden = !all.length;
      more.onclick = function () { shown.until = shown.count + STEP; page(mine, all, runs, shown); };
    });
  }

  function search() {
    var mine = ++turn;
    hits.textContent = "";
    more.hidden = true;
    said.textContent = word("wait");
    load(["index"], function () {
      if (mine !== turn) { return; }
      fill();
      // What is written between blanks is looked for as it is written: HT-03 is not 03 and HT.
      var runs = value("q").replace(/([^\0-ÿ])[,;\/|+&]+(?=[^\0-ÿ])/g, "$1 ").split(/[\s，、；。]+/).map(function (typed) { return folded(typed).text; }).filter(Boolean);
      var narrowed = ["kind", "year", "body", "building", "least", "most"].some(value);
      if (!runs.length && !narrowed) { said.textContent = ""; return; }
      var wanted = [], names = [];
      for (var i = 0, parts = runs.join(" ").split(" "); i < parts.length; i++) { wanted = wanted.concat(pairs(parts[i])); }
      wanted = wanted.slice(0, 6);
      for (i = 0; i < wanted.length; i++) { if (names.indexOf(String(shard(wanted[i]))) < 0) { names.push(String(shard(wanted[i]))); } }
      load(names, function () {
        if (mine !== turn) { return; }
        var all = candidates(wanted);
        // Perhaps it was typed in the other script.
        if (!all.length && !every && /[^\x00-\xff]/.test(value("q"))) { load(["fold"], search); return; }
        page(mine, all, runs, { count: 0, until: STEP });
      });
    });
  }

  // The choices, as soon as the index tells them.
  function fill() {
    ["year", "body", "building"].forEach(function (id) {
      var choice = field(id), all = index[id].all;
      if (!choice || choice.options.length > 1) { return; }
      for (var i = 0; i < all.length; i++) {
        var option = element("option", "", choice);
        option.value = option.textContent = all[id === "year" ? all.length - 1 - i : i];
      }
    });
  }

  // The query stands in the address, so that going back finds it again.
  function remembered() {
    var text = location.hash.replace(/^#q=/, "");
    try { field("q").value = text === location.hash ? "" : decodeURIComponent(text); } catch (broken) { field("q").value = ""; }
  }

  form.hidden = false;
  form.onsubmit = function () {
    location.replace("#q=" + encodeURIComponent(value("q")));
    search();
    return false;
  };
  form.onchange = function (event) { if (event.target.tagName === "SELECT") { search(); } };
  remembered();
  if (value("q")) { search(); } else { load(["index"], fill); }
})();
