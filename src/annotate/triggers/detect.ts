/**
 * Triggers: which words name a happening, and of which type. A linear model decides word by word, left to right, over the words
 * that the trigger lexicon or the training articles know as possible triggers.
 */
import { type Atom, atom, Hashes, Names } from '../../learn/atoms.ts';
import { best, type LinearModel, softmax } from '../../learn/model.ts';
import type { NameMention, TokenSpan, Trigger } from '../../model/index.ts';
import { hasFusedArticle, type TextDocument, wordStart } from '../../text/document.ts';
import { PerWord } from '../../text/per-word.ts';
import { offsetAfter } from '../../text/trie.ts';
import type { Word } from '../../text/words.ts';
import { type Company, inCompany } from './company.ts';
import { contextFeatures, formFeatures, type History, type TriggerContext, wordFeatures } from './features.ts';
import { areKin, namesUnit } from './kin.ts';
import { SURE, type TriggerLexicon, type TypeHint } from './lexicon.ts';
import { topics } from './topics.ts';
import { wordAtoms } from './word-atoms.ts';

/** Labels before the claim types: no trigger; inside a trigger that began earlier. */
export const OUTSIDE = 0;
export const INSIDE = 1;
export const FIRST_TYPE = 2;
/** Log odds of being a trigger below which a word form is not looked at further. */
const LEAST_ODDS = -5.5;

/** What the detector needs of the article. */
export interface TriggerInput {
  readonly doc: TextDocument;
  readonly names: readonly NameMention[];
}

/** What it needs in order to find the triggers. */
export interface DetectorInput extends TriggerInput, Company {
  readonly numbers: readonly TokenSpan[];
}

export function triggerContext({ doc, names }: TriggerInput, lexicon: TriggerLexicon): TriggerContext {
  const nameKind: (Atom | null)[] = new Array(doc.tokens.length).fill(null);
  const inName = new Uint8Array(doc.tokens.length);
  for (const name of names) {
    nameKind.fill(atom(name.readings[0]!.kind), name.first, name.last);
    // a weapon's name may tell of its use: «قصف مدفعي»، «براميل متفجرة»
    if (name.last - name.first > 1 && name.readings[0]!.kind !== 'weapon') inName.fill(1, name.first, name.last);
  }
  const atoms = doc.words.map((word) => word && wordAtoms(word, lexicon));
  return { doc, lexicon, topics: topics(doc, lexicon), atoms, nameKind, inName };
}

/** Keeps out the word forms that are hardly ever a trigger, before any look at the sentence. */
export class Gate {
  private readonly known = new PerWord<boolean>();
  private readonly features = new Hashes(256);
  private readonly scores = new Float64Array(2);

  constructor(
    private readonly model: LinearModel,
    private readonly lexicon: TriggerLexicon,
  ) {}

  lets(word: Word): boolean {
    let held = this.known.get(word);
    if (held === undefined) {
      this.features.length = 0;
      formFeatures(this.features, word, this.lexicon);
      this.model.score(this.features.values, this.features.length, this.scores);
      held = this.scores[1]! - this.scores[0]! > LEAST_ODDS;
      this.known.set(word, held);
    }
    return held;
  }
}

/** How sure a find by the lexicon alone is. */
const BY_LEXICON = 0.7;
/** How sure the model must be of a word that no row of the lexicon holds: of those that it is less sure of, most are no happening. */
const SURE_ALONE = 0.85;

export class TriggerDetector {
  private readonly features = new Hashes(2048);
  private readonly scores: Float64Array;
  private readonly gate: Gate;
  /** Types that the lexicon names and no training article held. */
  private readonly unlearned: ReadonlySet<string>;
  /** Labels that need a word of one of some classes in the article. */
  private readonly needs: readonly { readonly label: number; readonly classes: readonly string[] }[];

  /**
   * @param needs type → classes of words of which one must stand in the article
   * @param threshold how much the score of "no trigger" is lowered: above 0 finds more, below 0 is surer
   */
  constructor(
    private readonly model: LinearModel,
    gate: LinearModel,
    private readonly lexicon: TriggerLexicon,
    needs: ReadonlyMap<string, readonly string[]> = new Map(),
    private readonly threshold = 0,
  ) {
    this.gate = new Gate(gate, lexicon);
    this.unlearned = new Set([...lexicon.types].filter((type) => !model.labels.includes(type)));
    this.scores = new Float64Array(model.labels.length);
    this.needs = [...needs]
      .map(([type, classes]) => ({ label: model.labels.indexOf(type), classes }))
      .filter(({ label, classes }) => label >= 0 && classes.length > 0);
  }

  /** The triggers of an article, in order, not overlapping. */
  detect(input: DetectorInput): Trigger[] {
    const context = triggerContext(input, this.lexicon);
    const { doc } = input;
    const out: Trigger[] = [];
    const barred = this.barred(doc);
    for (const { first, last } of doc.sentences) {
      let previous: Trigger | null = null;
      for (let i = first; i < last; i++) {
        const word = doc.words[i];
        if (!word || context.inName[i] || areKin(doc, i) || namesUnit(doc, i)) continue;
        const listed = this.byLexicon(doc, i, last) ?? this.parted(doc, i, last);
        if (listed) {
          out.push(listed);
          continue;
        }
        const history: History | null = previous && { type: previous.type, distance: i - previous.first };
        const label = this.gate.lets(word) ? this.decide(context, i, history, barred) : OUTSIDE;
        if (label === OUTSIDE) continue;
        if (label === INSIDE) {
          if (previous && previous.last >= i - 1 && i - previous.first < 5) {
            previous = extend(doc, previous, i + 1);
            out[out.length - 1] = previous;
          }
          continue;
        }
        if (this.isIdiomatic(doc, i, first, last)) continue;
        if (previous && (i < previous.last || (previous.type === this.model.labels[label] && isMeans(input, i))))
          continue;
        const sure = 1 - this.scores[OUTSIDE]!;
        if (sure < SURE_ALONE && !this.isListed(doc, i, last, word)) continue;
        previous = this.make(doc, i, last, this.model.labels[label]!, sure);
        out.push(previous);
      }
    }
    return inCompany(input, this.lexicon, out);
  }

