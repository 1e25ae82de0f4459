/**
 * Reads what an article calls the parties: each listed name, widened to the noun phrase around it that the lexicon knows («عصابات الأسد»,
 * «تنظيم داعش الإرهابي»), and the words for people who are no party («الشهداء», «المدنيين العزل»).
 */
import { collectiveId, type Knowledge } from '../knowledge/index.ts';
import {
  type Article,
  type ArticleNaming,
  idsOf,
  type NameMention,
  type PartyMention,
  type Tag,
} from '../model/index.ts';
import type { TextDocument } from '../text/document.ts';
import { fold } from '../text/fold.ts';
import { NamingLexicon, type NamingRow, PEOPLE } from './naming-lexicon.ts';
import { type Party, partyOf } from './naming-party.ts';
import { termKey, termText } from './naming-term.ts';

/** An article taken apart, as the pipeline gives it. */
export interface NamingInput {
  readonly doc: TextDocument;
  readonly tags: readonly Tag[];
  readonly names: readonly NameMention[];
  /** Token index → number of the quotation it lies in, 0 outside. */
  readonly quoteOf: Int32Array;
  /** Country (alpha-2) of the conflict that the article is about: there the state's bare name is a place. */
  readonly country: string | null;
  /** Whom a mention names; `stance` where a word means somebody only from a point of view. */
  readonly entityOf: (name: NameMention) => { readonly id: string; readonly inferred?: string } | null;
}

/** A stretch of tokens that names a party. */
interface Term {
  first: number;
  last: number;
  readonly party: Party;
  readonly entity: string;
  readonly inferred?: string;
  readonly name: NameMention | null;
}

/** Classes of nouns that stand before a party's name and belong to the term: «عناصر التنظيم»، «طيران النظام». */
const HEADS = ['group', 'armed', 'fighter', 'soldier', 'aircraft', 'title'];
/** Classes of adjectives that belong to the term: «الفصائل المعارضة السورية». */
const TRAITS = ['nationality', 'origin', 'loaded', 'military'];
const MOST_HEADS = 3;
const COLLECTIVE_WORDS = 3;
/** A quotation of at most so many words is a name in marks. */
const NAME_IN_MARKS = 3;

export class NamingReader {
  /** `collectiveKey` → ids. */
  private readonly collectives: ReadonlyMap<string, readonly string[]>;

  constructor(
    private readonly knowledge: Knowledge,
    /** `collectiveKey` of a text of its own. */
    keyOf: (text: string) => string,
    private readonly lexicon: NamingLexicon = new NamingLexicon(),
  ) {
    const collectives = new Map<string, string[]>();
    knowledge.book.collectives.forEach((c, k) => {
      for (const ar of c.ar) {
        const key = keyOf(ar);
        collectives.set(key, [...(collectives.get(key) ?? []), collectiveId(k)]);
      }
    });
    this.collectives = collectives;
  }

  /** Everything that the article calls parties, in the order of the text. Pure. */
  read(article: Pick<Article, 'id' | 'published'>, input: NamingInput): ArticleNaming {
    const day = article.published.date;
    const terms = this.named(input, day);
    const taken = new Uint8Array(input.doc.tokens.length);
    for (const name of input.names) taken.fill(1, name.first, name.last);
    for (const t of terms) taken.fill(1, t.first, t.last);
    const all = [...terms, ...this.people(input, taken)].sort((a, b) => a.first - b.first);
    const counts = quotationWords(input);
    return { article: article.id, mentions: all.map((t) => this.mention(input, t, counts)) };
  }

  private named(input: NamingInput, day: string | null): Term[] {
    const out: Term[] = [];
    for (const name of this.all(input)) {
      if (name.first < (out.at(-1)?.last ?? 0)) continue; // the term before has taken it in: «داعش الإرهابي»
      const entity = input.entityOf(name);
      const party = entity && partyOf(this.knowledge, entity.id, day);
      if (!entity || !party || this.isPlace(input, name, entity.id) || this.isWord(input, name, entity.id)) continue;
      const term: Term = {
        first: name.first,
        last: name.last,
        party,
        entity: entity.id,
        name,
        ...(entity.inferred ? { inferred: entity.inferred } : {}),
      };
      const before = out.at(-1);
      this.widen(input, term, before?.last ?? 0);
      // «الرئيس السوري بشار الأسد» is one term of two names
      if (before && before.party.id === party.id && before.last >= term.first && !joined(input, term.first))
        before.last = Math.max(before.last, term.last);
      else out.push(term);
    }
    return out;
  }

  /** The listed names, and words for a party («المسلحين») in the forms that no list holds. */
  private all(input: NamingInput): NameMention[] {
    const { doc, names } = input;
    const out: NameMention[] = [];
    let next = 0;
    for (let i = 0; i < doc.tokens.length; i++) {
      while (next < names.length && names[next]!.first < i) next++;
      const name = names[next];
      if (name?.first === i) {
        out.push(name);
        i = name.last - 1;
        continue;
      }
      const found = this.collectiveAt(input, i, name?.first ?? doc.tokens.length);
      if (!found) continue;
      out.push(found);
      i = found.last - 1;
    }
    return out;
  }

