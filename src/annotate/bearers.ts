/** Whether the words right before a person's name can be those of his office. */
import type { Lands } from '../knowledge/lands.ts';
import { idsOf, type NameMention } from '../model/index.ts';
import type { TextDocument } from '../text/document.ts';

/** First tokens of names of persons. */
export interface Bearers {
  /** «المتحدث باسم الدعم السريع الفاتح قرشي»: in the body that is named right before, or before the place in between, the person held an office; or the adjective there is of his country. */
  readonly bearers: ReadonlySet<number>;
  /** «اتهم الرئيس التركي بشار الأسد»: what is named right before belongs to a country that is none of the person's. */
  readonly strangers: ReadonlySet<number>;
}

export function bearers(doc: TextDocument, names: readonly NameMention[], lands: Lands): Bearers {
  const found = { bearers: new Set<number>(), strangers: new Set<number>() };
  const endingAt = new Map(names.map((name) => [name.last, name]));
  for (const name of names) {
    const ids = idsOf(name, 'person');
    if (ids.length === 0 || name.first === 0) continue;
    const before = endingAt.get(name.first);
    const place = before && idsOf(before, 'place').length > 0 ? before : null;
    const holds = (at: number) => ids.some((id) => isTiedTo(id, doc, at, endingAt.get(at), lands));
    const land = (before && lands.ofName(before)) ?? lands.ofAdjective(doc.words[name.first - 1]);
    // «مبعوث الأمم المتحدة إلى سوريا ستيفان دي ميستورا»: the body stands before the place and its preposition
    if (holds(name.first) || (place && holds(place.first - 1))) found.bearers.add(name.first);
    else if (land && ids.every((id) => isForeign(lands.ofPerson(id), land))) found.strangers.add(name.first);
  }
  return found;
}

/** Whether a person held an office in the body named right before token `at`, or an adjective there is of his country: «الأميركي الخاص». */
function isTiedTo(
  id: string,
  { words }: TextDocument,
  at: number,
  name: NameMention | undefined,
  lands: Lands,
): boolean {
  if (name) return lands.isOf(id, idsOf(name, 'actor'));
  const land = lands.ofAdjective(words[at - 1]) ?? lands.ofAdjective(words[at - 2]);
  return land !== null && lands.ofPerson(id).has(land);
}

const isForeign = (own: ReadonlySet<string>, land: string): boolean => own.size > 0 && !own.has(land);
