// The sorts of page a resident can meet, each by the record of the sample board that shows it.
// A page that is gone from the board is a failure, so that no sort of page is lost from sight unnoticed.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const estate = 'shuiyue-garden';
const homes = 'anju-homes';
const courtyard = 'huaiyuan-courtyard';
const community = 'nanhu-community';
const kinds = ['finance', 'roster', 'matter', 'evaluation', 'notice', 'document'];

/** Every sort of page: [what it shows, route]. */
export const sorts = [
  ['portal', 'index.html'],
  ['portal in English', 'en/index.html'],
  ['portal in traditional characters', 'zh-hant/index.html'],
  ['page not found, of the board', '404.html'],
  ['home of a community', `${community}/index.html`],
  ['home of a commercial estate', `${estate}/index.html`],
  ['home of an affordable-housing estate', `${homes}/index.html`],
  ['home of an old courtyard', `${courtyard}/index.html`],
  ['home in English', `${estate}/en/index.html`],
  ['home in traditional characters', `${courtyard}/zh-hant/index.html`],
  ['search, of the board', 'search.html'],
  ['search', `${estate}/search.html`],
  ['page not found, of a compound', `${estate}/404.html`],
  ['choice of a building', `${estate}/building/index.html`],
  ['building', `${estate}/building/3.html`],
  ['building in English', `${estate}/en/building/3.html`],
  ...kinds.map((kind) => [`list of ${kind}`, `${estate}/${kind}/index.html`]),
  ['list of finance in the courtyard', `${courtyard}/finance/index.html`],
  ['list of notices in English', `${estate}/en/notice/index.html`],
  ['common income', `${estate}/finance/2026-q3-common-income.html`],
  ['maintenance fund with apportionment', `${estate}/finance/2026-10-maintenance-fund.html`],
  ['property fee collection', `${estate}/finance/2026-h1-property-fee.html`],
  ['party fund', `${estate}/finance/2025-party-fund.html`],
  ['donations', `${estate}/finance/2026-h1-reading-corner.html`],
  ['amended account', `${estate}/finance/2026-q1-working-expenses.html`],
  ['amending account', `${estate}/finance/2026-q1-working-expenses-corrected.html`],
  ['account in English', `${estate}/en/finance/2026-q3-common-income.html`],
  ['roster of a committee', `${estate}/roster/owners-committee.html`],
  ['roster of building heads', `${estate}/roster/building-heads.html`],
  ['roster of a property company', `${estate}/roster/property-company.html`],
  ['roster in traditional characters', `${homes}/zh-hant/roster/index.html`],
  ['matter with closed votes', `${estate}/matter/2026-lift-overhaul.html`],
  ['matter with two votes and a new company', `${estate}/matter/2025-property-company.html`],
  ['matter with an open vote', `${estate}/matter/2026-ebike-charging.html`],
  ['matter voted down', `${courtyard}/matter/2026-charging-shed.html`],
  ['emergency', `${estate}/matter/2026-wall-tiles.html`],
  ['matter in English', `${estate}/en/matter/2026-lift-overhaul.html`],
  ['evaluation of a property company', `${estate}/evaluation/2026-q3-property.html`],
  ['evaluation of a committee', `${estate}/evaluation/2025-owners-committee.html`],
  ['notice', `${estate}/notice/2026-05-07-water-cut.html`],
  ['withdrawn notice', `${homes}/notice/2026-09-neighbour-night.html`],
  ['purged notice', `${estate}/notice/2026-03-15-found-item.html`],
  ['amending notice', `${courtyard}/notice/2026-05-share-list-corrected.html`],
  ['document in force', `${estate}/document/covenant-v3.html`],
  ['document superseded', `${estate}/document/covenant-v2.html`],
  ['document in draft', `${estate}/document/rules-of-procedure-v3-draft.html`],
].map(([sort, route]) => ({ sort, route }));

/** Old paths and the pages they lead to. */
export const redirects = [
  { route: `${estate}/wuye/dianti-daxiu.html`, to: `${estate}/matter/2026-lift-overhaul.html` },
  { route: `${estate}/zhidu/guanli-guiyue.html`, to: `${estate}/document/covenant-v3.html` },
  { route: `${estate}/en/wuye/dianti-daxiu.html`, to: `${estate}/en/matter/2026-lift-overhaul.html` },
];

/** What the README and a reviewer look at. */
export const pictured = {
  home: `${estate}/index.html`,
  record: `${estate}/finance/2026-q3-common-income.html`,
  matter: `${estate}/matter/2026-lift-overhaul.html`,
  roster: `${estate}/roster/owners-committee.html`,
  evaluation: `${estate}/evaluation/2026-q3-property.html`,
  portal: 'index.html',
};

/** Sheets that hang in a glass case: [route, words that must be on the paper]. */
export const printed = [
  [`${estate}/finance/2026-q3-common-income.html`, ['2026年第三季度公共收益收支', '123,489.60', '61,260.00']],
  [`${estate}/matter/2026-lift-overhaul.html`, ['452,317.48']],
  [`${courtyard}/evaluation/cleaning-2026-h1.html`, []],
];

/** Every file of a folder with this ending, as routes in order. */
export function files(site, ending) {
  const found = readdirSync(site, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(site, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((route) => !route.split('/').some((part) => part.startsWith('.')))
    .sort();
}

/** The compounds and other units of a board: its folders that have a code. */
export function units(site) {
  return readdirSync(site).filter((name) => existsSync(join(site, name, 'Q'))).sort();
}

/** The address a page names as its own. */
export function canonical(site, route) {
  return /<link rel="canonical" href="([^"]+)"/.exec(readFileSync(join(site, route), 'utf8'))?.[1];
}
