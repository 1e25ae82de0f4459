/**
 * The whole path on one screen: text → words → annotations → triggers → scene → claims. Stages do not know one another; they meet
 * here.
 */
import { readFileSync } from 'node:fs';
import { cuePhrases } from './annotate/attribution/cues.ts';
import { attributions } from './annotate/attribution/index.ts';
import { bearers } from './annotate/bearers.ts';
import { findNames, indexNames, type NameIndex } from './annotate/names.ts';
import { hedgedNouns } from './annotate/numbers/hedged.ts';
import { readNumbers } from './annotate/numbers/read.ts';
import { eventsNamed, officesHeld } from './annotate/offices.ts';
import { placePhrases } from './annotate/places.ts';
import { quotations } from './annotate/quotes.ts';
import { supportNames } from './annotate/support.ts';
import { boundsOf, inferPublished, readTimes, type TimeValue } from './annotate/times/index.ts';
import { TriggerDetector } from './annotate/triggers/detect.ts';
import { loadTriggerLexicon, type TriggerLexicon } from './annotate/triggers/lexicon.ts';
import { CLAIM_MODELS, type ClaimModels, type Decided, Decider } from './claims/decide.ts';
import { EntityReader } from './claims/entities.ts';
import { recordClaims } from './claims/record.ts';
import type { Scene } from './claims/scene.ts';
import { standpointOf } from './claims/standpoint.ts';
import {
  type Knowledge,
  type KnowledgeTables,
  knowledgeOf,
  loadKnowledge,
  nameWords,
  relays,
} from './knowledge/index.ts';
import {
  effectTypes,
  loadOntology,
  type Ontology,
  ownTriggers,
  placeTypes,
  sayingTypes,
  vowTypes,
} from './knowledge/ontology.ts';
import { type Outlet, outletOf } from './knowledge/outlets.ts';
import { LinearModel, type ModelData } from './learn/model.ts';
import {
  type Article,
  type Claim,
  type Found,
  type HedgedNoun,
  IsnadError,
  idsOf,
  isBodyName,
  type NameMention,
  type NumberMention,
  type Published,
  type Tag,
  type TimeMention,
  type TokenSpan,
  type Trigger,
} from './model/index.ts';
import { loadPhraser, type Phraser, phraseClaim } from './phrase/index.ts';
import type { View } from './rules/match.ts';
import { dataPath } from './text/data.ts';
import { readText, type TextDocument } from './text/document.ts';
import { frames } from './text/frames.ts';
import { type Entry, Lexicon, type LexiconTables, loadLexicon } from './text/lexicon.ts';
import { phrases } from './text/phrases.ts';
import { tag } from './text/tags.ts';
import type { NameTrie } from './text/trie.ts';
import { Words } from './text/words.ts';

/** How much the score of "no trigger" is lowered; balances precision and recall in cross-validation. */
const TRIGGER_THRESHOLD = 1;
/** Language and world, loaded once. */
export interface Resources {
  readonly lexicon: Lexicon;
  readonly words: Words;
  readonly knowledge: Knowledge;
  readonly names: NameIndex;
  readonly cues: NameTrie<Entry>;
  readonly triggers: TriggerLexicon;
  /** The claim types, by id; those whose doer vouches for what they say; those that another happening leads to. */
  readonly ontology: Ontology;
  readonly sayings: ReadonlySet<string>;
  readonly vows: ReadonlySet<string>;
  readonly effects: ReadonlySet<string>;
  /** Those that are done to places. */
  readonly onPlaces: ReadonlySet<string>;
}

/** The trained models. */
export interface Models {
  readonly gate: LinearModel;
  readonly triggers: LinearModel;
  readonly claims: ClaimModels;
}

/** What takes longest to load, as data: a thread that is given it need not load it again. */
export interface LoadedTables {
  readonly lexicon: LexiconTables;
  readonly knowledge: KnowledgeTables;
  readonly ontology: Ontology;
  readonly models: Readonly<Record<string, ModelData>>;
}

