/** The rules of `lang/<code>/rules/times.yaml`, sorted into layers: a rule runs after all rules that make what it is built from. */
import { IsnadError } from '../../model/index.ts';
import { firsts } from '../../rules/match.ts';
import type { Element } from '../../rules/pattern.ts';
import { loadRules, type Rule, RuleSet } from '../../rules/rules.ts';
import { makers } from './make.ts';

/** One rule with what its `gives` says, checked. */
export interface TimeRule {
  readonly rule: Rule;
  /** Names that its values go by in the chart. */
  readonly names: readonly string[];
  readonly make: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly latent: boolean;
  /** For captures of a word: the classes that it is captured by. */
  readonly classes: ReadonlyMap<string, readonly string[]>;
}

/** Rules that may run side by side, and what one of them can begin with. */
export interface Layer {
  readonly set: RuleSet;
  readonly keys: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
}

export interface Layers {
  readonly list: readonly Layer[];
  readonly byRule: ReadonlyMap<Rule, TimeRule>;
  /** For a value's name, the layers that have a rule beginning with it, as bits. */
  readonly beginning: ReadonlyMap<string, number>;
  /** Names of values that some pattern asks for; no others need stand in the chart, but for the whole times. */
  readonly used: ReadonlySet<string>;
}

/** Names of values that are times (or known to be none) by themselves, the stronger first where two are as long. */
export const WHOLE = ['none', 'age', 'span', 'when', 'set', 'duration'] as const;

/** What is also a time of day, a day or a period is a `when`. */
const KINDS: Readonly<Record<string, string>> = { day: 'when', moment: 'when', period: 'when' };

const held = new Map<string, { readonly all: Layers; readonly plain: Layers }>();

/**
 * The rules of a language, in layers.
 * @param latent with those that hold only where a time is known to be meant
 * @throws IsnadError `broken-rules` (file, line, what is wrong)
 */
export function timeLayers(latent: boolean, language = 'ar'): Layers {
  let layers = held.get(language);
  if (!layers) {
    const rules = loadRules(`lang/${language}/rules/times.yaml`).map(toTimeRule);
    layers = { all: inLayers(rules), plain: inLayers(rules.filter((r) => !r.latent)) };
    held.set(language, layers);
  }
  return latent ? layers.all : layers.plain;
}

function toTimeRule(rule: Rule): TimeRule {
  const { as, make, latent, ...params } = rule.gives;
  const own = (Array.isArray(as) ? as : [as]).filter((n): n is string => typeof n === 'string');
  if (own.length === 0 || typeof make !== 'string')
    throw new IsnadError(
      'broken-rules',
      `«${rule.id}» must give «as» and «make» · يلزم «as» و«make» في القاعدة «${rule.id}»`,
      rule.from,
    );
  if (!Object.hasOwn(makers, make))
    throw new IsnadError(
      'broken-rules',
      `«${rule.id}»: there is no constructor «${make}» · لا مُنشئ بهذا الاسم`,
      rule.from,
    );
  const names = [...new Set(own.flatMap((n) => (KINDS[n] ? [n, KINDS[n]!] : [n])))];
  const classes = new Map<string, string[]>();
  for (const pattern of rule.patterns)
    visit(pattern, (element) => {
      if (element.kind !== 'capture') return;
      const list = classes.get(element.name) ?? [];
      visit([element.inner], (inner) => inner.kind === 'class' && list.push(inner.name));
      classes.set(element.name, list);
    });
  return { rule, names, make, params, latent: latent === true, classes };
}

/** @throws IsnadError `broken-rules` when rules are built from one another in a circle */
function inLayers(rules: readonly TimeRule[]): Layers {
  const makers = new Map<string, TimeRule[]>();
  for (const r of rules) for (const n of r.names) makers.set(n, [...(makers.get(n) ?? []), r]);
  const depths = new Map<TimeRule, number>();
  const depth = (r: TimeRule, above: readonly TimeRule[]): number => {
    const known = depths.get(r);
    if (known !== undefined) return known;
    if (above.includes(r))
      throw new IsnadError(
        'broken-rules',
        `«${r.rule.id}» is built from itself · القاعدة «${r.rule.id}» مبنية على نفسها`,
        r.rule.from,
      );
    let deepest = 0;
    for (const name of uses(r.rule))
      for (const maker of makers.get(name) ?? []) deepest = Math.max(deepest, depth(maker, [...above, r]) + 1);
    depths.set(r, deepest);
    return deepest;
  };
  const layers: Rule[][] = [];
  for (const r of rules) {
    const d = depth(r, []);
    while (layers.length <= d) layers.push([]);
    layers[d]!.push(r.rule);
  }
  const used = new Set<string>(WHOLE);
  for (const r of rules) for (const name of uses(r.rule, true)) used.add(name);
  const beginning = new Map<string, number>();
  layers.forEach((layer, k) => {
    for (const name of layer.flatMap((r) => r.patterns.flatMap((p) => firsts(p)?.founds ?? [])))
      beginning.set(name, (beginning.get(name) ?? 0) | (1 << k));
  });
  return { list: layers.map(toLayer), byRule: new Map(rules.map((r) => [r.rule, r])), beginning, used };
}

function toLayer(rules: readonly Rule[]): Layer {
  const starts = rules.flatMap((r) => r.patterns.map((p) => firsts(p)));
  const all = (of: 'keys' | 'stems' | 'classes') => new Set(starts.flatMap((s) => s?.[of] ?? []));
  const keys = new Set([...all('keys')].flatMap((k) => [k, `و${k}`, `ف${k}`]));
  return { set: new RuleSet(rules), keys, stems: all('stems'), classes: all('classes') };
}

/** Names of values that the rule is built from; `and-NAME` is NAME unless `withAnd`. */
function uses(rule: Rule, withAnd = false): Set<string> {
  const out = new Set<string>();
  for (const pattern of rule.patterns)
    visit(
      pattern,
      (element) => element.kind === 'found' && out.add(withAnd ? element.name : element.name.replace(/^and-/, '')),
    );
  return out;
}

function visit(pattern: readonly Element[], see: (element: Element) => unknown): void {
  for (const element of pattern) {
    see(element);
    if (element.kind === 'choice') for (const option of element.options) visit(option, see);
    else if (element.kind === 'capture' || element.kind === 'optional') visit([element.inner], see);
  }
}
