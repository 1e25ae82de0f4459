/**
 * Masks withheld names in all that is published. Names are found by their folded tokens, with clitics and across the dots that disguise
 * them, so that no spelling of a listed form slips through; too much masked is the lesser harm.
 */
import type { Knowledge } from '../knowledge/index.ts';
import { personNames } from '../knowledge/persons.ts';
import type { Claim, Span } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { offsetAfter } from '../text/trie.ts';
import type { PublishInput } from './input.ts';

/** Stands for a name; always of one length, so that it tells nothing of the name's. */
export const BAR = '█████';
/** A part of a name that is shorter is masked only with the rest. */
const SHORT_PART = 3;
/** Texts up to this length are remembered, so many at most. */
const KEPT_LENGTH = 400;
const MOST_KEPT = 50_000;
const ROLES = ['agent', 'target', 'place', 'source'] as const;

interface Node {
  readonly next: Map<string, Node>;
  ends: boolean;
}

export class Mask {
  /** True when nothing is withheld. */
  readonly idle: boolean;
  private readonly root: Node = { next: new Map(), ends: false };
  private readonly ids: ReadonlyMap<string, string>;
  /** Claims that name somebody withheld. */
  private readonly touched = new Map<string, Span[]>();
  /** What was found before: the same names and quotes are asked for again and again. */
  private readonly seen = new Map<string, string>();
  private readonly named = new Map<string, boolean>();

  constructor(input: PublishInput, knowledge?: Knowledge) {
    const { record, accounts, withheld } = input;
    this.idle = withheld.size === 0;
    this.ids = new Map([...withheld].sort().map((id, k) => [id, `withheld-${k + 1}`]));
    if (this.idle) return;
    for (const entity of accounts.entities)
      if (withheld.has(entity.id)) {
        const whole = entity.kind === 'person' || entity.kind === 'source';
        for (const name of [entity.name.ar, entity.name.en, ...entity.forms.map((f) => f.text)]) this.add(name, whole);
      }
    for (const id of withheld) {
      const person = knowledge?.persons.get(id);
      if (person) for (const name of [...personNames(person), ...person.short, person.en]) this.add(name, true);
      for (const name of knowledge?.names ?? []) if (name.id === id) this.add(name.text, false);
      const actor = knowledge?.actors.get(id);
      if (actor) this.add(actor.name.en, false);
    }
    for (const claim of record.claims) {
      const spans = this.spansOf(claim, input);
      for (const s of spans) this.add(s.text, false);
    }
  }

  private spansOf(claim: Claim, { accounts, withheld }: PublishInput): { text: string; start: number; end: number }[] {
    const links = accounts.linked[claim.id];
    const spans = ROLES.flatMap((role) =>
      claim[role].filter((m, k) => {
        const known = 'entity' in m ? m.entity : undefined;
        const place = 'id' in m ? m.id : undefined;
        return [links?.[role][k], known, place].some((id) => id !== undefined && withheld.has(id));
      }),
    );
    if (spans.length > 0) this.touched.set(claim.id, spans);
    return spans;
  }

  /** An id, or what stands for it when it is withheld. */
  id(id: string): string {
    return this.ids.get(id) ?? this.text(id);
  }

  /** A text with every withheld name in it replaced by a bar. */
  text(text: string): string {
    if (this.idle || !text) return text;
    let shown = this.seen.get(text);
    if (shown === undefined) {
      shown = cut(text, this.found(text));
      if (text.length <= KEPT_LENGTH) {
        if (this.seen.size >= MOST_KEPT) this.seen.clear();
        this.seen.set(text, shown);
      }
    }
    return shown;
  }

  /** An address, or nothing when it names somebody withheld, in the clear or encoded. */
  url(url: string | null): string | null {
    if (this.idle || url === null) return url;
    let plain = url;
    try {
      plain = decodeURIComponent(url);
    } catch {
      // not an encoded address: judged as it stands
    }
    return this.found(plain.replace(/[-_/+.]/g, ' ')).length > 0 ? null : url;
  }

