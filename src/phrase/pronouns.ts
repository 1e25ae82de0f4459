/** Pronouns for a doer who has been named already. */
import type { Mention } from '../model/index.ts';
import type { Named } from './nouns.ts';
import type { Phraser } from './phraser.ts';

/** The name with the pronouns that may stand for it; null for one person of whom it is not known whether to say he or she. */
export function withPronoun({ ar, en, entities }: Phraser, mention: Mention, named: Named): Named | null {
  const several = named.ar.human === true && named.ar.plural === true;
  const person = mention.entity !== undefined && entities.isPerson(mention.entity);
  const one = person || (named.ar.human === true && !several && mention.entity === undefined);
  if (one && !person) return null;
  const arabic = several ? 'several' : named.ar.gender;
  const english = named.en.plural ? 'several' : one ? named.ar.gender : 'thing';
  return {
    ar: { ...named.ar, suffix: ar.get(`suffix-${arabic}`) },
    en: { ...named.en, text: en.get(`pronoun-${english}`), object: en.get(`pronoun-${english}-object`) },
  };
}
