// Counts what holds and what does not, and says it once at the end.

/** How many faults of one sort are told. */
const most = 25;

/** One run of the checks. */
export class Tally {
  passed = 0;
  failures = [];
  skipped = [];

  /** One claim about one page; `found` are the faults, none if it holds. */
  claim(where, claim, found) {
    if (found.length === 0) {
      this.passed += 1;
    } else {
      this.failures.push({ where, claim, found });
    }
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
