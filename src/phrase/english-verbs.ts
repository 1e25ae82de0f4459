/** The verb of an English template, in the form that the sentence asks for. */
import { readTable } from '../text/data.ts';

/** told: past, or present of what stands now; since: what lasts until now; will, base (after "demands that"), not, not-since, never (will not), ing. */
export type EnglishForm = 'told' | 'since' | 'will' | 'base' | 'not' | 'not-since' | 'never' | 'ing';

interface Principal {
  readonly past: string;
  readonly participle: string;
  readonly ing: string;
  readonly third: string;
}

const FILE = 'lang/en/lexicons/irregular-verbs.tsv';

export class EnglishVerbs {
  private readonly irregular = new Map<string, Principal>();
  /** Third person → base. */
  private readonly thirds = new Map<string, string>();

  constructor() {
    for (const { cells } of readTable(FILE, ['base', 'past', 'participle', 'ing'])) {
      const { base = '', past = '', participle = '', ing = '', third } = cells;
      this.irregular.set(base, { past, participle, ing, third: third || thirdOf(base) });
      this.thirds.set(third || thirdOf(base), base);
    }
  }

  /** @param phrase a bare verb with what belongs to it (`carry out`, `be killed`), or its form in -s (`controls`) for what stands now */
  form(phrase: string, form: EnglishForm, plural: boolean): string {
    const [first = '', ...rest] = phrase.split(' ');
    const stands = this.thirds.has(first) || (/[^su]s$/.test(first) && !this.irregular.has(first));
    const base = this.thirds.get(first) ?? (stands ? baseOf(first) : first);
    const be = base === 'be';
    const tail = be && rest[0] ? [this.participle(rest[0]), ...rest.slice(1)] : rest;
    const say = (...words: string[]) => [...words, ...tail].join(' ');
    if (form === 'will') return say('will', base);
    if (form === 'never') return say('will', 'not', base);
    if (form === 'base') return say(base);
    if (form === 'ing') return say(this.parts(base).ing);
    const has = plural ? 'have' : 'has';
    if (form === 'since') return say(has, this.parts(base).participle);
    if (form === 'not-since') return say(has, 'not', this.parts(base).participle);
    const does = be ? (plural ? 'are' : 'is') : plural ? base : this.parts(base).third;
    const did = be && plural ? 'were' : this.parts(base).past;
    if (form === 'told') return say(stands ? does : did);
    if (be) return say(stands ? does : did, 'not');
    return say(stands ? (plural ? 'do' : 'does') : 'did', 'not', base);
  }

  /** Templates write `be killed` with the participle, or `be hit` … : given as it is, or made from a base that is listed. */
  private participle(word: string): string {
    return this.irregular.get(word)?.participle ?? word;
  }

  private parts(base: string): Principal {
    const held = this.irregular.get(base);
    if (held) return held;
    const past = base.endsWith('e') ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
    const ing = /[^eoy]e$/.test(base) ? `${base.slice(0, -1)}ing` : `${base}ing`;
    return { past, participle: past, ing, third: thirdOf(base) };
  }
}

function thirdOf(base: string): string {
  if (/(s|x|z|ch|sh|o)$/.test(base)) return `${base}es`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}

function baseOf(third: string): string {
  if (third.endsWith('ies')) return `${third.slice(0, -3)}y`;
  return /(ss|x|z|ch|sh)es$/.test(third) ? third.slice(0, -2) : third.slice(0, -1);
}
