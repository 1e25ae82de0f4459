/**
 * The small language that sentences are written in, in `ontology/`. One template is one clause:
 *
 *     <شن> {agent} {count|غارات جوية} [على {target}]
 *     {agent} <carry out> {count|air strikes} [on {target}]
 *
 * - `<…>` the verb. Arabic: the third person masculine singular of a verb of the lexicon, in the past (قصف; passive with its
 *   damma: قُتل, أُصيب) or, for what stands now, in the present (يسيطر); after `|` the noun to use in its place where the first
 *   verbal noun of the lexicon will not do (`<قُتل|مقتل>`). English: the bare verb (`<be killed>`), or its form in -s for what stands now
 *   (`<controls>`). The program puts it into the tense, mood, gender and number that the claim asks for; its subject is what
 *   follows it in Arabic and what stands before it in English.
 * - `{…}` a slot: agent, target, place, time, count (what the claim's type counts first; `count:shells` for another), sides (agents,
 *   and targets where there is one agent; only when two or more), source, clause. After `|` what to take when it is empty:
 *   another slot, or words; words with `/` have a second form for claims that something did not happen (`people/no one`).
 *   Case in Arabic follows from the place: after the verb the subject, right behind another slot the object, after a word or a written-on ب ل the genitive.
 * - `[…]` is left out when a slot in it is empty. Of several templates, the first whose other slots are all filled is taken.
 */
import { IsnadError } from '../model/index.ts';

/** What a slot may take, in order. */
export type Choice =
  | { readonly slot: string; readonly arg?: string }
  | { readonly words: string; readonly negative?: string };

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'verb'; readonly verb: string; readonly noun?: string }
  | { readonly kind: 'slot'; readonly choices: readonly Choice[] }
  | { readonly kind: 'optional'; readonly pieces: readonly Piece[] };

export interface Template {
  readonly source: string;
  readonly pieces: readonly Piece[];
}

export const SLOTS = ['agent', 'target', 'place', 'time', 'count', 'sides', 'label', 'source', 'speaker', 'clause'];

/**
 * Reads one template.
 * @throws IsnadError `broken-template` (English and Arabic) when a bracket is open, a slot has no such name, or there is no verb
 */
export function parseTemplate(source: string, verbNeeded = true): Template {
  const { pieces, at } = parsePieces(source, 0, false);
  if (at < source.length) throw broken(source, `«${source[at]}» closes nothing`, `«${source[at]}» بلا فاتح`);
  if (verbNeeded && !pieces.some((p) => p.kind === 'verb'))
    throw broken(source, 'no verb in <…>', 'لا فعل بين القوسين <…>');
  return { source, pieces };
}

const CLOSER: Readonly<Record<string, string>> = { '<': '>', '{': '}' };

function parsePieces(source: string, from: number, inside: boolean): { pieces: Piece[]; at: number } {
  const pieces: Piece[] = [];
  let at = from;
  while (at < source.length) {
    const ch = source[at]!;
    if (ch === ']' && inside) return { pieces, at: at + 1 };
    if (/[\]>}]/.test(ch)) return { pieces, at };
    if (ch === '[') {
      if (inside) throw broken(source, '«[» inside «[»', 'قوس [ داخل قوس [');
      const inner = parsePieces(source, at + 1, true);
      pieces.push({ kind: 'optional', pieces: inner.pieces });
      at = inner.at;
      continue;
    }
    const closer = CLOSER[ch];
    const end = closer ? source.indexOf(closer, at) : nextMark(source, at);
    if (end < 0) throw broken(source, `«${ch}» is not closed`, `القوس «${ch}» لم يغلق`);
    const body = source.slice(closer ? at + 1 : at, end);
    pieces.push(ch === '<' ? verb(body, source) : ch === '{' ? slot(body, source) : { kind: 'text', text: body });
    at = closer ? end + 1 : end;
  }
  if (inside) throw broken(source, '«[» is not closed', 'القوس «[» لم يغلق');
  return { pieces, at };
}

function nextMark(source: string, from: number): number {
  const found = source.slice(from).search(/[<{[\]>}]/);
  return found < 0 ? source.length : from + found;
}

function verb(body: string, source: string): Piece {
  const [name = '', noun] = body.split('|').map((s) => s.trim());
  if (!name) throw broken(source, 'the verb is empty', 'الفعل فارغ');
  return { kind: 'verb', verb: name, ...(noun && { noun }) };
}

function slot(body: string, source: string): Piece {
  const choices = body.split('|').map((part, k): Choice => {
    const [name = '', arg] = part.trim().split(':');
    if (SLOTS.includes(name)) return arg === undefined ? { slot: name } : { slot: name, arg };
    if (k === 0 || /^[a-z]+:/.test(part))
      throw broken(source, `there is no slot «${part}»; the slots are ${SLOTS.join(', ')}`, `لا خانة باسم «${part}»`);
    const [words = '', negative] = part.split('/').map((s) => s.trim());
    return negative === undefined ? { words } : { words, negative };
  });
  return { kind: 'slot', choices };
}

const broken = (source: string, en: string, ar: string): IsnadError =>
  new IsnadError('broken-template', `${en} · ${ar}: ${source}`);
