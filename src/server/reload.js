// Listens for changes of the unit this page belongs to: loads the page again, or shows what is wrong with the records.
(function () {
  "use strict";
  var script = document.currentScript;
  if (!script || !window.EventSource) return;
  var address = new URL(script.src);
  var edition = address.searchParams.get("edition");
  var unit = location.pathname.split("/")[1] || "";
  var changes = new EventSource(address.pathname.replace(/reload\.js$/, "events") + "?unit=" + unit);
  var overlay = null;

  function show(trouble) {
    if (overlay) { overlay.remove(); overlay = null; }
    if (!trouble) return;
    overlay = document.createElement("aside");
    overlay.setAttribute("role", "alert");
    var look = {
      position: "fixed", left: "0", right: "0", bottom: "0", maxHeight: "70vh", overflow: "auto", zIndex: "2147483647",
      background: "#1d1d1f", color: "#f5f5f7", borderTop: "4px solid #d92b1f", padding: "16px 20px", boxSizing: "border-box"
    };
    Object.keys(look).forEach(function (name) { overlay.style[name] = look[name]; });
    var head = document.createElement("strong");
    head.textContent = "记录有错，下面仍是上一次的网页 · The records have errors; this is the last good page";
    var text = document.createElement("pre");
    text.textContent = trouble;
    text.style.whiteSpace = "pre-wrap";
    text.style.margin = "12px 0 0";
    text.style.font = "14px/1.5 ui-monospace, monospace";
    overlay.appendChild(head);
    overlay.appendChild(text);
    document.body.appendChild(overlay);
  }

  changes.onmessage = function (event) {
    var told = JSON.parse(event.data);
    if (String(told.edition) !== edition) {
      changes.close();
      location.reload();
    } else {
      show(told.trouble);
    }
  };
  // A page on its way out must not hold its connection: browsers allow six of them.
  window.addEventListener("pagehide", function () { changes.close(); });
  window.addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });
})();
