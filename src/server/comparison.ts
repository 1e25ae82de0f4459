/** What a comparison gives, as the server keeps it: everything as objects, incidents packed. */
import type { Accounts, ClaimLinks, Incident } from '../model/index.ts';
import { Packed, Packer } from './packed.ts';

export interface Comparison extends Omit<Accounts, 'incidents'> {
  readonly incidents: Packed<Incident>;
}

/** No comparison has been made yet. */
export const NO_COMPARISON: Comparison = {
  entities: [],
  origins: [],
  copies: [],
  incidents: Packed.of<Incident>([]),
  disputes: [],
  naming: [],
  voices: [],
  linked: {},
};

export const comparisonOf = (accounts: Accounts): Comparison => ({
  ...accounts,
  incidents: Packed.of(accounts.incidents),
});

const NONE: readonly string[] = [];
const LISTS = ['entities', 'origins', 'copies', 'disputes', 'naming', 'voices'] as const;
/** Claims whose links travel in one line. */
const LINKS = 500;

/** The comparison as lines of JSON, the kind first: `incident {…}`. */
export function* linesOf(accounts: Accounts): Generator<string> {
  for (const list of LISTS) for (const item of accounts[list]) yield `${list} ${JSON.stringify(item)}`;
  const links = Object.entries(accounts.linked);
  for (let k = 0; k < links.length; k += LINKS) yield `linked ${JSON.stringify(links.slice(k, k + LINKS))}`;
  for (const incident of accounts.incidents) yield `incidents ${JSON.stringify(incident)}`;
  yield `policy ${JSON.stringify(accounts.policy ?? null)}`;
}

/** Puts the lines together again. */
export class Gatherer {
  private readonly lists: Record<(typeof LISTS)[number], unknown[]> = {
    entities: [],
    origins: [],
    copies: [],
    disputes: [],
    naming: [],
    voices: [],
  };
  private readonly linked: Record<string, ClaimLinks> = {};
  private readonly incidents = new Packer<Incident>();
  private readonly words = new Map<string, string>();
  private policy: Accounts['policy'] | null = null;

  line(line: Buffer): void {
    const space = line.indexOf(32);
    const kind = line.toString('latin1', 0, space);
    if (kind === 'incidents') {
      this.incidents.add(Buffer.from(line.subarray(space + 1)));
      return;
    }
    const value: unknown = JSON.parse(line.toString('utf8', space + 1));
    if (kind === 'linked')
      for (const [id, links] of value as [string, ClaimLinks][]) this.linked[id] = this.shared(links);
    else if (kind === 'policy') this.policy = value as Accounts['policy'] | null;
    else this.lists[kind as (typeof LISTS)[number]].push(value);
  }

  /** Most claims name the same few entities: one copy of each id, and one empty list for all. */
  private shared({ agent, target, place, source, origin }: ClaimLinks): ClaimLinks {
    const one = (id: string): string => {
      const known = this.words.get(id);
      if (known !== undefined) return known;
      this.words.set(id, id);
      return id;
    };
    const all = (ids: readonly string[]) => (ids.length === 0 ? NONE : ids.map(one));
    return { agent: all(agent), target: all(target), place: all(place), source: all(source), origin: one(origin) };
  }

  done(): Comparison {
    return {
      ...(this.lists as unknown as Omit<Comparison, 'incidents' | 'linked' | 'policy'>),
      ...(this.policy ? { policy: this.policy } : {}),
      linked: this.linked,
      incidents: this.incidents.done(),
    };
  }
}
