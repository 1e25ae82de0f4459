/** What all publishing starts from: a case, what was compared of it, and the state of the journal that it speaks of. */
import type {
  Accounts,
  Article,
  CaseRecord,
  Claim,
  Dispute,
  Entity,
  Incident,
  Judgement,
  Origin,
} from '../model/index.ts';

export interface PublishInput {
  readonly record: CaseRecord;
  readonly accounts: Accounts;
  /** Hash of the last line of the journal; empty where there is no journal. */
  readonly head: string;
  /** Ids of entities whose names appear nowhere in what is published. */
  readonly withheld: ReadonlySet<string>;
}

/** The same by id. */
export class Shelf {
  readonly articles: ReadonlyMap<string, Article>;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly incidents: ReadonlyMap<string, Incident>;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly origins: ReadonlyMap<string, Origin>;
  readonly incidentOf: ReadonlyMap<string, Incident>;
  readonly disputesIn: ReadonlyMap<string, readonly Dispute[]>;

  constructor({ record, accounts }: Pick<PublishInput, 'record' | 'accounts'>) {
    this.articles = byId(record.articles);
    this.claims = byId(record.claims);
    this.incidents = byId(accounts.incidents);
    this.entities = byId(accounts.entities);
    this.origins = byId(accounts.origins);
    this.incidentOf = new Map(accounts.incidents.flatMap((i) => i.claims.map((c) => [c, i] as const)));
    const disputes = new Map<string, Dispute[]>();
    for (const d of accounts.disputes) {
      if (d.incident === null) continue;
      const list = disputes.get(d.incident) ?? [];
      if (list.push(d) === 1) disputes.set(d.incident, list);
    }
    this.disputesIn = disputes;
  }

  articleOf(claim: string): Article | undefined {
    const found = this.claims.get(claim);
    return found && this.articles.get(found.doc);
  }
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): Map<string, T> =>
  new Map(list.map((x) => [x.id, x]));

/** Entities that people withhold, with all that is judged to be the same; judgements that were taken back do not count. */
export function withheldOf(judgements: readonly Judgement[]): Set<string> {
  const standing = judgements.filter((j) => !j.withdrawn);
  const out = new Set<string>();
  for (const { verdict, subject } of standing)
    if (verdict === 'withhold' && subject.kind === 'entity') out.add(subject.ids[0]);
  const same = standing.flatMap((j) => (j.verdict === 'same' && j.subject.kind === 'entities' ? [j.subject.ids] : []));
  for (let before = -1; before !== out.size; ) {
    before = out.size;
    for (const [a, b] of same) {
      if (out.has(a)) out.add(b);
      else if (out.has(b)) out.add(a);
    }
  }
  return out;
}
