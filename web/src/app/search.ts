/** The state of each page as it stands in its address. What an address does not hold properly is left out. */
type Raw = Record<string, unknown>;

const text = (value: unknown): string | undefined => {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value.slice(0, 600) : undefined;
};
const texts = (value: unknown): readonly string[] | undefined => {
  const list = (Array.isArray(value) ? value : [value])
    .map((x) => (x === '' ? '' : text(x)))
    .filter((x) => x !== undefined);
  return list.length > 0 ? list.slice(0, 64) : undefined;
};
const day = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
const among =
  <T extends string>(...list: readonly T[]) =>
  (value: unknown): T | undefined =>
    list.includes(value as T) ? (value as T) : undefined;

type Readers = Record<string, (value: unknown) => unknown>;
type State<R extends Readers> = { [K in keyof R]?: Exclude<ReturnType<R[K]>, undefined> };

/** Every name that an address may hold; others are dropped before a page sees them. */
export const KNOWN = new Set<string>();

const reader = <R extends Readers>(readers: R) => {
  for (const name of Object.keys(readers)) KNOWN.add(name);
  return (raw: Raw): State<R> => {
    const out: Record<string, unknown> = {};
    for (const [key, read] of Object.entries(readers)) {
      const value = read(raw[key]);
      if (value !== undefined) out[key] = value;
    }
    return out as State<R>;
  };
};

/** Whether the timeline shows what lies far off, too. */
const span = among('all');

const filters = {
  q: text,
  type: texts,
  place: texts,
  actor: texts,
  outlet: texts,
  origin: texts,
  grade: texts,
  scale: texts,
  disputed: among('true', 'false'),
  from: day,
  to: day,
};

export const SORTS = ['disputed', 'newest', 'oldest', 'origins', 'claims'] as const;
export const searches = {
  none: reader({}),
  overview: reader({ from: day, to: day, span }),
  incidents: reader({ ...filters, sort: among(...SORTS), span }),
  incident: reader({ by: among('outlet', 'origin'), claim: text }),
  disputes: reader({ kind: texts, outlet: texts, open: among('true', 'false') }),
  map: reader({ ...filters, incident: text, at: text, spot: text, span }),
  articles: reader({
    q: text,
    outlet: texts,
    from: day,
    to: day,
    sort: among('newest', 'oldest', 'title', 'claims'),
    pick: texts,
  }),
  article: reader({ claim: text, at: text, q: text, diff: text }),
  compare: reader({ article: texts, incident: text }),
  entities: reader({ q: text, sort: among('claims', 'name', 'incidents') }),
  entity: reader({ from: day, to: day, span }),
  naming: reader({
    party: text,
    outlet: text,
    voice: among('own', 'quoted', 'reported'),
    term: text,
    tab: among('matrix', 'voices'),
  }),
  search: reader({ q: text, outlet: texts, type: texts, actor: texts, place: texts, from: day, to: day }),
  review: reader({
    claim: text,
    state: among('open', 'judged', 'all'),
    why: among('dispute', 'doubt', 'rest'),
    article: text,
    incident: text,
  }),
  judgements: reader({ by: text, withdrawn: among('true', 'false') }),
  problems: reader({ code: text, article: text }),
};
export type IncidentsState = ReturnType<typeof searches.incidents>;
export type SearchState = ReturnType<typeof searches.search>;