/** Errors are those of the loaders. */
export function loadedTables(): LoadedTables {
  const { events: _, lands: __, ...knowledge } = loadKnowledge();
  const models = Object.fromEntries(MODELS.map((name) => [name, loadModel(name).data]));
  return { lexicon: loadLexicon().tables, knowledge, ontology: loadOntology(), models };
}

export function loadResources(tables?: LoadedTables): Resources {
  const lexicon = tables ? new Lexicon(tables.lexicon) : loadLexicon();
  const knowledge = tables ? knowledgeOf(tables.knowledge) : loadKnowledge();
  const ontology = tables?.ontology ?? loadOntology();
  return {
    lexicon,
    knowledge,
    words: new Words(lexicon, nameWords(knowledge.names)),
    names: indexNames(knowledge.names),
    cues: cuePhrases(lexicon),
    ontology,
    sayings: sayingTypes(ontology),
    vows: vowTypes(ontology),
    effects: effectTypes(ontology),
    onPlaces: placeTypes(ontology),
    triggers: loadTriggerLexicon(new Set(ontology.keys()), ownTriggers(ontology)),
  };
}

const MODELS = ['gate', 'triggers', ...CLAIM_MODELS];

/** @throws IsnadError `broken-model` when a file of `models/` is missing or of another version */
export function loadModels(tables?: LoadedTables): Models {
  const load = (name: string) => (tables ? LinearModel.of(tables.models[name]!) : loadModel(name));
  return {
    gate: load('gate'),
    triggers: load('triggers'),
    claims: Object.fromEntries(CLAIM_MODELS.map((name) => [name, load(name)])) as unknown as ClaimModels,
  };
}

function loadModel(name: string): LinearModel {
  const file = `models/${name}.bin`;
  try {
    return LinearModel.decode(readFileSync(dataPath(file)), file);
  } catch (error) {
    if (error instanceof IsnadError) throw error;
    throw new IsnadError('broken-model', 'cannot be read; run npm run train', file);
  }
}

/** What the day of publication is told from; without names and knowledge, from its dates alone. */
type DayReader = Pick<Resources, 'words' | 'lexicon'> & Partial<Pick<Resources, 'names' | 'knowledge'>>;
/** How a day, or the days between which it lies, was found from what a text names. */
const BOUNDS = 'text:bounds';

/** What reading needs of an article. */
export type ReadableArticle = Pick<Article, 'id' | 'text' | 'outlet' | 'published'> & Partial<Pick<Article, 'url'>>;

/** The day of publication: as given, else as the text itself says it, with the rule; else unknown. */
export function publishedOf(reader: DayReader, article: Pick<Article, 'text' | 'published'>): Published {
  return article.published.date ? article.published : dayTold(reader, cut(reader, article.text), article.published);
}

/** A text cut up, with its numbers: what its times are read from. */
interface Cut {
  readonly doc: TextDocument;
  readonly found: ReturnType<typeof readNumbers>;
  readonly view: View;
}

function cut(reader: Pick<Resources, 'words' | 'lexicon'>, text: string): Cut {
  const doc = readText(text, reader.words, reader.lexicon);
  const found = readNumbers(doc.tokens);
  const chart = found.map((f) => [f.value.first, [{ name: 'number', last: f.value.last, value: f }]] as const);
  return { doc, found, view: { tokens: doc.tokens, words: doc.words, found: new Map(chart) } };
}

/** The given day, else the one that the words tell, else the days between which what they name allows for. */
function dayTold(reader: DayReader, { doc, view }: Cut, given: Published): Published {
  const told = given.date ? given : inferPublished(view);
  const { names, knowledge } = reader;
  if (told || !names || !knowledge) return told ?? given;
  const held = officesHeld(doc, findNames(doc, tag(doc), names), knowledge.persons);
  const bounds = boundsOf(view, { held, since: eventsNamed(doc, knowledge.events) });
  if (!bounds) return given;
  return bounds.from === bounds.to
    ? { date: bounds.from, from: BOUNDS }
    : { date: null, from: BOUNDS, between: bounds };
}

