/** Mentions that are no more than an adjective get the noun that it describes, which stands right before it in the quote. */
import type { Claim, Mention } from '../model/index.ts';
import { overlap } from '../model/index.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { isAdjectival, nominal } from './arabic-words.ts';
import type { Language } from './language.ts';

/**
 * «الفصائل الموالية» for «الموالية». Where the noun is the word that tells of the happening («الضربات الغربية»), or part of another mention,
 * the adjective names nobody and falls away. Nationalities stay, which are states.
 */
export function completed(claim: Claim, language: Language): Claim {
  const change = <M extends Mention>(all: readonly M[]): M[] =>
    all.flatMap((m) => {
      const noun = bareAdjective(m, language) ? nounBefore(claim, m, language) : null;
      if (!noun) return [m];
      const { start } = noun;
      const taken = [claim.trigger, ...claim.agent, ...claim.target].some((o) => overlap(o, noun) > 0);
      const text = claim.quote.text.slice(start - claim.quote.start, m.end - claim.quote.start);
      return taken ? [] : [{ ...m, start, text }];
    });
  return { ...claim, agent: change(claim.agent), target: change(claim.target) };
}

function bareAdjective({ text, entity }: Mention, { words }: Language): boolean {
  if (entity !== undefined) return false;
  const tokens = tokenize(text);
  if (tokens.length !== 1 || tokens[0]!.kind !== 'word') return false;
  const it = nominal(words.of(tokens[0]!.key));
  return (
    it !== null &&
    isAdjectival(it.reading) &&
    !it.analysis.enclitic &&
    !it.reading.entry.classes.includes('nationality')
  );
}

/** The noun right before the mention that its adjective agrees with in the article; null where there is none. */
function nounBefore({ quote }: Claim, mention: Mention, { words }: Language): { start: number; end: number } | null {
  const at = mention.start - quote.start;
  if (at <= 0 || quote.text.slice(at, mention.end - quote.start) !== mention.text) return null;
  const before: Token | undefined = tokenize(quote.text.slice(0, at)).at(-1);
  if (before?.kind !== 'word') return null;
  const own = nominal(words.of(tokenize(mention.text)[0]!.key));
  const noun = words.of(before.key).best;
  const reading = noun.readings[0];
  if (reading?.entry.pos !== 'noun' && reading?.entry.pos !== 'masdar') return null;
  if (noun.enclitic || noun.preposition || noun.article !== own?.analysis.article || own.analysis.conjunction)
    return null;
  const start = quote.start + before.start + (noun.conjunction ? 1 : 0);
  return { start, end: quote.start + before.end };
}
