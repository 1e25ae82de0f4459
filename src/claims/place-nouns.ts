/** What nouns for places can mean: parts and sides of something, sites, quarters. */
import { placeKinds } from '../text/place-kinds.ts';
import { PLACE_NOUNS, type Word } from '../text/words.ts';

export const QUARTER = 'neighbourhood';
/** The word before what something lies in. */
export const IN = 'في';
/** Level of a stretch of land, which has no quarters and no borders of its own. */
export const COUNTRYSIDE = 'region';

/** The readings of a word as a noun for a place that is not a whole country. */
export const readings = ({ best }: Pick<Word, 'best'>) =>
  best.readings.filter(
    ({ entry }) =>
      entry.pos === 'noun' && PLACE_NOUNS.some((c) => entry.classes.includes(c)) && !entry.classes.includes('homeland'),
  );

/** «شمال»، «وسط»: where within something, and no kind of place. */
export const isDirection = (classes: readonly string[]): boolean => classes.length === 1 && classes[0] === 'region';

export const isPart = (classes: readonly string[]): boolean =>
  (classes.includes('placehead') || classes.includes('region')) && !classes.includes('facility');

/** «مستشفى», «سوق»: what has a name of its own and lies in a town. */
export const isSite = (classes: readonly string[]): boolean =>
  classes.includes('facility') && classes.includes('placehead');

/** «حي العزيزية شرق حي النهر جنوب مدينة منبج»: a quarter lies in the town that it is told the side of. */
export function isQuarter(word: Word): boolean {
  return readings(word).some(({ entry }) => {
    const levels = placeKinds().get(entry.lemma);
    return levels?.size === 1 && levels.has(QUARTER);
  });
}