/** What was found and decided in one article. */
export interface Looked {
  readonly scene: Scene;
  readonly decided: Decided[];
  readonly published: Published;
}

/** Reads articles into claims. One for each thread; articles do not influence one another. */
export class Reader {
  private readonly detector: TriggerDetector;
  private readonly decider: Decider;
  private readonly entities: EntityReader;
  private lazyPhraser: Phraser | null = null;

  constructor(
    readonly resources: Resources,
    models: Models,
  ) {
    this.detector = new TriggerDetector(
      models.triggers,
      models.gate,
      resources.triggers,
      new Map([...resources.ontology].map(([type, { needs }]) => [type, needs])),
      TRIGGER_THRESHOLD,
    );
    this.decider = new Decider(models.claims);
    this.entities = new EntityReader(resources.knowledge);
  }

  /** The claims of an article with their sentences, in the order of their triggers. */
  claims(article: ReadableArticle): Claim[] {
    return this.read(article).claims;
  }

  /** The same with the scene that they were read from, and the day of publication that they are counted from. */
  read(article: ReadableArticle): { scene: Scene; claims: Claim[]; published: Published } {
    const looked = this.look(article);
    const outlet = outletOf(this.resources.knowledge.outlets, article);
    const context = { outlet: outlet?.id ?? article.outlet, published: looked.published.date };
    const claims = this.recordsOf(article, outlet, looked).map((claim) => ({
      ...claim,
      sentence: phraseClaim(this.phraser, claim, context),
    }));
    return { scene: looked.scene, claims, published: looked.published };
  }

  /** The claims, their sentences left empty. */
  records(article: ReadableArticle): Claim[] {
    return this.recordsOf(article, outletOf(this.resources.knowledge.outlets, article), this.look(article));
  }

  private recordsOf(
    article: ReadableArticle,
    outlet: Outlet | undefined,
    { scene, decided, published }: Looked,
  ): Claim[] {
    const { knowledge } = this.resources;
    const standpoint = standpointOf(scene, outlet, knowledge);
    return recordClaims(scene, decided, {
      doc: article.id,
      published: published.date,
      knowledge,
      entities: this.entities,
      standpoint,
      onPlaces: this.resources.onPlaces,
    });
  }

  private get phraser(): Phraser {
    this.lazyPhraser ??= loadPhraser(this.resources, this.resources.ontology);
    return this.lazyPhraser;
  }

  /** Everything that was found and decided on the way, for explaining. */
  look(article: Pick<Article, 'text' | 'published'>): Looked {
    const read = cut(this.resources, article.text);
    const published = dayTold(this.resources, read, article.published);
    const annotated = annotateCut(this.resources, read, published);
    const scene = setScene(this.resources, annotated, this.detector.detect(annotated));
    return { scene, decided: this.decider.decide(scene), published };
  }
}

/** A text with everything found in it that does not depend on its triggers. */
export interface Annotated {
  readonly doc: TextDocument;
  readonly tags: readonly Tag[];
  readonly names: readonly NameMention[];
  readonly numbers: readonly NumberMention[];
  /** Numbers that measure a time inside an expression of time: «خلال 24 ساعة». */
  readonly lengths: readonly NumberMention[];
  /** Nouns that a hedge stands by with no numeral: «شخص على الأقل»، «أكثر من أسبوعين». */
  readonly hedged: readonly HedgedNoun[];
  readonly times: readonly TimeMention[];
  readonly quoteOf: Int32Array;
}

export function annotate(reader: Resources, text: string, published: string | null): Annotated {
  return annotateCut(reader, cut(reader, text), { date: published, from: 'given' });
}

