/**
 * Who is who: `knowledge/actors.yaml` as typed objects. What the fields mean stands at the head of that file.
 */
import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { IsnadError } from '../model/index.ts';
import { dataPath } from '../text/data.ts';
import { period } from './period.ts';

export const ACTOR_KINDS = [
  ...[
    'state',
    'government',
    'army',
    'police',
    'intelligence',
    'armed-group',
    'militia',
    'coalition',
    'party',
    'movement',
  ],
  ...['opposition-body', 'un', 'igo', 'ngo', 'monitor', 'agency', 'outlet', 'company', 'community', 'unspecified'],
] as const;
export const STANCES = ['neutral', 'partisan', 'pejorative', 'honorific'] as const;
export const VIEWPOINTS = ['pro-government', 'opposition', 'neutral'] as const;
/** The bodies of a state that a pattern can lead to. */
export const PARTS = [
  ...(['state', 'government', 'presidency', 'parliament', 'foreign-ministry', 'defence-ministry'] as const),
  ...(['interior-ministry', 'army', 'air-force', 'intelligence', 'police', 'media'] as const),
] as const;

export type Stance = (typeof STANCES)[number];
export type Viewpoint = (typeof VIEWPOINTS)[number];
export type Part = (typeof PARTS)[number];

const arabic = z.string().regex(/\S/);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is kebab-case');
const country = z.string().regex(/^[A-Z]{2}$/, 'a country is ISO 3166-1 alpha-2');
const dated = { from: z.string().nullable(), to: z.string().nullable() };
const ambiguity = {
  collides: z.boolean().default(false),
  common: z.boolean().default(false),
  country: country.nullable().default(null),
};

const alias = z
  .union([arabic, z.strictObject({ ar: arabic, ...ambiguity })])
  .transform((a) => (typeof a === 'string' ? { ar: a, collides: false, common: false, country: null } : a));
const loaded = z.strictObject({
  ar: arabic,
  stance: z.enum(['pejorative', 'honorific', 'partisan']),
  why: z.string(),
  source: z.string(),
  ...ambiguity,
});
const actor = z.strictObject({
  id,
  kind: z.enum(ACTOR_KINDS),
  name: z.strictObject({ ar: arabic, en: z.string().regex(/\S/) }),
  aliases: z.array(alias).default([]),
  metonyms: z.array(alias).default([]),
  adjectives: z.array(arabic).default([]),
  people: z.array(arabic).default([]),
  loaded: z.array(loaded).default([]),
  alignment: z.array(z.strictObject({ side: id, ...dated })).default([]),
  renames: z.array(z.strictObject({ ar: arabic, en: z.string(), ...dated })).default([]),
  parent: id.nullable().default(null),
  members: z.array(id).default([]),
  parts: z.partialRecord(z.enum(PARTS), id).default({}),
  country: country.nullable(),
  codes: z.strictObject({ ucdp: z.number().int().optional(), cameo: z.string().optional() }).default({}),
  sources: z.array(z.string()).min(1),
});
const reading = z.strictObject({
  country: z.union([z.literal('any'), country]),
  viewpoint: z.enum([...VIEWPOINTS, 'any']),
  resolves: id,
  stance: z.enum(STANCES),
  when: z.string().optional(),
  /** The word points back to whoever of that kind was named before, and is read so only where nobody was. */
  back: z.boolean().optional(),
});
const book = z.strictObject({
  sources: z.record(z.string(), z.string()),
  sides: z.array(z.strictObject({ id, ar: arabic, en: z.string() })),
  patterns: z.array(
    z.strictObject({
      ar: z.string().regex(/\{(m|f|fi|people)\}/),
      en: z.string(),
      part: z.enum(PARTS),
      role: z.string().optional(),
    }),
  ),
  actors: z.array(actor),
  collectives: z.array(
    z.strictObject({ ar: z.array(arabic).min(1), en: z.string(), readings: z.array(reading).min(1) }),
  ),
});

