// What is measured inside a page. Each function runs in the browser, on its own, and returns the faults it sees.

/** No sideways scrolling but inside an element's own scroller. */
export function sideways() {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(at).overflowX) && at !== element) return true;
    }
    return false;
  };
  if (document.scrollingElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > width + 1 && !scrolls(e));
  const named = (e) => `${e.tagName.toLowerCase()}${[...e.classList].map((c) => `.${c}`).join('')}`;
  return [`${document.scrollingElement.scrollWidth} px wide at ${width}: ${[...new Set(wide.map(named))].slice(0, 4).join(', ')}`];
}

/** Text that is too small: nothing below 16 px, running text not below 20 px. */
export function small() {
  const faults = new Set();
  const quiet = '.gs-meta, .gs-facts dt, .gs-figure dt, .gs-crumb, .gs-foot, .gs-sheet, .gs-around, .gs-badge, .gs-tally__need, .gs-hidden, .gs-skip, table, figure, svg, nav, h1, h2, h3';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true }) || element.closest('title, desc, .gs-hidden')) continue;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) continue;
    const matrix = element.closest('svg') && element.getScreenCTM?.();
    const size = parseFloat(getComputedStyle(element).fontSize) * (matrix ? Math.hypot(matrix.a, matrix.b) : 1);
    const named = `${element.tagName.toLowerCase()}${[...element.classList].map((c) => `.${c}`).join('')}${element.closest('svg') ? ' in svg' : ''}`;
    if (size < 15.9) faults.add(`${named} is ${size.toFixed(1)} px`);
    else if (size < 19.9 && element.closest('main p, main li, main dd') && !element.closest(quiet) && /^(p|li|dd)$/i.test(element.tagName)) {
      faults.add(`running text ${named} is ${size.toFixed(1)} px`);
    }
  }
  const body = parseFloat(getComputedStyle(document.body).fontSize);
  if (body < 20) faults.add(`body is ${body} px`);
  return [...faults];
}

/** Words broken into a column of single letters: a state on three lines, a cell whose text is narrower than three letters. */
export function squeezed() {
  const faults = new Set();
  const lines = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 8))).size;
  };
  for (const element of document.querySelectorAll('.gs-badge, td, th')) {
    const text = element.textContent.trim();
    if (!text || !element.checkVisibility() || element.querySelector('p, ul, table, div')) continue;
    const badge = element.matches('.gs-badge');
    const letter = parseFloat(getComputedStyle(element).fontSize);
    const room = element.clientWidth - parseFloat(getComputedStyle(element).paddingLeft) - parseFloat(getComputedStyle(element).paddingRight);
    if (badge ? lines(element) > 2 : text.length > 3 && room < 2.9 * letter && lines(element) > 2) {
      const caption = element.closest('table')?.caption?.textContent.trim();
      faults.add(`${badge ? 'state' : 'cell'} “${text.slice(0, 10)}” on ${lines(element)} lines${caption ? ` in the table ${caption.slice(0, 16)}` : ''}`);
    }
  }
  return [...faults];
}

/** Numbers that touch their neighbours, so that two are read as one. */
export function touching() {
  const faults = new Set();
  for (const row of document.querySelectorAll('tr')) {
    const boxes = [...row.cells].filter((cell) => cell.textContent.trim()).map((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return { text: cell.textContent.trim().slice(0, 12), box: range.getBoundingClientRect() };
    });
    boxes.slice(1).forEach(({ text, box }, at) => {
      const before = boxes[at];
      if (box.width && before.box.width && box.left - before.box.right < 4 && box.top < before.box.bottom && before.box.top < box.bottom) {
        faults.add(`“${before.text}” and “${text}” in ${row.closest('table').caption?.textContent.trim().slice(0, 16) ?? 'a table'}`);
      }
    });
  }
  return [...faults];
}

/** Links and buttons that stand alone and are lower or narrower than 48 px; and how high the lowest is. */
export function targets() {
  const faults = new Set();
  const heights = [];
  for (const element of document.querySelectorAll('a[href], button, summary, input, select, [tabindex="0"][role="button"]')) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.matches('.gs-skip')) continue;
    let block = element.parentElement;
    while (block && getComputedStyle(block).display.startsWith('inline') && !block.closest('svg')) block = block.parentElement;
    // A link within a sentence, a cell or a value is text.
    if (block.closest('td, th, dd, .gs-prose')) continue;
    const copy = block.cloneNode(true);
    copy.querySelectorAll('a, button, .gs-hidden').forEach((e) => e.remove());
    const beside = copy.textContent.replace(/[\s·›‹|/、，。：:]/g, '');
    if (beside && getComputedStyle(element).display === 'inline') continue;
    const box = element.getBoundingClientRect();
    heights.push(box.height);
    // A word of two letters is as wide as it is; a button is not.
    if (box.height < 47.5 || box.width < (element.matches('button, summary, .gs-button') ? 47.5 : 24)) {
      const named = `${element.tagName.toLowerCase()}${[...element.classList].map((c) => `.${c}`).join('')} in ${block.tagName.toLowerCase()}${[...block.classList].map((c) => `.${c}`).join('')}`;
      faults.add(`${named} is ${Math.round(box.width)} × ${Math.round(box.height)} px (${element.textContent.trim().slice(0, 12)})`);
    }
  }
  return { faults: [...faults], height: heights.length ? Math.min(...heights) : undefined };
}

/** Marks of labels and templates that were not filled in. */
export function unfilled() {
  const text = document.body.innerText + document.title;
  const marks = [/⟦[^⟧]*⟧/g, /\[\[[^\]]*\]\]/g, /\{\{[^}]*\}\}/g, /\bundefined\b/g, /\bNaN\b/g, /\bSome\(/g];
  return marks.flatMap((mark) => [...new Set(text.match(mark) ?? [])]);
}
