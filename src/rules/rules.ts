/**
 * Rules as data: loading, checking and running. A rule carries at least one example that it matches and one that it must not;
 * without them, or when an example fails, nothing is loaded.
 */

import { readFileSync } from 'node:fs';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { IsnadError } from '../model/index.ts';
import { dataPath } from '../text/data.ts';
import { put } from '../text/lists.ts';
import { PerWord } from '../text/per-word.ts';
import { tokenize } from '../text/tokens.ts';
import type { Word, Words } from '../text/words.ts';
import { firsts, type Match, matchAt, type View } from './match.ts';
import { type Element, parsePattern } from './pattern.ts';

export interface Rule {
  readonly id: string;
  readonly patterns: readonly (readonly Element[])[];
  /** What the rule yields, as its table says; each reader checks its own. */
  readonly gives: Readonly<Record<string, unknown>>;
  /** Sentences that the rule matches; a reader may ask for more fields (such as the value expected). */
  readonly examples: readonly (string | Readonly<Record<string, unknown>>)[];
  readonly counterexamples: readonly string[];
  /** `file:line`. */
  readonly from: string;
}

export interface RuleMatch extends Match {
  readonly rule: Rule;
}

/** Reads one rule file: a list of `{id, pattern|patterns, gives, examples, counterexamples}`. */
export function loadRules(relative: string): Rule[] {
  return parseRules(readFileSync(dataPath(relative), 'utf8'), relative);
}

/** @throws IsnadError `broken-rules` (file, line, what is missing; English and Arabic) */
export function parseRules(source: string, name: string): Rule[] {
  const lines = new LineCounter();
  const doc = parseDocument(source, { lineCounter: lines });
  const complaint = (line: number, en: string, ar: string) =>
    new IsnadError('broken-rules', `${en} · ${ar}`, `${name}:${line}`);
  const error = doc.errors[0];
  if (error) throw complaint(lines.linePos(error.pos[0]).line, error.message.split('\n')[0]!, 'الملف ليس YAML سليما');
  if (!isSeq(doc.contents)) throw complaint(1, 'a list of rules is expected', 'المتوقع قائمة قواعد');
  const ids = new Set<string>();
  return doc.contents.items.map((node) => {
    const line = isMap(node) && node.range ? lines.linePos(node.range[0]).line : 1;
    const raw = (isMap(node) ? node.toJSON() : {}) as Record<string, unknown>;
    const id = String(raw.id ?? '');
    if (!id) throw complaint(line, 'the rule has no id', 'القاعدة بلا معرّف id');
    if (ids.has(id)) throw complaint(line, `the id «${id}» stands twice`, `المعرّف «${id}» مكرر`);
    ids.add(id);
    const sources = [raw.pattern, ...((raw.patterns as unknown[]) ?? [])].filter((p) => p !== undefined).map(String);
    if (sources.length === 0)
      throw complaint(line, `the rule «${id}» has no pattern`, `القاعدة «${id}» بلا صيغة pattern`);
    const examples = (raw.examples ?? []) as Rule['examples'];
    if (examples.length === 0)
      throw complaint(
        line,
        `the rule «${id}» has no example that it matches`,
        `القاعدة «${id}» بلا مثال تنطبق عليه examples`,
      );
    const counterexamples = (raw.counterexamples ?? []) as string[];
    if (counterexamples.length === 0)
      throw complaint(
        line,
        `the rule «${id}» has no example that it must not match`,
        `القاعدة «${id}» بلا مثال لا تنطبق عليه counterexamples`,
      );
    const from = `${name}:${line}`;
    return {
      id,
      patterns: sources.map((p) => parsePattern(p, from)),
      gives: (raw.gives ?? {}) as Rule['gives'],
      examples,
      counterexamples,
      from,
    };
  });
}

/** The text of an example, whichever way it is written. */
const exampleText = (example: Rule['examples'][number]): string =>
  typeof example === 'string' ? example : String(example.text ?? '');

type Pattern = readonly Element[];

/** A rule with those of its patterns that can begin at a word. */
interface Opening {
  readonly rule: Rule;
  readonly patterns: readonly Pattern[];
}

/** A set of rules, ready to run. Which patterns can begin at a word is worked out once for each word form. */
export class RuleSet {
  private readonly byKey = new Map<string, Pattern[]>();
  private readonly byStem = new Map<string, Pattern[]>();
  private readonly byClass = new Map<string, Pattern[]>();
  private readonly byFound = new Map<string, Pattern[]>();
  /** The rule that a pattern belongs to. */
  private readonly ruleOf = new Map<Pattern, Rule>();
  private readonly openings = new PerWord<readonly Opening[]>();
  /** What can begin at a token of a word, by that, where values of certain names begin as well. */
  private readonly withFound = new WeakMap<readonly Opening[], Map<string, readonly Opening[]>>();

