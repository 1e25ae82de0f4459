/**
 * The pattern language of `lang/<code>/rules/*.yaml`: one line of elements parted by blanks.
 *
 *   قتل           this written word (folded); the first word of a pattern may carry و or ف
 *   ~وزارة        this word in any inflection and with any clitics: والوزارات، لوزارته
 *   <weekday>     a word of this lexicon class
 *   <@number>     a value that an earlier reader found here
 *   ( a | b c )   alternatives
 *   x?            optional
 *   ..3           any words, at most three, inside one sentence
 *   day=<weekday> captured under a name
 *
 * Inspired by Duckling (rules over values already found) and LanguageTool (an example is part of the rule).
 */
import { IsnadError } from '../model/index.ts';
import { fold } from '../text/fold.ts';

export type Element =
  | { readonly kind: 'word'; readonly key: string; readonly stem: boolean }
  | { readonly kind: 'class'; readonly name: string }
  | { readonly kind: 'found'; readonly name: string }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'choice'; readonly options: readonly (readonly Element[])[] }
  | { readonly kind: 'optional'; readonly inner: Element }
  | { readonly kind: 'capture'; readonly name: string; readonly inner: Element };

/**
 * Reads a pattern.
 * @throws IsnadError `broken-pattern` with what stands where it should not
 */
export function parsePattern(source: string, place: string): readonly Element[] {
  const pieces = source.match(/[()|]\??|[^\s()|]+/gu) ?? [];
  let at = 0;
  const broken = (what: string) =>
    new IsnadError('broken-pattern', `${what} in «${source}» · خطأ في صيغة القاعدة`, place);

  const sequence = (): Element[] => {
    const out: Element[] = [];
    while (at < pieces.length && pieces[at] !== '|' && !pieces[at]!.startsWith(')')) out.push(element());
    return out;
  };
  const element = (): Element => {
    const piece = pieces[at++]!;
    if (piece.startsWith('(')) return group();
    const capture = /^([a-z][a-zA-Z]*)=(.*)$/u.exec(piece);
    if (capture) {
      const inner = capture[2] ? single(capture[2]) : element();
      return lift(capture[1]!, inner);
    }
    return single(piece);
  };
  const group = (): Element => {
    const options = [sequence()];
    while (pieces[at] === '|') {
      at++;
      options.push(sequence());
    }
    const close = pieces[at++];
    if (!close?.startsWith(')')) throw broken('a bracket is not closed');
    if (options.some((o) => o.length === 0)) throw broken('an empty alternative');
    const choice: Element = { kind: 'choice', options };
    return close.endsWith('?') ? { kind: 'optional', inner: choice } : choice;
  };
  const single = (piece: string): Element => {
    if (piece.endsWith('?') && piece.length > 1) return { kind: 'optional', inner: single(piece.slice(0, -1)) };
    const gap = /^\.\.(\d+)$/u.exec(piece);
    if (gap) return { kind: 'gap', most: Number(gap[1]) };
    const angled = /^<(@?)([\p{L}\p{N}.-]+)>$/u.exec(piece);
    if (angled) return angled[1] ? { kind: 'found', name: angled[2]! } : { kind: 'class', name: angled[2]! };
    if (/[<>=]/u.test(piece)) throw broken(`«${piece}» is no element`);
    const stem = piece.startsWith('~');
    const key = fold(stem ? piece.slice(1) : piece);
    if (!key) throw broken('an empty word');
    return { kind: 'word', key, stem };
  };

  const out = sequence();
  if (at < pieces.length) throw broken(`«${pieces[at]}» stands alone`);
  if (out.length === 0) throw broken('nothing to match');
  return out;
}

/** `name=x?` captures x where it is there. */
function lift(name: string, inner: Element): Element {
  return inner.kind === 'optional'
    ? { kind: 'optional', inner: { kind: 'capture', name, inner: inner.inner } }
    : { kind: 'capture', name, inner };
}