  /**
   * A stretch of an article with withheld names masked: those found by form, and the mentions of the claim itself.
   * @param span UTF-16 offsets into `text`
   */
  quote(text: string, span: Span, claim?: string): string {
    const quote = text.slice(span.start, span.end);
    if (this.idle) return quote;
    const mentions = (claim === undefined ? [] : (this.touched.get(claim) ?? []))
      .map((m) => ({ start: m.start - span.start, end: m.end - span.start }))
      .filter((m) => m.end > 0 && m.start < quote.length)
      .map((m) => ({ start: Math.max(0, m.start), end: Math.min(quote.length, m.end) }));
    return cut(quote, [...this.found(quote), ...mentions]);
  }

  /** True when one of the claim's participants is withheld, or its quote names one: then no sentence made from it is shown. */
  touches(claim: Pick<Claim, 'id' | 'quote'>): boolean {
    if (this.idle) return false;
    let named = this.named.get(claim.id);
    if (named === undefined) {
      named = this.touched.has(claim.id) || this.found(claim.quote.text).length > 0;
      this.named.set(claim.id, named);
    }
    return named;
  }

  /** @param person the name's last part stands for it alone too */
  private add(name: string, person: boolean): void {
    const keys = tokenize(name).flatMap((t) => (t.kind === 'mark' ? [] : [t.key]));
    if (keys.length === 0) return;
    this.put(keys);
    const last = keys.at(-1)!;
    if (person && keys.length > 1 && last.length >= SHORT_PART) {
      this.put([last]);
      if (last.startsWith('ال')) this.put([last.slice(2)]);
      else if (/^\p{Script=Arabic}/u.test(last)) this.put([`ال${last}`]);
    }
  }

  private put(keys: readonly string[]): void {
    let node = this.root;
    for (const key of keys) {
      let next = node.next.get(key);
      if (!next) {
        next = { next: new Map(), ends: false };
        node.next.set(key, next);
      }
      node = next;
    }
    node.ends = true;
  }

  private found(text: string): Span[] {
    const tokens = tokenize(text);
    const out: Span[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const match = this.at(text, tokens, i);
      if (!match) continue;
      out.push({ start: match.start, end: tokens[match.last - 1]!.end });
      i = match.last - 1;
    }
    return out;
  }

  private at(text: string, tokens: readonly Token[], i: number): { start: number; last: number } | null {
    let best: { start: number; last: number } | null = null;
    for (const { key, skip } of clitics(tokens[i]!.key)) {
      let node = this.root.next.get(key);
      for (let j = i + 1; node; j++) {
        if (node.ends && (!best || j > best.last)) best = { start: offsetAfter(text, tokens[i]!, skip), last: j };
        while (j < tokens.length && tokens[j]!.kind === 'mark') j++;
        node = j < tokens.length ? node.next.get(tokens[j]!.key) : undefined;
      }
    }
    return best;
  }
}

/** Ways to cut proclitics off a folded word. */
function clitics(key: string): { key: string; skip: number }[] {
  const out = [{ key, skip: 0 }];
  const m = /^([وف]?)([بلك]?)(.{2,})$/u.exec(key);
  if (m && (m[1] || m[2])) {
    const skip = m[1]!.length + m[2]!.length;
    out.push({ key: m[3]!, skip });
    if (m[1] && m[2]) out.push({ key: m[2] + m[3], skip: 1 });
    if (m[2] === 'ل' && m[3]!.startsWith('ل')) out.push({ key: `ا${m[2]}${m[3]!.slice(1)}`, skip: m[1]!.length });
    if (m[2] === 'ل') out.push({ key: `ال${m[3]}`, skip: m[1]!.length });
  }
  return out.map((c) => ({ ...c, key: fold(c.key) }));
}

function cut(text: string, spans: readonly Span[]): string {
  let out = '';
  let at = 0;
  for (const s of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (s.end <= at) continue;
    if (s.start >= at) out += text.slice(at, s.start) + BAR;
    at = s.end;
  }
  return out + text.slice(at);
}
