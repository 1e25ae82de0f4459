/**
 * What a comparison gives, as the server keeps it: most as objects, incidents packed. It travels as lines, of which those that the receiver
 * has already from an earlier comparison are only named: what stays the same costs nothing and is kept once.
 */
import { createHash } from 'node:crypto';
import type { Knowledge } from '../knowledge/index.ts';
import type { Accounts, ClaimLinks, Incident } from '../model/index.ts';
import { articleOf } from './claim-store.ts';
import { type Listed, Lister, type RowParts, rowParts } from './listed.ts';
import { Packed, Packer } from './packed.ts';

/** What a claim is tied to. */
export interface Tie extends ClaimLinks {
  readonly id: string;
  readonly incident: string | null;
}

const LISTS = ['ties', 'entities', 'origins', 'copies', 'disputes', 'naming', 'voices'] as const;
const KINDS = [...LISTS, 'incidents'] as const;
type Kind = (typeof KINDS)[number];
/** By what each item of each list is known again. */
export type Marks = Readonly<Record<Kind, readonly string[]>>;

export interface Comparison extends Omit<Accounts, 'incidents' | 'linked'> {
  /** Article by article. */
  readonly ties: readonly (readonly Tie[])[];
  readonly listed: readonly Listed[];
  readonly rows: Packed<RowParts>;
  readonly incidents: Packed<Incident>;
  readonly marks: Marks;
}

const NONE: readonly string[] = [];
/** Bytes of JSON deflated together. */
const CHUNK = { rows: 8 << 10, incidents: 32 << 10 };

function byKind<T>(make: () => T): Record<Kind, T> {
  return Object.fromEntries(KINDS.map((kind) => [kind, make()])) as Record<Kind, T>;
}

/** Tells comparison after comparison, each as far as it is not the one before. */
export class Teller {
  private had: Record<Kind, ReadonlyMap<string, number>>;

  /** @param marks of the comparison that the receiver has */
  constructor(
    private readonly places: Knowledge['places'],
    marks: Marks = byKind(() => []),
  ) {
    this.had = placesOf(marks);
  }

  /** The comparison as lines: `incidents MARK {…}`, or `keep incidents 7 20` for twenty that the receiver has from place 7 on. */
  *lines(accounts: Accounts, outletOf: (article: string) => string): Generator<string> {
    const lister = new Lister(accounts, outletOf, this.places);
    const marks = byKind<string[]>(() => []);
    for (const kind of KINDS) {
      const had = this.had[kind];
      let run = { from: 0, count: 0 };
      for (const text of textsOf(kind, accounts, lister)) {
        const mark = createHash('sha256').update(text).digest('base64').slice(0, 16);
        marks[kind].push(mark);
        const place = had.get(mark);
        if (run.count > 0 && place !== run.from + run.count) {
          yield `keep ${kind} ${run.from} ${run.count}`;
          run = { from: 0, count: 0 };
        }
        if (place === undefined) yield `${kind} ${mark} ${text}`;
        else run = { from: run.count > 0 ? run.from : place, count: run.count + 1 };
      }
      if (run.count > 0) yield `keep ${kind} ${run.from} ${run.count}`;
    }
    yield `policy ${JSON.stringify(accounts.policy ?? null)}`;
    this.had = placesOf(marks);
  }
}

const placesOf = (marks: Marks): Record<Kind, ReadonlyMap<string, number>> =>
  Object.fromEntries(KINDS.map((kind) => [kind, new Map(marks[kind].map((mark, k) => [mark, k]))])) as never;

/** The items of a list as JSON; of an incident three parts with tabs between: what lists go by, what a row shows, and the whole. */
function* textsOf(kind: Kind, accounts: Accounts, lister: Lister): Generator<string> {
  if (kind === 'ties') for (const ties of tiesOf(accounts)) yield JSON.stringify(ties);
  else if (kind === 'incidents')
    for (const incident of accounts.incidents)
      yield [lister.listed(incident), rowParts(incident), incident].map((part) => JSON.stringify(part)).join('\t');
  else for (const item of accounts[kind]) yield JSON.stringify(item);
}

function* tiesOf({ incidents, linked }: Accounts): Generator<Tie[]> {
  const incidentOf = new Map(incidents.flatMap((i) => i.claims.map((c) => [c, i.id] as const)));
  let ties: Tie[] = [];
  let article = '';
  for (const [id, links] of Object.entries(linked)) {
    if (ties.length > 0 && articleOf(id) !== article) {
      yield ties;
      ties = [];
    }
    article = articleOf(id);
    ties.push({ id, ...links, incident: incidentOf.get(id) ?? null });
  }
  if (ties.length > 0) yield ties;
}

/** No comparison has been made yet. */
export const NO_COMPARISON: Comparison = {
  ...{ ties: [], entities: [], origins: [], copies: [], disputes: [], naming: [], voices: [], listed: [] },
  rows: new Packed<RowParts>([], new Uint32Array()),
  incidents: new Packed<Incident>([], new Uint32Array()),
  marks: byKind(() => []),
};

