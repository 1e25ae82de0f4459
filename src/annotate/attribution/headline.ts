/** Speakers set off by a colon. */
import { type Attribution, idsOf, type Phrase } from '../../model/index.ts';
import { canSpeak } from '../../text/speaking.ts';
import { isHourColon } from '../../text/tokens.ts';
import type { AttributionInput } from './input.ts';

/** A headline names its speaker within so many tokens, of which so many may be his name. */
const HEADLINE = 18;
const NAME = 8;

/** «المرصد: مقتل …»: who opens a sentence and is set off by a colon speaks the rest. */
export function headline(input: AttributionInput, from: number, to: number): Attribution | null {
  const { doc, phrases, phraseOf } = input;
  for (let i = from; i < Math.min(to, from + HEADLINE); i++) {
    if (doc.tokens[i]!.key !== ':' || isHourColon(doc.tokens, i)) continue;
    let first = i;
    while (first > from && doc.tokens[first - 1]!.kind !== 'mark') first--;
    // «08:40 مصدر: …»: the hour is no speaker
    if (first > from && doc.tokens[first]!.kind === 'number') first++;
    if (i - first > NAME) return null;
    while (first < i && phraseOf[first]! < 0) first++;
    const speaker = phraseOf[first] ?? -1;
    if (first === i || speaker < 0 || phrases[speaker]!.preposition || !canSpeak(input, phrases[speaker]!.first))
      return null;
    // «القتلى: …» begins a list of them
    if (doc.words[phrases[speaker]!.first]?.classes.has('victim')) return null;
    if (from === 0 && isDateline(input, phrases[speaker]!)) return null;
    return { first: i, last: i + 1, kind: 'colon', speaker, carried: false, speakerFirst: true };
  }
  return null;
}

/** «سوريا: عشرات القتلى»، «بغداد: «الخليج»»: a place that stands alone before the colon at the very beginning is where the news comes from. */
function isDateline({ nameAt }: AttributionInput, { first, last }: Phrase): boolean {
  const name = nameAt.get(first);
  return name?.last === last && idsOf(name, 'place').length > 0;
}