  constructor(readonly rules: readonly Rule[]) {
    for (const rule of rules) {
      for (const pattern of rule.patterns) {
        const start = firsts(pattern);
        if (!start)
          throw new IsnadError(
            'broken-pattern',
            `the rule «${rule.id}» may begin with anything · بداية القاعدة «${rule.id}» غير محددة`,
            rule.from,
          );
        this.ruleOf.set(pattern, rule);
        for (const key of start.keys) for (const k of [key, `و${key}`, `ف${key}`]) put(this.byKey, k, pattern);
        for (const stem of start.stems) put(this.byStem, stem, pattern);
        for (const name of start.classes) put(this.byClass, name, pattern);
        for (const name of start.founds) put(this.byFound, name, pattern);
      }
    }
  }

  /** Longest match of each rule that matches at token `i`, in the order of the rules. `end`: first token index out of reach. */
  at(view: View, i: number, end = view.tokens.length): RuleMatch[] {
    const out: RuleMatch[] = [];
    for (const { rule, patterns } of this.startingAt(view, i)) {
      let best: Match | null = null;
      for (const pattern of patterns) {
        const match = matchAt(pattern, view, i, end);
        if (match && (!best || match.last > best.last)) best = match;
      }
      if (best) out.push({ first: best.first, last: best.last, captures: best.captures, rule });
    }
    return out;
  }

  /** What can begin at a token: by its word in the order of the rules, then by the values found there. */
  private startingAt(view: View, i: number): readonly Opening[] {
    const word = view.words[i];
    const chart = this.byFound.size > 0 ? view.found?.get(i) : undefined;
    const own = word ? this.openingsOf(word) : this.opening(this.byKey.get(view.tokens[i]!.key) ?? []);
    if (!chart) return own;
    let names = '';
    for (const { name } of chart) if (this.byFound.has(name)) names += `${name} `;
    if (names === '') return own;
    let held = this.withFound.get(own);
    if (!held) {
      held = new Map();
      this.withFound.set(own, held);
    }
    let both = held.get(names);
    if (!both) {
      const found = chart.flatMap((item) => this.byFound.get(item.name) ?? []);
      both = this.opening([...own.flatMap((o) => o.patterns), ...found]);
      held.set(names, both);
    }
    return both;
  }

  private openingsOf(word: Word): readonly Opening[] {
    let held = this.openings.get(word);
    if (!held) {
      const all = [
        this.byKey.get(word.key),
        ...word.lemmas.map((l) => this.byStem.get(l)),
        ...[...word.classes].map((c) => this.byClass.get(c)),
      ].flatMap((patterns) => patterns ?? []);
      const set = new Set(all);
      held = all.length > 0 ? this.opening([...this.ruleOf.keys()].filter((pattern) => set.has(pattern))) : NOTHING;
      this.openings.set(word, held);
    }
    return held;
  }

  /** Patterns by their rules, each rule where its first one stands, its patterns in its own order. */
  private opening(patterns: readonly Pattern[]): readonly Opening[] {
    if (patterns.length === 0) return NOTHING;
    const byRule = new Map<Rule, Set<Pattern>>();
    for (const pattern of patterns) {
      const rule = this.ruleOf.get(pattern)!;
      const held = byRule.get(rule);
      if (held) held.add(pattern);
      else byRule.set(rule, new Set([pattern]));
    }
    return [...byRule].map(([rule, set]) => ({ rule, patterns: rule.patterns.filter((p) => set.has(p)) }));
  }
}

const NOTHING: readonly Opening[] = [];

/** The view of a bare string, without values found. */
export function viewOf(text: string, words: Words): View {
  const tokens = tokenize(text);
  return { tokens, words: tokens.map((t) => (t.kind === 'word' ? words.of(t.key) : null)) };
}

/**
 * Tries every rule's examples.
 * @param matches tells whether the rule matches anywhere in the text; the default looks at the bare words
 * @throws IsnadError `failed-example` naming the rule, its place and the sentence
 */
export function checkExamples(
  rules: readonly Rule[],
  words: Words,
  matches?: (rule: Rule, text: string) => boolean,
): void {
  const test =
    matches ??
    ((rule: Rule, text: string) => {
      const view = viewOf(text, words);
      return view.tokens.some((_, i) => rule.patterns.some((p) => matchAt(p, view, i, view.tokens.length)));
    });
  for (const rule of rules) {
    for (const example of rule.examples)
      if (!test(rule, exampleText(example)))
        throw new IsnadError(
          'failed-example',
          `«${rule.id}» does not match its example «${exampleText(example)}» · القاعدة لا تنطبق على مثالها`,
          rule.from,
        );
    for (const text of rule.counterexamples)
      if (test(rule, text))
        throw new IsnadError(
          'failed-example',
          `«${rule.id}» matches «${text}», which it must not · القاعدة تنطبق على ما لا يجوز`,
          rule.from,
        );
  }
}