  private collectiveAt({ doc, tags }: NamingInput, first: number, end: number): NameMention | null {
    const word = doc.words[first];
    if (tags[first] !== 'N' || word?.best.readings[0]?.number === 'du') return null;
    let found: NameMention | null = null;
    for (let last = first + 1; last <= Math.min(end, first + COLLECTIVE_WORDS) && doc.words[last - 1]; last++) {
      if (last > first + 1 && (tags[last - 1] !== 'N' || joined({ doc }, last - 1))) break;
      const ids = this.collectives.get(collectiveKey(doc, first, last));
      if (!ids || doc.words[last - 1]!.best.enclitic || (last === end && !word?.best.article)) continue;
      const { start } = termText(doc, first, last);
      found = { first, last, start, end: doc.tokens[last - 1]!.end, readings: [{ kind: 'actor', ids }] };
    }
    return found;
  }

  /** A surname that is an ordinary word too («صالح») and whose full name the article does not give. */
  private isWord({ doc, names }: NamingInput, name: NameMention, entity: string): boolean {
    if (
      !this.knowledge.persons.has(entity) ||
      name.last > name.first + 1 ||
      !doc.words[name.first]!.best.readings.length
    )
      return false;
    return !names.some((n) => n.last > n.first + 1 && idsOf(n, 'person').includes(entity));
  }

  /** «في روسيا», «شمال سوريا»: the name of a state that is told of as a place. */
  private isPlace({ doc, tags, country }: NamingInput, name: NameMention, entity: string): boolean {
    const actor = this.knowledge.actors.get(entity);
    if (actor?.kind !== 'state' || idsOf(name, 'place').length === 0) return false;
    if (actor.country === country) return true;
    const word = doc.words[name.first];
    const before = name.first > 0 ? doc.words[name.first - 1] : null;
    if (word?.best.preposition === 'ب') return true;
    if (!before || doc.tokens[name.first]!.fresh) return false;
    return (
      (tags[name.first - 1] === 'P' && before.classes.has('place')) ||
      before.classes.has('placehead') ||
      before.classes.has('region')
    );
  }

  /** @param from the term before ends here */
  private widen(input: NamingInput, term: Term, from: number): void {
    const { doc, tags } = input;
    let bare = !doc.words[term.first]?.best.conjunction && !doc.words[term.first]?.best.preposition;
    for (let n = 0; n < MOST_HEADS && bare && term.first > from; n++) {
      const i = term.first - 1;
      const word = doc.words[i];
      if (!word || tags[i] !== 'N' || doc.tokens[term.first]!.fresh || word.best.enclitic) break;
      const definite = word.best.article;
      const title = word.classes.has('title') && term.party.kind === 'person';
      const head =
        HEADS.some((c) => word.classes.has(c)) || this.lexicon.at(doc, i, term.last, term.party.kind).length > 0;
      if (title ? false : definite || !head) break;
      if (isNumber(tags, i) || input.names.some((x) => x.first <= i && i < x.last)) break;
      term.first = i;
      bare = !word.best.conjunction && !word.best.preposition;
    }
    for (let i = term.last; i < doc.tokens.length; i++) {
      const token = doc.tokens[i]!;
      if (token.fresh) break;
      const word = doc.words[i];
      if (!word) {
        if (isClosing(token.key) && this.isTrait(doc, i + 1, term)) continue;
        break;
      }
      if (tags[i] !== 'N' || !this.isTrait(doc, i, term) || input.names.some((x) => x.first === i)) break;
      term.last = i + 1;
    }
  }

  /** An adjective that agrees in definiteness and is of a kind that says who somebody is or passes judgement. */
  private isTrait(doc: TextDocument, i: number, term: Term): boolean {
    const word = i < doc.words.length ? doc.words[i] : null;
    if (!word || word.best.conjunction || word.best.preposition || word.best.enclitic) return false;
    const head = doc.words[term.first];
    const proper = term.party.kind !== PEOPLE && !head?.best.article;
    if (!word.best.article && (head?.best.article || proper)) return false;
    const adjective = word.best.readings.some((r) => ['adjective', 'active', 'passive'].includes(r.entry.pos));
    if (!adjective) return false;
    return TRAITS.some((c) => word.classes.has(c)) || this.rows(doc, i, i + 1, term.party.kind).length > 0;
  }

