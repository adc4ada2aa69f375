// What a page does for its reader besides being read: larger letters, more contrast, one's own building, what fell due or ran out
// since it was made, a newer issue. Everything is readable without it; ES5 for old engines.
(function () {
  var me = document.getElementById("reader");
  if (!me) { return; }
  var root = document.documentElement;
  var word = function (name) { return me.getAttribute("data-" + name) || ""; };
  var each = function (selector, use) { var all = document.querySelectorAll(selector); for (var i = 0; i < all.length; i++) { use(all[i]); } };

  // What is remembered stays on the telephone; where nothing can be kept, the choice lasts as long as the page.
  var memory = {};
  function kept(key) {
    try { return window.localStorage.getItem("gongshi." + key); } catch (e) { return memory[key] || null; }
  }
  function keep(key, value) {
    memory[key] = value;
    try { window.localStorage.setItem("gongshi." + key, value); } catch (e) { return; }
  }

  // Letters and contrast: the styles are fetched when somebody wants them.
  var sizes = ["", "gs-large", "gs-larger"], dressed = false;
  function size() { return Number(kept("size")) % 3 || 0; }
  function strong() { return kept("contrast") === "1"; }
  function dress() {
    var names = sizes[size()] + (strong() ? " gs-contrast" : "");
    root.className = names.replace(/^ /, "");
    if (names && !dressed) {
      var link = document.createElement("link");
      link.rel = "stylesheet";
      link.media = "screen";
      link.href = word("styles");
      document.head.appendChild(link);
      dressed = true;
    }
    each("[data-switch]", function (it) {
      var names = it.getAttribute("data-names").split("|");
      it.textContent = names[it.getAttribute("data-switch") === "size" ? size() : Number(strong())];
    });
  }
  each("[data-switch]", function (it) {
    it.setAttribute("role", "button");
    it.addEventListener("click", function (event) {
      event.preventDefault();
      if (it.getAttribute("data-switch") === "size") { keep("size", (size() + 1) % 3); } else { keep("contrast", strong() ? 0 : 1); }
      dress();
    });
  });
  dress();

  // One's own building: the page of a building is remembered, the first page leads to it.
  var mine = document.getElementById("building"), key = "building." + word("unit");
  if (mine && mine.getAttribute("data-building")) { keep(key, mine.getAttribute("data-building") + "|" + mine.textContent); }
  if (mine && mine.getAttribute("data-words") && kept(key)) {
    var own = kept(key).split("|");
    if (/^[\w-]+$/.test(own[0])) {
      mine.href = mine.getAttribute("href").replace("index.html", own[0] + ".html");
      mine.textContent = mine.getAttribute("data-words").replace("*", own.slice(1).join("|"));
    }
  }

  // Days in China, whatever the telephone's zone.
  var today = new Date(Date.now() + 288e5).toISOString().slice(0, 10);
  function note(after, words) {
    var line = document.createElement("p");
    line.setAttribute("role", "status");
    line.appendChild(document.createTextNode(words));
    after.parentNode.insertBefore(line, after.nextSibling);
  }
  each("[data-due]", function (it) { if (it.getAttribute("data-due") < today) { note(it, it.getAttribute("data-passed")); } });
  each("[data-until]", function (it) { if (it.getAttribute("data-until") < today) { note(it, word("over")); } });
  // A word that holds no longer goes, and so does what asks for opinions that come too late.
  each("[data-ends]", function (it) { if (it.getAttribute("data-ends") < today) { it.parentNode.removeChild(it); } });

  // A newer issue: browsers within other programs keep old pages, only another address is fetched anew. It can wait until the
  // page is read.
  if (word("newest") && /^http/.test(location.protocol)) { setTimeout(look, 3000); }
  function look() {
    var ask = new XMLHttpRequest();
    ask.onload = function () {
      var found = /"set":"(\w+)"/.exec(ask.status === 200 ? ask.responseText : "");
      if (!found || found[1] === word("set")) { return; }
      var line = document.createElement("p"), link = document.createElement("a");
      line.className = "gs-note gs-links";
      line.setAttribute("role", "status");
      link.href = location.pathname + "?v=" + found[1] + location.hash;
      link.appendChild(document.createTextNode(word("newer")));
      line.appendChild(link);
      line.style.position = "fixed";
      line.style.bottom = line.style.left = line.style.right = line.style.margin = "0";
      document.body.appendChild(line);
    };
    ask.open("GET", word("newest") + "?t=" + Math.floor(Date.now() / 6e4));
    ask.send();
  }
})();