/** Puts the lines together. */
export class Gatherer {
  private readonly lists = byKind<unknown[]>(() => []);
  private readonly marks = byKind<string[]>(() => []);
  private readonly listed: Listed[] = [];
  private readonly rows: Packer<RowParts>;
  private readonly incidents: Packer<Incident>;
  private readonly words = new Map<string, string>();
  private readonly groups = new Map<string, readonly string[]>();
  private policy: Accounts['policy'] | null = null;

  /**
   * @param before what the one who tells knows that we have
   * @param known the claim's id as it is held already
   */
  constructor(
    private readonly before: Comparison = NO_COMPARISON,
    private readonly known: (claim: string) => string | undefined = () => undefined,
  ) {
    this.rows = new Packer(CHUNK.rows, before.rows);
    this.incidents = new Packer(CHUNK.incidents, before.incidents);
  }

  line(line: Buffer): void {
    const space = line.indexOf(32);
    const kind = line.toString('latin1', 0, space);
    if (kind === 'policy') this.policy = JSON.parse(line.toString('utf8', space + 1)) as Accounts['policy'] | null;
    else if (kind === 'keep') {
      const [list, from, count] = line.toString('latin1', space + 1).split(' ');
      this.keep(list as Kind, Number(from), Number(count));
    } else {
      const end = line.indexOf(32, space + 1);
      this.marks[kind as Kind].push(line.toString('latin1', space + 1, end));
      this.add(kind as Kind, line.subarray(end + 1));
    }
  }

  private keep(kind: Kind, from: number, count: number): void {
    const to = from + count;
    for (let k = from; k < to; k++) this.marks[kind].push(this.before.marks[kind][k]!);
    if (kind !== 'incidents') {
      for (let k = from; k < to; k++) this.lists[kind].push(this.before[kind][k]);
      return;
    }
    for (let k = from; k < to; k++) this.listed.push(this.before.listed[k]!);
    this.rows.keep(from, count);
    this.incidents.keep(from, count);
  }

  private add(kind: Kind, text: Buffer): void {
    if (kind === 'incidents') {
      const row = text.indexOf(9);
      const whole = text.indexOf(9, row + 1);
      this.listed.push(this.shortListed(JSON.parse(text.toString('utf8', 0, row)) as Listed));
      this.rows.add(text.subarray(row + 1, whole));
      this.incidents.add(text.subarray(whole + 1));
      return;
    }
    const item: unknown = JSON.parse(text.toString('utf8'));
    this.lists[kind].push(this.short(kind, item));
  }

  /** Claims and entities are named thousands of times: one copy of each id is kept, and of each list of them. */
  private short(kind: Exclude<Kind, 'incidents'>, item: unknown): unknown {
    if (kind === 'ties')
      return (item as Tie[]).map(({ id, agent, target, place, source, origin, incident }): Tie => {
        const links = {
          agent: this.all(agent),
          target: this.all(target),
          place: this.all(place),
          source: this.all(source),
        };
        return { id: this.one(id), ...links, origin: this.one(origin), incident: incident && this.one(incident) };
      });
    return this.shared(item);
  }

  /** The same with one copy of each string. */
  private shared(value: unknown): unknown {
    if (typeof value === 'string') return this.one(value);
    if (Array.isArray(value)) return value.map((v) => this.shared(v));
    if (value === null || typeof value !== 'object') return value;
    const object = value as Record<string, unknown>;
    for (const [key, v] of Object.entries(object)) if (typeof v !== 'number') object[key] = this.shared(v);
    return object;
  }

  private shortListed(listed: Listed): Listed {
    return {
      ...listed,
      id: this.one(listed.id),
      type: this.one(listed.type),
      month: listed.month && this.one(listed.month),
      outlets: this.all(listed.outlets),
      actors: this.all(listed.actors),
      places: this.all(listed.places),
    };
  }

  private one(id: string): string {
    const known = this.words.get(id);
    if (known !== undefined) return known;
    const first = this.known(id) ?? id;
    this.words.set(first, first);
    return first;
  }

  private all(ids: readonly string[]): readonly string[] {
    if (ids.length === 0) return NONE;
    const key = ids.join('\n');
    let group = this.groups.get(key);
    if (!group) {
      group = ids.map((id) => this.one(id));
      this.groups.set(key, group);
    }
    return group;
  }

  done(): Comparison {
    const { incidents, ...lists } = this.lists;
    return {
      ...(lists as unknown as Pick<Comparison, (typeof LISTS)[number]>),
      ...(this.policy ? { policy: this.policy } : {}),
      listed: this.listed,
      rows: this.rows.done(),
      incidents: this.incidents.done(),
      marks: this.marks,
    };
  }
}