  /** A word that an idiom begins with («حرب كلامية»), or its second where the first names no happening («مخلفات الحرب»). */
  private isIdiomatic({ words }: TextDocument, i: number, first: number, last: number): boolean {
    if (this.lexicon.beginsIdiom(words, i, last)) return true;
    const before = i > first ? words[i - 1] : null;
    return Boolean(before && this.lexicon.hints(before).length === 0 && this.lexicon.beginsIdiom(words, i - 1, last));
  }

  /** The strongest features for and against the type chosen at token `i`, for people to read. */
  explain(input: TriggerInput, i: number, type: string, most = 6): string {
    const context = triggerContext(input, this.lexicon);
    const names = new Names();
    contextFeatures(names, context, i, null);
    wordFeatures(names, context, i, null);
    const label = this.model.labels.indexOf(type);
    const weighed = names.list.map(({ hash, name }) => ({
      name,
      weight: this.model.weight(hash, label) - this.model.weight(hash, OUTSIDE),
    }));
    weighed.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    return weighed
      .slice(0, most)
      .map(({ name, weight }) => `${weight > 0 ? '+' : ''}${weight.toFixed(2)} ${name}`)
      .join(' · ');
  }

  /**
   * A word that surely names a happening of a type that no training article held. The lexicon alone speaks for it, whatever the
   * models hold of the word: they learned it without that type to choose.
   */
  private byLexicon(doc: TextDocument, i: number, end: number): Trigger | null {
    if (this.unlearned.size === 0) return null;
    const phrase = this.lexicon.phraseAt(doc.words, i, end);
    const isSure = (h: TypeHint) => h.strength === SURE && this.unlearned.has(h.type);
    const hint = phrase?.hints.find(isSure) ?? this.lexicon.hints(doc.words[i]!).find(isSure);
    return hint ? this.make(doc, i, end, hint.type, BY_LEXICON) : null;
  }

  /** «خرج المستشفى من الخدمة»: a word that surely names a happening with what stands apart from it. */
  private parted(doc: TextDocument, i: number, end: number): Trigger | null {
    const type = this.lexicon.parted.typeAt(doc, i, end);
    return type === null ? null : this.make(doc, i, end, type, BY_LEXICON);
  }

  /** The lexicon knows the word as a trigger, alone or in a phrase; or it is a particle, whose company alone tells («لن», «على»). */
  private isListed(doc: TextDocument, i: number, end: number, word: Word): boolean {
    if (this.lexicon.hints(word).length > 0 || this.lexicon.phraseAt(doc.words, i, end)) return true;
    return word.best.readings.some(({ entry }) => entry.pos === 'particle');
  }

  /** Labels of types of which nothing in the article can tell. */
  private barred({ words }: TextDocument): number[] {
    const has = (classes: readonly string[]) => words.some((w) => w && classes.some((c) => w.classes.has(c)));
    return this.needs.filter(({ classes }) => !has(classes)).map(({ label }) => label);
  }

  /** The label of a word; where it is a type, the scores are then probabilities. */
  private decide(context: TriggerContext, i: number, history: History | null, barred: readonly number[]): number {
    const { features, scores, model } = this;
    features.length = 0;
    contextFeatures(features, context, i, history);
    wordFeatures(features, context, i, history);
    model.score(features.values, features.length, scores);
    scores[OUTSIDE]! -= this.threshold;
    for (const label of barred) scores[label] = Number.NEGATIVE_INFINITY;
    const label = best(scores);
    if (label >= FIRST_TYPE) softmax(scores);
    return label;
  }

  private make(doc: TextDocument, i: number, end: number, type: string, sure: number): Trigger {
    const phrase = this.lexicon.phraseAt(doc.words, i, end);
    const last = phrase?.hints.some((h) => h.type === type) ? phrase.last : i + 1;
    return {
      first: i,
      last,
      start: this.startOf(doc, i, type),
      end: doc.tokens[last - 1]!.end,
      type,
      sure,
      because: '',
    };
  }

  /** Behind the clitics, and behind a «لل» whole: «للفرار» is named by «فرار». */
  private startOf(doc: TextDocument, i: number, type: string): number {
    const word = doc.words[i];
    const cut = word ? this.lexicon.cutFor(word, type) : undefined;
    if (!cut || !hasFusedArticle(cut)) return wordStart(doc, i, cut);
    const token = doc.tokens[i]!;
    return offsetAfter(doc.text, token, token.key.length - cut.stem.length - cut.enclitic.length);
  }
}

/** «قصف بالبراميل المتفجرة»، «قصف بعشرين قذيفة»: what a happening is done with is not another one. */
function isMeans({ doc, numbers }: DetectorInput, i: number): boolean {
  const { words, tokens } = doc;
  if (!words[i]?.classes.has('munition')) return false;
  const first = numbers.find((n) => n.last === i)?.first ?? i;
  return words[first]?.best.preposition === BY || tokens[first - 1]?.key === BY;
}

const BY = 'ب';

function extend(doc: TextDocument, { first, last: before, start, type, sure, because }: Trigger, to: number): Trigger {
  const last = Math.max(before, to);
  return { first, last, start, end: doc.tokens[last - 1]!.end, type, sure, because };
}
