/** What phrasing needs, loaded once: names, nouns, verbs, frames. */
import type { Knowledge, ListedName } from '../knowledge/index.ts';
import { loadOntology, type Ontology, type Wording } from '../knowledge/ontology.ts';
import { loadSentences, type Sentences } from '../knowledge/sentences.ts';
import { IsnadError } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import type { Lexicon } from '../text/lexicon.ts';
import type { NameTrie } from '../text/trie.ts';
import type { Words } from '../text/words.ts';
import { ArabicVerbs } from './arabic-verbs.ts';
import { Counts } from './counts.ts';
import { EnglishNouns } from './english-nouns.ts';
import { EnglishVerbs } from './english-verbs.ts';
import { Entities, loadGenders } from './entities.ts';
import { Glosser, type NameEnglish } from './gloss.ts';
import { Kept } from './kept.ts';
import { type Language, trimEdges } from './language.ts';
import { NameWords } from './name-words.ts';
import type { ArabicNoun, Named } from './nouns.ts';
import { Places } from './places.ts';
import { loadCountedThings, PhraseWords } from './tables.ts';
import { TimeGloss } from './time-gloss.ts';
import { loadTimeWords, type TimeWords } from './times.ts';

/** What the pipeline has loaded already. */
export interface Resources {
  readonly lexicon: Lexicon;
  readonly words: Words;
  readonly knowledge: Knowledge;
  /** Every listed name. */
  readonly names: NameTrie<ListedName>;
}

export interface Phraser {
  readonly ontology: Ontology;
  readonly sentences: Sentences;
  readonly language: Language;
  readonly ar: PhraseWords;
  readonly en: PhraseWords;
  readonly entities: Entities;
  readonly places: Places;
  readonly counts: Counts;
  readonly glosser: Glosser;
  /** A mention without the words at its edges that say nothing there. */
  readonly trim: (text: string) => string;
  /** The text's own words, as said before. */
  readonly texts: Kept<Named>;
  /** Words of templates, likewise. */
  readonly literals: Kept<ArabicNoun>;
  /** Closer words for what happened, by type and trigger. */
  readonly wordings: Kept<Wording | null>;
  readonly verbs: { readonly ar: ArabicVerbs; readonly en: EnglishVerbs };
  /** Folded words of the text that are read in a quote: what opens a part, a time that lasts, where from, where to. */
  readonly read: TimeWords & Readonly<Record<'part' | 'from' | 'to', ReadonlySet<string>>>;
}

/**
 * Loads the tables of phrasing and tries every verb of every template.
 * @throws IsnadError `broken-ontology` when a template names a verb that the lexicon does not have; `broken-table`, `broken-template`
 */
export function loadPhraser(
  { lexicon, words, knowledge, names }: Resources,
  ontology: Ontology = loadOntology(),
): Phraser {
  const ar = new PhraseWords('ar');
  const en = new PhraseWords('en');
  const nouns = new EnglishNouns();
  const times = new TimeGloss((noun) => nouns.plural(noun));
  const takesSide: Language['takesSide'] = (reading, article, next) => nouns.takesSide(reading, article, next);
  const language: Language = { words, names, genders: loadGenders(), takesSide };
  const entities = new Entities(knowledge, language, ar, en);
  const places = new Places(knowledge, entities.english, ar, language.words);
  const nameEnglish: NameEnglish = ({ kind, id }) =>
    kind === 'place' ? places.englishOf(id) : entities.isUnspecified(id) ? null : (entities.name(id, null)?.en ?? null);
  const glosser = new Glosser(language, nouns, nameEnglish, new NameWords(knowledge.persons.values()));
  const set = (key: string) => new Set(ar.words(key).map(fold));
  const readBy = set('read-by');
  const timesInEnglish = new Kept<string | null>();
  const phraser: Phraser = {
    ontology,
    sentences: loadSentences(),
    language,
    ar,
    en,
    entities,
    places,
    glosser,
    counts: new Counts(loadCountedThings(), language, nouns, glosser, ar, en),
    trim: (text) => trimEdges(text, readBy, words),
    texts: new Kept(),
    literals: new Kept(),
    wordings: new Kept(),
    verbs: { ar: new ArabicVerbs(lexicon), en: new EnglishVerbs() },
    read: {
      ...loadTimeWords(ar),
      inEnglish: (text) => timesInEnglish.of(text, () => times.of(text)),
      part: set('read-part'),
      from: set('read-from'),
      to: set('read-to'),
    },
  };
  checkVerbs(phraser);
  return phraser;
}

function checkVerbs({ ontology, verbs }: Phraser): void {
  for (const { templates, wordings, from } of ontology.values())
    for (const { pieces, source } of [...(templates?.ar ?? []), ...wordings.flatMap((w) => w.templates.ar)])
      for (const piece of pieces) {
        if (piece.kind !== 'verb') continue;
        try {
          verbs.ar.of(piece.verb, piece.noun);
        } catch (error) {
          throw new IsnadError('broken-ontology', `${(error as IsnadError).reason}: ${source}`, from);
        }
      }
}
