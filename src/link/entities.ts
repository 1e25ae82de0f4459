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
import { pointsBack } from './backward.ts';
import { nameKey, nameWords, plainKey, unknownId } from './keys.ts';
import { oneLetterApart } from './near-names.ts';
import { Union } from './union.ts';

/** Claim id → entity ids of its fields. */
export type MentionLinks = Readonly<
  Record<
    string,
    { readonly agent: string[]; readonly target: string[]; readonly place: string[]; readonly source: string[] }
  >
>;

interface Draft {
  readonly kind: EntityKind;
  readonly known: boolean;
  readonly words: readonly string[];
  readonly forms: Map<string, number>;
  readonly because: Set<string>;
}

/** Links every mention of a record. Deterministic; independent of the order of claims. */
export function linkEntities(
  record: CaseRecord,
  knowledge: Knowledge,
): { readonly entities: Entity[]; readonly linked: MentionLinks; readonly union: Union } {
  const drafts = new Map<string, Draft>();
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
  const note = (id: string, kind: EntityKind, text: string | null, feature: string, known: boolean): string => {
    let draft = drafts.get(id);
    if (!draft) {
      draft = { kind: kindOf(id, kind), known, words: nameWords(text ?? ''), forms: new Map(), because: new Set() };
      drafts.set(id, draft);
    }
    if (text !== null) draft.forms.set(text, (draft.forms.get(text) ?? 0) + 1);
    draft.because.add(feature);
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

  const linked: Record<string, { agent: string[]; target: string[]; place: string[]; source: string[] }> = {};
  for (const claims of byArticle(record.claims)) {
    const back = pointsBack(claims, (m) => m.entity ?? unknownId('name', nameKey(m.text)), shared);
    for (const c of claims)
      linked[c.id] = {
        agent: c.agent.map((m) => party(m, 'actor', back)),
        target: c.target.map((m) => targetOf(m, back, party)),
        place: c.place.map(place),
        source: c.source.map((m) => party(m, 'source', back)),
      };
  }
  const union = judged(record, drafts);
  for (const [a, b] of oneLetterApart(
    [...drafts].filter(([, d]) => !d.known && d.kind !== 'place').map(([id, d]) => [id, d.words.join(' ')]),
  ))
    union.join(a, b, 'one-letter-apart');
  for (const fields of Object.values(linked))
    for (const field of ['agent', 'target', 'place', 'source'] as const)
      fields[field] = fields[field].map((id) => (id ? union.find(id) : id));
  return { entities: merge(drafts, union, knowledge), linked, union };
}

/** A target is an entity where the tables or the article know its name; «عشرة قتلى» is none. */
function targetOf(
  m: Mention,
  back: ReadonlyMap<Mention, string>,
  party: (m: Mention, kind: EntityKind, back: ReadonlyMap<Mention, string>) => string,
): string {
  return m.entity || back.has(m) ? party(m, 'actor', back) : '';
}

function byArticle(claims: readonly Claim[]): Claim[][] {
  const out = new Map<string, Claim[]>();
  for (const c of claims) {
    const list = out.get(c.doc);
    if (list) list.push(c);
    else out.set(c.doc, [c]);
  }
  for (const list of out.values()) list.sort((a, b) => a.trigger.start - b.trigger.start || (a.id < b.id ? -1 : 1));
  return [...out].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => list);
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
  for (const id of [...drafts.keys()].sort()) groups.set(union.find(id), [...(groups.get(union.find(id)) ?? []), id]);
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
