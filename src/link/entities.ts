/**
 * Mentions → entities: one actor, person, place or source across articles, spellings and languages of name. What the tables know goes by
 * their ids; other names by their folded words, and by what points back inside one article. Every merge names its feature, and a person's
 * word (same, different) stands above all of them.
 */

import type { Knowledge } from '../knowledge/index.ts';
import {
  type Bilingual,
  type CaseRecord,
  type Claim,
  type Entity,
  type EntityKind,
  isPointing,
  type Mention,
  type PlaceMention,
} from '../model/index.ts';
import { put } from '../text/lists.ts';
import { Rounds, sameItems } from '../text/rounds.ts';
import { pointsBack } from './backward.ts';
import { nameKey, plainKey, unknownId } from './keys.ts';
import { oneLetterApart } from './near-names.ts';
import { Union } from './union.ts';

/** Ids of the entities that a claim names, by field. */
export interface FieldIds {
  readonly agent: readonly string[];
  readonly target: readonly string[];
  readonly place: readonly string[];
  readonly source: readonly string[];
}

/** Claim id → entity ids of its fields. */
export type MentionLinks = ReadonlyMap<string, FieldIds>;

/** One form under which an article names an entity, and how often. */
interface Noted {
  readonly id: string;
  readonly kind: EntityKind;
  readonly known: boolean;
  readonly text: string | null;
  /** The key of the form where no table knows the name. */
  readonly key: string;
  readonly feature: string;
  count: number;
}

/** What an article names, before it is laid beside others. */
interface Named {
  readonly claims: readonly Claim[];
  readonly fields: readonly FieldIds[];
  readonly noted: readonly Noted[];
}

/** What the articles name, by article. */
export type NamedBefore = Rounds<string, Named>;

interface Draft {
  readonly kind: EntityKind;
  readonly known: boolean;
  readonly key: string;
  readonly forms: Map<string, number>;
  readonly because: Set<string>;
}

/** Links every mention of a record. Deterministic; independent of the order of claims. */
export function linkEntities(
  record: CaseRecord,
  knowledge: Knowledge,
  before: NamedBefore = new Rounds(),
): { readonly entities: Entity[]; readonly linked: MentionLinks; readonly union: Union } {
  let name: ((claims: readonly Claim[]) => Named) | undefined;
  const named = byArticle(record.claims).map(([article, claims]) =>
    before.of(
      article,
      (kept) => sameItems(kept.claims, claims),
      () => {
        name ??= namer(knowledge);
        return name(claims);
      },
    ),
  );
  const drafts = draftsOf(named);
  const union = judged(record, drafts);
  for (const [a, b] of oneLetterApart(
    [...drafts].filter(([, d]) => !d.known && d.kind !== 'place').map(([id, d]) => [id, d.key]),
  ))
    union.join(a, b, 'one-letter-apart');
  const whole = (ids: readonly string[]) =>
    ids.every((id) => !id || union.find(id) === id) ? ids : ids.map((id) => (id ? union.find(id) : id));
  const linked = new Map<string, FieldIds>();
  for (const { claims, fields } of named)
    claims.forEach((c, k) => {
      const { agent, target, place, source } = fields[k]!;
      linked.set(c.id, { agent: whole(agent), target: whole(target), place: whole(place), source: whole(source) });
    });
  return { entities: merge(drafts, union, knowledge), linked, union };
}

/** Links the mentions of one article, its claims in the order of the text. */
function namer(knowledge: Knowledge): (claims: readonly Claim[]) => Named {
  const english = englishNames(knowledge);
  const shared = sharedNames(knowledge);
  const kindOf = (id: string, fallback: EntityKind): EntityKind =>
    knowledge.persons.has(id)
      ? 'person'
      : knowledge.places.has(id)
        ? 'place'
        : knowledge.actors.has(id)
          ? 'actor'
          : fallback;
  return (claims) => {
    const noted = new Map<string, Noted>();
    const note = (id: string, kind: EntityKind, text: string | null, feature: string, known: boolean): string => {
      const form = `${id}\n${feature}\n${text}`;
      const one = noted.get(form);
      if (one) one.count++;
      else {
        const key = known ? '' : nameKey(text ?? '');
        noted.set(form, { id, kind: kindOf(id, kind), known, text, key, feature, count: 1 });
      }
      return id;
    };
    const party = (m: Mention, kind: EntityKind, back: ReadonlyMap<Mention, string>): string => {
      const pointed = back.get(m);
      if (m.entity && !pointed) return note(m.entity, kind, m.text, m.inferred ? 'read-by-viewpoint' : 'same-id', true);
      const latin = pointed ? undefined : english.get(plainKey(m.text));
      if (latin) return note(latin, kind, m.text, 'same-english-name', true);
      if (pointed) return note(pointed, kind, m.text, 'points-back-in-article', !pointed.startsWith('x:'));
      return note(unknownId('name', nameKey(m.text)), kind, m.text, 'same-folded-name', false);
    };
    const place = (p: PlaceMention): string =>
      p.id
        ? note(p.id, 'place', isPointing(p) ? null : p.text, 'same-id', true)
        : note(unknownId('place', nameKey(p.text)), 'place', p.text, 'same-folded-name', false);
    const back = pointsBack(claims, (m) => m.entity ?? unknownId('name', nameKey(m.text)), shared);
    const fields = claims.map((c) => ({
      agent: c.agent.map((m) => party(m, 'actor', back)),
      target: c.target.map((m) => targetOf(m, back, party)),
      place: c.place.map(place),
      source: c.source.map((m) => party(m, 'source', back)),
    }));
    return { claims, fields, noted: [...noted.values()] };
  };
}