/** A name as the press uses it. `country` tells the news in which it stands for this actor, `common` that it is an everyday word too. */
export type Alias = Readonly<z.output<typeof alias>>;
export type Actor = Readonly<z.output<typeof actor>>;
export type Reading = Readonly<z.output<typeof reading>>;
export type Collective = Readonly<z.output<typeof book>['collectives'][number]>;
export type Pattern = Readonly<z.output<typeof book>['patterns'][number]>;
/** The whole of `knowledge/actors.yaml`. */
export type ActorBook = Readonly<z.output<typeof book>>;

/** The country that all of some actors are of, ISO 3166-1 alpha-2; undefined where one of them is of none or they are of several. */
export function sharedCountry(ids: readonly string[], actors: ReadonlyMap<string, Actor>): string | undefined {
  const of = new Set(ids.map((id) => actors.get(id)?.country ?? undefined));
  return of.size === 1 ? [...of][0] : undefined;
}

/**
 * Reads and checks the actors.
 * @throws IsnadError `broken-actors` with file, line and entry when the YAML or an entry is malformed, an id is given twice, or an
 *   id, side or source is referred to that does not exist
 */
export function loadActors(relative = 'knowledge/actors.yaml'): ActorBook {
  return parseActors(readFileSync(dataPath(relative), 'utf8'), relative);
}

/** The same from text; `name` stands for the file in errors. */
export function parseActors(text: string, name: string): ActorBook {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fail = (path: readonly PropertyKey[], reason: string): never => {
    let node: unknown;
    for (let n = path.length; n >= 0 && !isNode(node); n--) node = document.getIn(path.slice(0, n), true);
    const at = isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
    const entry = path[0] === 'actors' && document.getIn(['actors', path[1], 'id']);
    throw new IsnadError('broken-actors', `${entry ? `${entry}: ` : ''}${reason}`, `${name}:${at}`);
  };
  const broken = document.errors[0];
  if (broken) throw new IsnadError('broken-actors', broken.message, `${name}:${broken.linePos?.[0].line ?? 1}`);
  const parsed = book.safeParse(document.toJS());
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    return fail(issue.path, [...issue.path.slice(2).map(String), issue.message].join(': '));
  }
  check(parsed.data, fail);
  return parsed.data;
}

function check(data: ActorBook, fail: (path: readonly PropertyKey[], reason: string) => never): void {
  const known = new Set(data.actors.map((a) => a.id));
  const sides = new Set(data.sides.map((s) => s.id));
  const seen = new Set<string>();
  data.actors.forEach((a, k) => {
    const at = (...rest: PropertyKey[]): PropertyKey[] => ['actors', k, ...rest];
    if (seen.has(a.id)) fail(at(), 'the id is given twice · المعرّف مكرر');
    seen.add(a.id);
    for (const other of [a.parent ?? a.id, ...a.members, ...Object.values(a.parts)])
      if (!known.has(other)) fail(at(), `there is no actor «${other}» · لا فاعل بهذا المعرّف`);
    for (const source of a.sources)
      if (!(source in data.sources)) fail(at('sources'), `there is no source «${source}» · لا مصدر بهذا الاسم`);
    a.alignment.forEach((x, n) => {
      if (!sides.has(x.side)) fail(at('alignment', n), `there is no side «${x.side}» · لا طرف بهذا المعرّف`);
    });
    for (const field of ['alignment', 'renames'] as const)
      a[field].forEach((x, n) => {
        const wrong = period(x.from, x.to);
        if (wrong) fail(at(field, n), wrong);
      });
  });
  data.collectives.forEach((c, k) => {
    c.readings.forEach((r, n) => {
      if (!known.has(r.resolves))
        fail(['collectives', k, 'readings', n], `there is no actor «${r.resolves}» · لا فاعل بهذا المعرّف`);
    });
  });
}
