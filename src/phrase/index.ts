/** A claim as one plain sentence in Arabic and in English, made from the record alone. */
import type { Manner } from '../knowledge/sentences.ts';
import type { Claim } from '../model/index.ts';
import { adjuncts } from './adjuncts.ts';
import { arabicClause } from './arabic-clause.ts';
import type { ArabicForm } from './arabic-verbs.ts';
import { chooseTemplate, flatten, slotsUsed } from './choose.ts';
import { completed } from './complete.ts';
import { masked, type PhraseContext } from './context.ts';
import { englishClause } from './english-clause.ts';
import type { EnglishForm } from './english-verbs.ts';
import { fixed } from './nouns.ts';
import type { Phraser } from './phraser.ts';
import { makeSlots } from './slots.ts';
import { saySources } from './sources.ts';
import { lastsUntilNow } from './times.ts';
import { wordingOf } from './wording.ts';

export type { PhraseContext } from './context.ts';
export { type DateAt, loadSentenceParts, type SentenceParts } from './parts.ts';
export { loadPhraser, type Phraser, type Resources } from './phraser.ts';

/**
 * Who says so, what happened, to whom, where and when. Names are the neutral ones where the record knows the entity, else the text's
 * words (in English their gloss, or the Arabic in quotation marks). What the record leaves empty does not appear; what is withheld
 * appears as «[محجوب]» and "[withheld]".
 */
export function phraseClaim(phraser: Phraser, read: Claim, context: PhraseContext = {}): { ar: string; en: string } {
  const claim = completed(read, phraser.language);
  const shown = new Set<string>();
  const { voice, source, speaker, refutes, disowns } = saySources(phraser, context, claim, shown);
  const type = phraser.ontology.get(claim.type);
  const denies = claim.modality === 'denied' && refutes;
  const manner: Manner = denies
    ? disowns && voice === 'named'
      ? 'disowned'
      : 'refuted'
    : claim.modality === 'denied' && claim.ahead
      ? 'ahead'
      : claim.modality;
  const again = manner === 'disowned' ? 'nothing' : disowns && voice === 'named' ? 'pronoun' : 'name';
  const slots = makeSlots(phraser, context, claim, type, shown, again);
  const wording = wordingOf(phraser, type, claim);
  const way = type?.motion || wording?.motion ? 'moving' : type?.concerning ? 'concerning' : 'in';
  const frames = slots.pronoun ? 'self' : voice;
  const negative = claim.modality === 'denied';
  const parts = (language: 'ar' | 'en') => {
    const pieces = flatten(chooseTemplate(phraser, type, wording, slots, language), slots);
    const more = adjuncts(phraser, context, claim, way, slots, slotsUsed(pieces, slots), language);
    return {
      pieces,
      more: more.map((text) => ` ${text}`).join(''),
      frame: phraser.sentences.frame(language, frames, manner),
    };
  };
  const ar = parts('ar');
  const en = parts('en');
  const arabic = arabicClause(phraser, flatten(ar.frame, slots), slots, 'told', false, (slot, form) => {
    if (slot === 'clause')
      return fixed(arabicClause(phraser, ar.pieces, slots, form as ArabicForm, negative) + ar.more);
    return slot === 'source' ? source.ar : slot === 'speaker' ? (speaker?.ar ?? null) : null;
  });
  const since = lastsUntilNow(claim.when, phraser.read);
  const lasting = (form: EnglishForm): EnglishForm =>
    since && form === 'told' ? 'since' : since && form === 'not' ? 'not-since' : form;
  const english = englishClause(phraser, flatten(en.frame, slots), slots, 'told', false, (slot, form) => {
    if (slot === 'clause') {
      const text =
        englishClause(phraser, en.pieces, slots, lasting(form as EnglishForm), form === 'not' || form === 'never') +
        en.more;
      return { text, plural: false };
    }
    return slot === 'source' ? source.en : slot === 'speaker' ? (speaker?.en ?? null) : null;
  });
  return {
    ar: `${tidy(masked(arabic, phraser, context, 'ar'))}.`,
    en: `${capital(tidy(masked(english, phraser, context, 'en')))}.`,
  };
}

/** One blank between words; words quoted side by side in one pair of marks; a comma that closes an aside falls away before another mark and at the end. */
const tidy = (text: string): string =>
  text
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .replace(/[»”] [«“]/g, ' ')
    .replace(/([،,])(?:\s*[،,])+/g, '$1')
    .replace(/\s*[،,]\s*$/, '');

const capital = (text: string): string => text.replace(/^“?./u, (first) => first.toUpperCase());
