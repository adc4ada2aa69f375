// Counts what holds and what does not, and says it once at the end; beside it every budget with what was measured.
import { budgets, holds, told } from './budgets.mjs';

/** How many faults of one sort are told. */
const most = 25;

const limited = (budget) => (budget.most === undefined ? `≥ ${told(budget.least, budget.unit)}` : `≤ ${told(budget.most, budget.unit)}`);

/** One run of the checks. */
export class Tally {
  passed = 0;
  failures = [];
  skipped = [];
  measures = new Map();

  /** The same tally for one of the checks that run beside each other: it counts that check's faults, and tells its name. */
  named(name) {
    const own = Object.create(this);
    own.faults = 0;
    own.claim = (where, claim, found) => {
      own.faults += found.length ? 1 : 0;
      this.claim(where, claim, found);
    };
    own.note = (text) => console.log(`      ${name}: ${text}`);
    return own;
  }

  /** One claim about one page; `found` are the faults, none if it holds. */
  claim(where, claim, found) {
    if (found.length === 0) {
      this.passed += 1;
    } else {
      this.failures.push({ where, claim, found });
    }
  }

  /** What was measured of a budget somewhere: held against it, and remembered for the table. */
  measure(name, value, where, why = []) {
    const budget = budgets[name];
    const limit = budget.most ?? budget.least;
    const held = holds(budget, value);
    this.claim(where, `${budget.what}: ${budget.most === undefined ? 'at least' : 'at most'} ${told(limit, budget.unit)}`, held ? [] : why.length ? why : [told(value, budget.unit)]);
    const before = this.measures.get(name) ?? { times: 0, value: budget.sum ? 0 : undefined };
    const worse = before.value === undefined || (budget.most === undefined ? value < before.value : value > before.value);
    const worst = budget.sum ? { value: before.value + value, where: value ? where : before.where } : worse ? { value, where } : before;
    this.measures.set(name, { ...worst, times: before.times + 1 });
  }

  /** Every budget that was measured, in the order of the list; those that were not are named where `all` are wanted. */
  table(all) {
    const rows = [];
    for (const [name, budget] of Object.entries(budgets)) {
      const measured = this.measures.get(name);
      if (!measured) {
        if (all) rows.push([budget.what, limited(budget), 'not measured', '✗', '']);
        continue;
      }
      const many = `${measured.times.toLocaleString('en')} ×`;
      rows.push([budget.what, limited(budget), told(measured.value, budget.unit), holds(budget, measured.value) ? '✓' : '✗', measured.where && !budget.sum ? `${many}; ${measured.where}` : many]);
    }
    if (rows.length === 0) return '';
    const head = ['budget', 'limit', 'measured', '', 'how often; the worst'];
    const wide = head.map((title, at) => Math.max(...[head, ...rows].map((row) => row[at].length)));
    const line = (row) => `| ${row.map((cell, at) => (at === 1 || at === 2 ? cell.padStart(wide[at]) : cell.padEnd(wide[at]))).join(' | ')} |`;
    const under = `| ${wide.map((width, at) => (at === 1 || at === 2 ? `${'-'.repeat(width - 1)}:` : '-'.repeat(Math.max(width, 1)))).join(' | ')} |`;
    return [line(head), under, ...rows.map(line)].join('\n');
  }

  /** Part of the checks that could not be made here. */
  skip(what, why) {
    this.skipped.push({ what, why });
    console.log(`SKIPPED ${what}: ${why}`);
  }

  /** Prints each fault once with the pages that have it; gives the exit code. */
  report() {
    const byFault = new Map();
    for (const { where, claim, found } of this.failures) {
      for (const fault of found) {
        const key = `${claim}: ${fault}`;
        byFault.set(key, [...(byFault.get(key) ?? []), where]);
      }
    }
    const told = new Map();
    for (const [fault, places] of byFault) {
      const claim = fault.split(':')[0];
      told.set(claim, (told.get(claim) ?? 0) + 1);
      if (told.get(claim) > most) continue;
      const shown = [...new Set(places)];
      console.log(`FAULT ${fault}`);
      console.log(`      on ${shown.slice(0, 4).join(' · ')}${shown.length > 4 ? ` and ${shown.length - 4} more` : ''}`);
    }
    for (const [claim, count] of told) {
      if (count > most) console.log(`FAULT ${claim}: and ${count - most} more of this sort`);
    }
    const skipped = this.skipped.length ? `, ${this.skipped.length} skipped` : '';
    console.log(`\n${this.passed} passed, ${this.failures.length} failed${skipped}`);
    return this.failures.length ? 1 : 0;
  }
}
