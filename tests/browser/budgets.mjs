// What a page may cost and what it owes its reader: each number once, for the checks that measure it and for the table at the end.

const KB = 1024;

/** By name: what is measured, its unit, and the most (or the least) that holds. Counts of faults are summed, the rest is the worst seen. */
export const budgets = {
  home: { what: 'first page of a compound, HTML packed', unit: 'bytes', most: 14 * KB },
  record: { what: 'record or any other page, HTML packed', unit: 'bytes', most: 20 * KB },
  sheets: { what: 'stylesheets a page asks for', most: 1 },
  style: { what: 'the stylesheet', unit: 'bytes', most: 10 * KB },
  script: { what: 'a script', unit: 'bytes', most: 10 * KB },
  optional: { what: 'pages that say less without script', most: 0, sum: true },
  requests: { what: 'requests to the first readable view', most: 3 },
  foreign: { what: 'requests to anybody else', most: 0, sum: true },
  query: { what: 'a query of the search, packed', unit: 'bytes', most: 20 * KB },
  paint: { what: 'largest paint, slow 4G and 4 × processor, median of 5', unit: 'ms', most: 1_800 },
  blocked: { what: 'blocked, the same visits', unit: 'ms', most: 50 },
  shift: { what: 'layout shift, the same visits', most: 0.02 },
  axe: { what: 'faults by axe, every sort of page × letters × colours', most: 0, sum: true },
  performance: { what: 'Lighthouse on a telephone: performance', least: 98 },
  accessibility: { what: 'Lighthouse: accessibility', least: 100 },
  'best-practices': { what: 'Lighthouse: best practices', least: 100 },
  seo: { what: 'Lighthouse: search engines', least: 95 },
  body: { what: 'letters of running text', unit: 'px', least: 20 },
  targets: { what: 'height of what a finger meets', unit: 'px', least: 48 },
  contrast: { what: 'contrast of running text', unit: ': 1', least: 7 },
  anything: { what: 'contrast of anything written', unit: ': 1', least: 4.5 },
  sideways: { what: 'pages that scroll sideways at 320 px', most: 0, sum: true },
  nu: { what: 'errors by the Nu checker', most: 0, sum: true },
  markup: { what: 'faults by html-validate', most: 0, sum: true },
  unread: { what: 'codes that do not read as their page', most: 0, sum: true },
  taps: { what: 'taps from a code to the voucher of an entry', most: 3 },
  screen: { what: 'letters of the lobby screen', unit: 'px', least: 44 },
};

/** Whether a measure holds; half a pixel is rounding. */
export function holds({ most, least, unit }, value) {
  const slack = unit === 'px' ? 0.5 : 0;
  return most === undefined ? value >= least - slack : value <= most;
}

/** A number as a table shows it. */
export function told(value, unit) {
  const digits = Math.abs(value) < 1 ? 3 : unit === ': 1' ? 2 : 1;
  const number = value.toLocaleString('en', { maximumFractionDigits: digits });
  return unit ? `${number} ${unit}` : number;
}