  private people(input: NamingInput, taken: Uint8Array): Term[] {
    const { doc, tags } = input;
    const out: Term[] = [];
    for (let i = 0; i < doc.tokens.length; i++) {
      const word = doc.words[i];
      if (!word || taken[i] || tags[i] !== 'N') continue;
      const row = this.rows(doc, i, i + 1, PEOPLE_KIND).find((r) => r.party && isMeant(doc, tags, i, r));
      if (!row) continue;
      const term: Term = { first: i, last: i + 1, party: { id: row.party, kind: PEOPLE_KIND }, entity: '', name: null };
      this.widenRight(input, term, taken);
      out.push(term);
      i = term.last - 1;
    }
    return out;
  }

  private widenRight({ doc, tags }: NamingInput, term: Term, taken: Uint8Array): void {
    for (let i = term.last; i < doc.tokens.length; i++) {
      const word = doc.words[i];
      if (!word || taken[i] || tags[i] !== 'N' || doc.tokens[i]!.fresh) return;
      if (word.best.article !== doc.words[term.first]!.best.article || !this.isTrait(doc, i, term)) return;
      term.last = i + 1;
    }
  }

  private rows(doc: TextDocument, first: number, last: number, kind: string): NamingRow[] {
    return this.lexicon.in(doc, first, Math.min(last, first + 3), kind);
  }

  private mention(input: NamingInput, term: Term, words: ReadonlyMap<number, number>): PartyMention {
    const { doc, quoteOf } = input;
    const quotation = quoteOf[term.first]!;
    const marks = quotation > 0 && (words.get(quotation) ?? 0) > Math.max(NAME_IN_MARKS, term.last - term.first);
    const judged = this.lexicon.in(doc, term.first, term.last, term.party.kind);
    const listed = this.stance(doc, term);
    const byRow = judged[0]?.loading ?? 'unknown';
    const byList = listed !== null && (listed === 'loaded' ? byRow !== 'loaded' : judged.length === 0);
    const text = termText(doc, term.first, term.last, term.name?.first === term.first ? term.name.start : undefined);
    return {
      start: text.start,
      end: doc.tokens[term.last - 1]!.end,
      party: term.party.id,
      ...(term.entity ? { entity: term.entity } : {}),
      ...(term.inferred ? { inferred: term.inferred } : {}),
      term: text.term,
      key: termKey(doc, term.first, term.last),
      marks,
      loading: byList ? listed : byRow,
      judged: [...(byList ? [LISTED] : []), ...judged.map((r) => r.id)],
    };
  }

  /** The stance that `knowledge/actors.yaml` gives a name: a collective word by its reading, a listed name by its entry. */
  private stance(doc: TextDocument, term: Term): 'neutral' | 'loaded' | null {
    const read = /^collective: .*, (neutral|partisan|pejorative|honorific)$/.exec(term.inferred ?? '');
    if (read) return read[1] === 'neutral' ? 'neutral' : 'loaded';
    if (!term.name || term.inferred) return null;
    return this.knowledge.loadedNames.has(fold(doc.text.slice(term.name.start, term.name.end))) ? 'loaded' : 'neutral';
  }
}

/** In `PartyMention.judged`: the stance of the name in `knowledge/actors.yaml`. */
const LISTED = 'actors';
/** «المسلحين» is «المسلحون», but «تنظيم» is not «التنظيم». */
export const collectiveKey = (doc: TextDocument, first: number, last: number): string =>
  `${doc.words[first]?.best.article ? 'ال' : ''}${termKey(doc, first, last)}`;

const PEOPLE_KIND = 'people';
/** «و» or «ف» stands before the word. */
const joined = ({ doc }: Pick<NamingInput, 'doc'>, i: number) => !!doc.words[i]?.best.conjunction;
const isNumber = (tags: readonly Tag[], i: number) => tags[i] === '#';
const isClosing = (key: string) => /^["»”’)\]]$/.test(key);

/**
 * A word that is both a noun and an adjective («مدني») names people when it is a plural of persons, is counted, or stands without a noun
 * before it.
 */
function isMeant(doc: TextDocument, tags: readonly Tag[], i: number, row: NamingRow): boolean {
  const word = doc.words[i]!;
  const forms = new Set(row.words.map((w) => w[0]!));
  const reading = word.best.readings[0];
  if (!reading) return forms.has(word.best.stem);
  if (!forms.has(fold(reading.entry.lemma))) return false;
  if (reading.gender === 'f' && reading.entry.pos === 'adjective') return false;
  if (reading.number === 'pl') return true;
  const before = i > 0 ? doc.words[i - 1] : null;
  if (i > 0 && tags[i - 1] === '#') return true;
  return !before || tags[i - 1] !== 'N' || before.classes.has('quantity') || before.best.readings.length === 0;
}

/** Words in each quotation, by its number. */
function quotationWords({ doc, quoteOf }: NamingInput): Map<number, number> {
  const out = new Map<number, number>();
  doc.words.forEach((word, i) => {
    if (word && quoteOf[i]! > 0) out.set(quoteOf[i]!, (out.get(quoteOf[i]!) ?? 0) + 1);
  });
  return out;
}