/** What all articles name, by id; of an entity's kinds the one met first counts. */
function draftsOf(named: readonly Named[]): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const { noted } of named)
    for (const { id, kind, known, text, key, feature, count } of noted) {
      let draft = drafts.get(id);
      if (!draft) {
        draft = { kind, known, key, forms: new Map(), because: new Set() };
        drafts.set(id, draft);
      }
      if (text !== null) draft.forms.set(text, (draft.forms.get(text) ?? 0) + count);
      draft.because.add(feature);
    }
  return drafts;
}

/** A target is an entity where the tables or the article know its name; «عشرة قتلى» is none. */
function targetOf(
  m: Mention,
  back: ReadonlyMap<Mention, string>,
  party: (m: Mention, kind: EntityKind, back: ReadonlyMap<Mention, string>) => string,
): string {
  return m.entity || back.has(m) ? party(m, 'actor', back) : '';
}

function byArticle(claims: readonly Claim[]): [article: string, claims: Claim[]][] {
  const out = new Map<string, Claim[]>();
  for (const c of claims) put(out, c.doc, c);
  for (const list of out.values()) list.sort((a, b) => a.trigger.start - b.trigger.start || (a.id < b.id ? -1 : 1));
  return [...out].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What people said of pairs of entities; the latest word on a pair counts, «different» holds against every later merge. */
function judged(record: CaseRecord, drafts: ReadonlyMap<string, Draft>): Union {
  const union = new Union((id) => drafts.get(id)?.known ?? false);
  const latest = new Map<string, { ids: readonly [string, string]; verdict: string }>();
  for (const j of [...record.judgements].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)))
    if (!j.withdrawn && j.subject.kind === 'entities' && (j.verdict === 'same' || j.verdict === 'different')) {
      const ids = [...j.subject.ids].sort() as [string, string];
      latest.set(ids.join('\n'), { ids, verdict: j.verdict });
    }
  const all = [...latest.values()].sort((a, b) => (a.ids.join() < b.ids.join() ? -1 : 1));
  for (const { ids, verdict } of all) if (verdict === 'different') union.forbid(...ids);
  for (const { ids, verdict } of all) if (verdict === 'same') union.join(...ids, 'judged-same');
  return union;
}

function merge(drafts: ReadonlyMap<string, Draft>, union: Union, knowledge: Knowledge): Entity[] {
  const groups = new Map<string, string[]>();
  for (const id of [...drafts.keys()].sort()) put(groups, union.find(id), id);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, ids]) => {
      const forms = new Map<string, number>();
      const because = new Set<string>();
      for (const member of ids) {
        const draft = drafts.get(member)!;
        for (const [text, n] of draft.forms) forms.set(text, (forms.get(text) ?? 0) + n);
        for (const feature of draft.because) because.add(feature);
        for (const feature of union.because(member)) because.add(feature);
      }
      const sorted = [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      return {
        id,
        kind: drafts.get(id)?.kind ?? drafts.get(ids[0]!)!.kind,
        // a place that is only pointed to has no form of its own
        name: nameOf(id, sorted[0]?.[0] ?? id, knowledge),
        forms: sorted.map(([text, count]) => ({ text, count })),
        because: [...because].sort(),
      };
    });
}

/** The neutral name of the tables; for what they do not know, the form met most often, in both languages. */
export function nameOf(id: string, form: string, knowledge: Knowledge): Bilingual {
  const actor = knowledge.actors.get(id);
  if (actor) return actor.name;
  const person = knowledge.persons.get(id);
  if (person) return { ar: person.names[0]!, en: person.en };
  const place = knowledge.places.get(id);
  if (place) return { ar: place.ar[0]!, en: place.en[0] ?? place.ar[0]! };
  const outlet = knowledge.outlets.get(id);
  return outlet ? { ar: outlet.names[0]!, en: outlet.en } : { ar: form, en: form };
}

function englishNames(knowledge: Knowledge): Map<string, string> {
  const out = new Map<string, string>();
  const put = (name: string, id: string) => {
    const key = plainKey(name);
    if (key.length > 2 && !out.has(key)) out.set(key, id);
  };
  for (const a of knowledge.actors.values()) put(a.name.en, a.id);
  for (const p of knowledge.persons.values()) put(p.en, p.id);
  for (const o of knowledge.outlets.values()) put(o.en, o.id);
  return out;
}

/** Single words that stand for different bodies in the news of different countries, folded. */
function sharedNames(knowledge: Knowledge): Set<string> {
  const out = new Set<string>();
  for (const a of knowledge.book.actors)
    for (const alias of a.aliases) if (alias.collides && !alias.ar.includes(' ')) out.add(nameKey(alias.ar));
  return out;
}