function annotateCut(reader: Resources, { doc, found, view }: Cut, { date, between }: Published): Annotated {
  const times = readTimes(view, { published: date, ...(between && { between }) }).map((f) => ({
    rule: f.rule,
    ...f.span,
    ...f.value,
    ...begunIn(f),
  }));
  const inTime = cover(
    doc,
    times.filter((t) => t.kind !== 'duration'),
  );
  const all = found.filter((f) => f.rule !== 'number.name').map((f) => ({ rule: f.rule, ...f.span, ...f.value }));
  const numbers = all.filter((n) => !inTime[n.first]);
  const lengths = all.filter((n) => inTime[n.first] && doc.words[n.last]?.classes.has('time-unit'));
  const tags = tag(doc);
  const named = findNames(doc, tags, reader.names);
  return {
    doc,
    tags,
    names: supportNames(doc, tags, named, inTime, reader),
    numbers,
    lengths,
    hedged: hedgedNouns(doc),
    times: times.filter((t) => !named.some((n) => isPartOf(t, n))),
    quoteOf: quotations(doc),
  };
}

/** «مستشفى 22 مايو»: a date in a listed name is no time. */
const isPartOf = (time: TokenSpan, name: TokenSpan): boolean =>
  name.first <= time.first && time.last <= name.last && time.last - time.first < name.last - name.first;

/** «منذ اندلاع الحرب عام 2011»: the days of what the expression counts from. */
function begunIn({ rule, parts }: Found<TimeValue>): Pick<TimeMention, 'begun'> {
  const begun = rule === 'since-happening-dated' ? (parts[0]?.value as TimeValue | undefined) : undefined;
  return begun ? { begun: { from: begun.from, to: begun.to, precision: begun.precision } } : {};
}

/** Adds the triggers and what depends on them. */
export function setScene(reader: Resources, a: Annotated, triggers: readonly Trigger[]): Scene {
  const { doc, tags } = a;
  const ends = (list: readonly TokenSpan[]) => new Map(list.map((x) => [x.first, x.last]));
  const firsts = (fits: (name: NameMention) => boolean) => new Set(a.names.filter(fits).map((n) => n.first));
  const nameAt = new Map(a.names.map((n) => [n.first, n]));
  const parts = phrases(doc, tags, {
    names: ends(a.names),
    uncut: firsts((n) => n.start === doc.tokens[n.first]!.start && !doc.words[n.first]?.best.article),
    persons: firsts((n) => idsOf(n, 'person').length > 0),
    bodies: firsts((n) => isBodyName(n) && !isRelay(reader.knowledge, n)),
    ...bearers(doc, a.names, reader.knowledge.lands),
    triggers: ends(triggers),
    numbers: ends(a.numbers),
    times: ends(a.times),
  });
  // «كريات شمونة»: a letter of a listed name is no clitic
  const found = parts.map((p) => ({ ...p, start: Math.min(p.start, nameAt.get(p.first)?.start ?? p.start) }));
  const base = {
    phrases: found,
    phraseOf: index(doc, found),
    nameAt,
    triggers,
    triggerOf: index(doc, triggers),
    effects: reader.effects,
    sayings: reader.sayings,
    vows: reader.vows,
    ...a,
  };
  const verbs = frames(base);
  return {
    attributions: attributions({ frames: verbs, sayingTypes: reader.sayings, ...base }, reader.cues),
    places: placePhrases(doc, tags, a.names, found, reader.knowledge),
    frames: verbs,
    ...base,
  };
}

/** A listed outlet or agency. */
const isRelay = (knowledge: Knowledge, name: NameMention): boolean =>
  idsOf(name, 'actor').some((id) => relays(knowledge, id));

/** Token index → index of the item it lies in, or −1. */
function index(doc: TextDocument, items: readonly TokenSpan[]): Int32Array {
  const out = new Int32Array(doc.tokens.length).fill(-1);
  items.forEach((x, k) => {
    out.fill(k, x.first, x.last);
  });
  return out;
}

function cover(doc: TextDocument, items: readonly TokenSpan[]): Uint8Array {
  const out = new Uint8Array(doc.tokens.length);
  for (const x of items) out.fill(1, x.first, x.last);
  return out;
}
