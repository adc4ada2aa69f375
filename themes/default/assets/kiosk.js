// The lobby screen. Without this script the page is a plain list of slides; with it one slide stands at a time.
//
// What is over never shows: each slide's first and last day are compared with the clock at every step, so it holds without a
// network too. A newer set is loaded whole, with its pictures, before it takes the place of the old one between two slides.
(function () {
  'use strict';
  var SECOND = 1000, MINUTE = 60 * SECOND, POLL = MINUTE, LONGEST = 10 * MINUTE, HOUR = 60 * MINUTE;
  var ORBIT = [[0, 0], [3, 0], [3, 3], [0, 3], [-3, 3], [-3, 0], [-3, -3], [0, -3], [3, -3]];
  var main = document.getElementById('screen');
  var began = Date.now(), since = began, touched = 0, polled = began, wait = POLL, minute = -1;
  var shown = null, topic = '', paused = false, ready = null, asking = false;
  if (!main || !main.querySelectorAll) { return; }

  function all(selector) { return Array.prototype.slice.call(main.querySelectorAll(selector)); }
  function told(name) { return main.getAttribute('data-' + name) || ''; }
  function seconds(text, usual) { var n = parseInt(text, 10); return (n > 0 ? n : usual) * SECOND; }
  function two(n) { return (n < 10 ? '0' : '') + n; }

  // The time in China, whatever the zone of the box: to be read as if it were UTC.
  function china() { return new Date(Date.now() + 8 * HOUR); }

  // The day by the clock; one that is older than the newest record is wrong, as the clocks of old boxes often are.
  function today() {
    var day = china().toISOString().slice(0, 10);
    return day < told('newest') ? told('newest') : day;
  }

  function holds(slide, day) {
    var from = slide.getAttribute('data-from'), until = slide.getAttribute('data-until');
    return !(from && day < from) && !(until && day > until);
  }

  // What may show now: what is urgent alone, else everything that holds; of one topic where somebody asked for it.
  function loop() {
    var day = today();
    var now = all('.gs-slide').filter(function (slide) { return holds(slide, day); });
    var urgent = now.filter(function (slide) { return slide.getAttribute('data-urgent'); });
    var chosen = now.filter(function (slide) { return slide.getAttribute('data-topic') === topic; });
    if (urgent.length) { return urgent; }
    return topic && chosen.length ? chosen : now;
  }

  function mark(element, word, on) {
    var bare = (' ' + element.className + ' ').replace(' ' + word + ' ', ' ').replace(/^\s+|\s+$/g, '');
    element.className = on ? bare + ' ' + word : bare;
  }

  // One class goes and another comes in one step: there is no moment with neither.
  function show(slide, slides) {
    var count = document.getElementById('count');
    all('.gs-slide').forEach(function (other) { if (other !== slide) { mark(other, 'gs-slide--now', false); } });
    if (slide) {
      mark(slide, 'gs-slide--now', true);
      // A small line that is over goes by itself; the slide stays.
      Array.prototype.forEach.call(slide.querySelectorAll('[data-until]'), function (part) { part.hidden = !holds(part, today()); });
    }
    shown = slide;
    since = Date.now();
    if (count) { count.textContent = slides.length > 1 ? (slides.indexOf(slide) + 1) + ' / ' + slides.length : ''; }
    dress(slides);
  }

  function dress(slides) {
    var alone = slides.length && slides[0].getAttribute('data-urgent'), day = today();
    mark(main, 'gs-alone', !!alone);
    all('button').forEach(function (button) {
      var of = button.getAttribute('data-topic');
      if (of) {
        button.setAttribute('aria-pressed', of === topic ? 'true' : 'false');
        button.hidden = !all('.gs-slide').some(function (slide) { return slide.getAttribute('data-topic') === of && holds(slide, day); });
      } else if (button.getAttribute('data-do') === 'pause') {
        button.setAttribute('aria-pressed', paused ? 'true' : 'false');
        button.textContent = button.getAttribute(paused ? 'data-go' : 'data-stop');
      }
    });
  }

  function step(by) {
    if (ready) { return swap(); }
    var slides = loop(), at = slides.indexOf(shown);
    // Where the one that stood is over, the next one after it comes.
    if (at < 0 && shown) {
      var order = all('.gs-slide'), place = order.indexOf(shown);
      at = slides.filter(function (slide) { return order.indexOf(slide) < place; }).length - (by > 0 ? 1 : 0);
    }
    show(slides[(at + by + slides.length * 2) % slides.length] || null, slides);
  }

  function first() { var slides = loop(); show(slides[0] || null, slides); }

  // The new set stands complete before the old one goes.
  function swap() {
    var fresh = ready;
    ready = null;
    main.parentNode.replaceChild(fresh, main);
    main = fresh;
    shown = null;
    arrange();
    first();
  }

  function arrange() {
    var bar = document.getElementById('bar');
    if (bar) { bar.hidden = false; }
    minute = -1;
    clock();
  }

  function clock() {
    var now = china(), place = document.getElementById('clock'), days = told('days').split(' ');
    if (now.getUTCMinutes() === minute) { return; }
    minute = now.getUTCMinutes();
    var by = ORBIT[minute % ORBIT.length];
    document.body.style.transform = 'translate(' + by[0] + 'px,' + by[1] + 'px)';
    if (!place) { return; }
    var day = told('day').replace('#y', now.getUTCFullYear()).replace('#m', now.getUTCMonth() + 1).replace('#d', now.getUTCDate());
    place.textContent = '';
    [now.getUTCHours() + ':' + two(minute), day + ' ' + days[(now.getUTCDay() + 6) % 7]].forEach(function (words, at) {
      var part = document.createElement(at ? 'span' : 'b');
      part.textContent = words;
      place.appendChild(part);
    });
  }

  function get(path, done) {
    var request = new XMLHttpRequest();
    request.open('GET', path);
    request.timeout = 30 * SECOND;
    request.onload = function () { done(request.status === 200 ? request.responseText : null); };
    request.onerror = request.ontimeout = function () { done(null); };
    request.send();
  }

  function picture(path, done) {
    var image = new Image();
    image.onload = function () { done(''); };
    image.onerror = function () { done(null); };
    image.src = path;
  }

  // Everything the new set needs, one after the other; whatever fails, the old set stays.
  function fetched(paths, done) {
    if (!paths.length) { return done(true); }
    var next = function (got) { if (got === null) { done(false); } else { fetched(paths.slice(1), done); } };
    (/\.(png|jpe?g|gif|webp)$/i.test(paths[0]) ? picture : get)(paths[0], next);
  }

  function assets(page) {
    return Array.prototype.map.call(page.querySelectorAll('link[rel=stylesheet],script[src]'), function (one) {
      return one.getAttribute('href') || one.getAttribute('src');
    }).join(' ');
  }

  function failed() { asking = false; wait = Math.min(wait * 2, LONGEST); }

  function poll() {
    asking = true;
    get(told('list') + '?' + Date.now(), function (text) {
      var list = null;
      try { list = JSON.parse(text); } catch (_) { list = null; }
      if (!list || !list.set || !list.page || !list.files) { return failed(); }
      wait = POLL;
      if (list.set === told('set') || (ready && ready.getAttribute('data-set') === list.set)) { asking = false; return; }
      get(list.page + '?' + list.set, function (html) {
        var page = html && new DOMParser().parseFromString(html, 'text/html');
        var fresh = page && page.getElementById('screen');
        // A board that is just being published may answer with two halves: then the next look finds both.
        if (!fresh || fresh.getAttribute('data-set') !== list.set || !fresh.querySelector('.gs-slide')) { return failed(); }
        fetched(list.files, function (whole) {
          if (!whole) { return failed(); }
          asking = false;
          if (assets(page) !== assets(document)) { location.reload(); } else { ready = document.adoptNode(fresh); }
        });
      });
    });
  }

  // Once a day everything begins anew, if what it begins from is there.
  function renew() {
    var there = function (got) { asking = false; if (got === null) { wait = POLL; } else { location.reload(); } };
    asking = true;
    began = Date.now();
    if (online()) { get(told('list') + '?' + Date.now(), there); } else if (told('probe')) { picture(told('probe'), there); } else { asking = false; }
  }

  function online() { return /^http/.test(location.protocol); }

  function tick() {
    var now = Date.now(), hour = china().getUTCHours();
    clock();
    if ((topic || paused) && now - touched >= seconds(told('idle'), 60)) {
      topic = '';
      paused = false;
      first();
    }
    var slides = loop();
    if (slides.indexOf(shown) < 0 || (!paused && now - since >= seconds(shown.getAttribute('data-dwell') || told('dwell'), 15))) { step(1); }
    if (hour === 4 && now - began > HOUR && !asking) { renew(); }
    if (online() && !asking && now - polled >= wait) {
      polled = now + Math.floor(Math.random() * 10 * SECOND);
      poll();
    }
  }

  document.addEventListener('click', function (event) {
    var at = event.target;
    while (at && at.nodeName !== 'BUTTON') { at = at.parentNode; }
    touched = since = Date.now();
    if (!at) { return; }
    var of = at.getAttribute('data-topic'), what = at.getAttribute('data-do');
    if (of) {
      topic = topic === of ? '' : of;
      paused = false;
      first();
    } else if (what === 'pause') {
      paused = !paused;
      dress(loop());
    } else {
      step(what === 'back' ? -1 : 1);
    }
  });

  document.documentElement.className += ' gs-runs';
  arrange();
  first();
  setInterval(tick, SECOND);
}());
