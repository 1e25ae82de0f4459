/**
 * Written forms, each with its readings as numbers, in two plain arrays: a quarter of a million forms take 8 MB where a `Map` takes 30, the
 * collector of memory has nothing to go through, and threads can use one and the same table.
 */
import { hashText } from './hash.ts';

/** What a table consists of; lies in shared memory, so that a thread that is given it has no copy. */
export interface FormTable {
  /** Open addressing; where in `cells` a form stands, plus one; 0: free. */
  readonly slots: Uint32Array;
  /** For each form: how many letters, how many codes, the letters, then each code in two cells, the lower half first. */
  readonly cells: Uint16Array;
}

const NONE: readonly number[] = [];

/** Forms that can be looked up. */
export class Forms {
  constructor(readonly table: FormTable) {}

  has(form: string): boolean {
    return this.find(form) >= 0;
  }

  /** The codes of a form, in the order they were added. */
  codes(form: string): readonly number[] {
    const at = this.find(form);
    if (at < 0) return NONE;
    const { cells } = this.table;
    const first = at + 2 + cells[at]!;
    const codes: number[] = [];
    for (let k = 0; k < cells[at + 1]!; k++) codes.push(cells[first + 2 * k]! + cells[first + 2 * k + 1]! * 0x10000);
    return codes;
  }

  private find(form: string): number {
    const { slots, cells } = this.table;
    const mask = slots.length - 1;
    for (let slot = hash(form) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const at = slots[slot]! - 1;
      if (cells[at] === form.length && holds(cells, at + 2, form)) return at;
    }
    return -1;
  }
}

/** Collects forms and their codes in any order. */
export class FormsMaker {
  /** Form → its number; the codes of form n are those that `codeOf` gives from `last[n]` on, the latest first. */
  private readonly numbers = new Map<string, number>();
  private readonly last: number[] = [];
  private readonly codes: number[] = [];
  private readonly before: number[] = [];

  /** Adds a code to a form, unless it has it. */
  add(form: string, code: number): void {
    let number = this.numbers.get(form);
    if (number === undefined) {
      number = this.last.push(-1) - 1;
      this.numbers.set(form, number);
    }
    for (let at = this.last[number]!; at >= 0; at = this.before[at]!) if (this.codes[at] === code) return;
    this.before.push(this.last[number]!);
    this.last[number] = this.codes.push(code) - 1;
  }

  make(): FormTable {
    let letters = 0;
    for (const form of this.numbers.keys()) letters += form.length;
    let size = 1;
    while (size < this.numbers.size * 1.5) size *= 2;
    const slots = new Uint32Array(new SharedArrayBuffer(size * 4));
    const cells = new Uint16Array(new SharedArrayBuffer(2 * (2 * this.numbers.size + letters + 2 * this.codes.length)));
    let free = 0;
    for (const [form, number] of this.numbers) {
      let slot = hash(form) & (size - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      slots[slot] = free + 1;
      free = this.write(cells, free, form, number);
    }
    return { slots, cells };
  }

  /** Puts a form at `at`; gives where the next one goes. */
  private write(cells: Uint16Array, at: number, form: string, number: number): number {
    const codes: number[] = [];
    for (let k = this.last[number]!; k >= 0; k = this.before[k]!) codes.push(this.codes[k]!);
    cells[at++] = form.length;
    cells[at++] = codes.length;
    for (let k = 0; k < form.length; k++) cells[at++] = form.charCodeAt(k);
    for (const code of codes.reverse()) {
      cells[at++] = code & 0xffff;
      cells[at++] = code >>> 16;
    }
    return at;
  }
}

const holds = (cells: Uint16Array, at: number, form: string): boolean => {
  for (let k = 0; k < form.length; k++) if (cells[at + k] !== form.charCodeAt(k)) return false;
  return true;
};

/** Where a form is looked for first. The upper half of the hash is mixed into the lower one, which is what decides. */
function hash(form: string): number {
  const h = hashText(form);
  return h ^ (h >>> 15);
}
