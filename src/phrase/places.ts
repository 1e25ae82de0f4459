/** Places in a sentence: the neutral name, with what holds the place where it is smaller than a town. */
import type { Knowledge } from '../knowledge/index.ts';
import { containers, type Place } from '../knowledge/places.ts';
import { isPointing, NEAR_POINT, type PlaceMention } from '../model/index.ts';
import { list, readTable } from '../text/data.ts';
import { fold } from '../text/fold.ts';
import type { Words } from '../text/words.ts';
import { nominal } from './arabic-words.ts';
import type { EnglishNames } from './english-names.ts';
import { Kept } from './kept.ts';
import { type ArabicNoun, type EnglishNoun, fixed, type Named } from './nouns.ts';
import type { PhraseWords } from './tables.ts';

export interface PlaceNamed extends Named {
  /** English preposition: in, at, on. */
  readonly preposition: string;
}

interface Level {
  readonly ar: string;
  readonly en: string;
  readonly within: readonly string[];
  readonly preposition: string;
}

/** Classes of nouns for sites. */
const SITES = ['facility', 'medical', 'school', 'worship', 'home', 'military-site'];

const WHEREABOUTS = /^(?:North|South|East|West)(?:[ -](?:east|west))? of /i;

export class Places {
  private readonly levels = new Map<string, Level>();
  private readonly kept = new Kept<PlaceNamed>();

  constructor(
    private readonly knowledge: Knowledge,
    private readonly english: EnglishNames,
    private readonly ar: PhraseWords,
    private readonly words: Words,
  ) {
    const arabic = new Map(
      readTable('lang/ar/lexicons/place-levels.tsv', ['level', 'form', 'within']).map(({ cells }) => [
        cells.level!,
        { form: cells.form!, within: list(cells.within) },
      ]),
    );
    for (const { cells } of readTable('lang/en/lexicons/place-levels.tsv', ['level', 'form', 'preposition'])) {
      const { level = '', form = '', preposition = 'in' } = cells;
      const own = arabic.get(level);
      this.levels.set(level, { ar: own?.form ?? '', en: form, within: own?.within ?? [], preposition });
    }
  }

  /** The gazetteer's place by id; null where it has none. @param inside whether to say what holds it */
  byId(id: string | undefined, inside = true): PlaceNamed | null {
    const place = id === undefined ? undefined : this.knowledge.places.get(id);
    return place ? this.kept.of(`${inside} ${id}`, () => this.say(place, inside)) : null;
  }

  private say(place: Place, inside: boolean): PlaceNamed {
    const level = this.levels.get(place.level);
    const holder = inside && level ? this.holder(place, level.within) : null;
    return {
      ar: this.named(this.arabic(place, level, holder)),
      en: { text: this.englishText(place, level, holder), plural: this.englishName(place).plural },
      // "east of the Euphrates" says where by itself
      preposition: WHEREABOUTS.test(place.en[0] ?? '') ? '' : (level?.preposition ?? 'in'),
    };
  }

  /** A name is feminine unless a noun for a place begins it: «حلب»، but «مطار التيفور». */
  private named(text: string): ArabicNoun {
    const head = nominal(this.words.of(fold(text.split(' ')[0]!)));
    const isNoun = head?.reading.entry.classes.includes('placehead') && text.includes(' ');
    return fixed(text, isNoun && head?.reading.gender === 'm' ? 'm' : 'f');
  }

  /** The bare English name; null where the gazetteer has no such id. */
  englishOf(id: string): EnglishNoun | null {
    const place = this.knowledge.places.get(id);
    return place ? this.englishName(place) : null;
  }

  /** «مستشفى الجنوب» that lies where the town does which was named before: a site that has no listed name, and is not called by that of the town. */
  isUnlistedSite(mention: PlaceMention): boolean {
    if (!isPointing(mention)) return false;
    const head = this.words.of(fold(mention.text.split(/\s/)[0]!));
    return SITES.some((c) => head.classes.has(c));
  }

  /** Whether it happened near the place, by the words of the article, and not in it. */
  isBeside({ id, precision }: PlaceMention): boolean {
    const own = id === undefined ? undefined : this.knowledge.places.get(id)?.precision;
    return precision === NEAR_POINT && (id === undefined || (own ?? NEAR_POINT) < NEAR_POINT);
  }

  /** Of several places, those that do not hold another of them: «حي السكري» and «حلب» is the quarter. */
  mostSpecific(mentions: readonly PlaceMention[]): PlaceMention[] {
    const holders = new Set<string>();
    for (const { id } of mentions) {
      const place = id === undefined ? undefined : this.knowledge.places.get(id);
      if (place) for (const holder of containers(place, this.knowledge.places)) holders.add(holder.id);
    }
    return mentions.filter((m) => m.id === undefined || !holders.has(m.id));
  }

  private holder(place: Place, within: readonly string[]): Place | null {
    const all = containers(place, this.knowledge.places);
    const found = all.find((p) => within.includes(p.level));
    return found ?? null;
  }

  private arabic(place: Place, level: Level | undefined, holder: Place | null): string {
    const name = place.ar[0]!;
    const head = level?.ar.split(' ')[0] ?? '';
    const text = !level?.ar || name.startsWith(head) ? name : level.ar.replace('{name}', name);
    // «سجن حلب المركزي» says itself where it is
    const said = !holder || name.split(' ').includes(holder.ar[0]!);
    return said ? text : `${text} ${this.ar.get('in', { p: holder.ar[0]! })}`;
  }

  private englishText(place: Place, level: Level | undefined, holder: Place | null): string {
    // a name that is told from others by what holds it, which is said anyhow
    const beside = holder ? ` (${holder.en[0]!.replace(/ \([^)]*\)$/, '')})` : '';
    const name = this.englishName(place).text.replace(beside, '');
    if (!level?.en) return name;
    const noun = /\{name\} (\w+)/.exec(level.en)?.[1] ?? '';
    const form = noun !== 'in' && name.toLowerCase().includes(noun) ? '{name} in {in}' : level.en;
    const inner = form.startsWith('{name}') ? name : name.replace(/^the /, '');
    const said = !holder || name.split(/[ -]/).includes(holder.en[0]!);
    const whole = said ? form.replace(/ \S+ \{in\}$/, '') : form.replace('{in}', this.englishName(holder).text);
    return whole.replace('{name}', inner);
  }

  private englishName(place: Place): EnglishNoun {
    const name = place.en[0] ?? place.ar[0]!;
    return this.english.phrase(WHEREABOUTS.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name);
  }
}
