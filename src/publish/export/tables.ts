/** The tables that are exported: what a line of JSON holds, and how the same lies in columns. */
import type { Aspect, Bilingual, Claim, Dispute, Incident, NamingCell, Voice } from '../../model/index.ts';
import type { ExportContext, Standing } from './context.ts';
import type { Cell } from './csv.ts';

export interface Table<Row> {
  readonly name: string;
  readonly rows: (context: ExportContext) => Row[];
  /** Columns of the CSV, in order; a row may make several lines. */
  readonly columns: readonly string[];
  readonly lines: (row: Row) => readonly (readonly Cell[])[];
}

const FROM = ['article', 'outlet', 'published', 'url', 'quote', 'quote_start', 'quote_end', 'article_sha256'] as const;
const from = (s: Standing | undefined): Cell[] =>
  s ? [s.article, s.outlet, s.published, s.url, s.quote, s.start, s.end, s.sha256] : FROM.map(() => null);
const names = (list: readonly (Bilingual | string)[], language: keyof Bilingual): string =>
  list.map((n) => (typeof n === 'string' ? n : n[language])).join('; ');
const words = (list: readonly { readonly text: string }[]): string => list.map((m) => m.text).join('; ');

const claimRow = (x: ExportContext) => (c: Claim) => {
  const link = x.input.accounts.linked[c.id];
  const incident = x.shelf.incidentOf.get(c.id);
  const disputes = incident ? (x.shelf.disputesIn.get(incident.id) ?? []).filter((d) => d.claims.includes(c.id)) : [];
  return {
    id: x.mask.text(c.id),
    type: c.type,
    modality: c.modality,
    from: x.standing(c),
    trigger: { ...c.trigger, text: x.mask.text(c.trigger.text) },
    agent: x.mentions(c, 'agent', c.agent),
    target: x.mentions(c, 'target', c.target),
    place: x.mentions(c, 'place', c.place),
    when: { ...c.when, text: c.when.text === null ? null : x.mask.text(c.when.text) },
    numbers: c.numbers,
    source: x.mentions(c, 'source', c.source),
    sentence: x.madeFrom(c.sentence, [c.id]),
    origin: link ? x.origin(link.origin) : null,
    incident: incident?.id ?? null,
    disputes: disputes.map((d) => d.id),
    policy: x.policy,
    head: x.head,
  };
};

export const claims: Table<ReturnType<ReturnType<typeof claimRow>>> = {
  name: 'claims',
  rows: (x) => x.input.record.claims.map(claimRow(x)),
  columns: [
    ...['id', 'type', 'modality', 'sentence_ar', 'sentence_en', 'agent', 'target', 'place', 'lat', 'lon', 'precision'],
    ...['when', 'from', 'to', 'numbers', 'source', 'origin', 'incident', 'disputes', ...FROM, 'policy', 'head'],
  ],
  lines: (r) => {
    const place = r.place[0] as { lat?: number; lon?: number; precision?: number } | undefined;
    const numbers = r.numbers.map((n) => `${n.of}: ${n.lo ?? ''}–${n.hi ?? ''} (${n.qualifier})`).join('; ');
    return [
      [
        ...[r.id, r.type, r.modality, r.sentence?.ar, r.sentence?.en, words(r.agent), words(r.target), words(r.place)],
        ...[place?.lat, place?.lon, place?.precision, r.when.text, r.when.from, r.when.to, numbers, words(r.source)],
        ...[r.origin && names([r.origin], 'en'), r.incident, r.disputes.join('; '), ...from(r.from), r.policy, r.head],
      ],
    ];
  },
};

const aspectRow = (x: ExportContext) => (a: Aspect) => ({
  aspect: a.aspect,
  of: a.of ?? null,
  verdict: a.verdict,
  rule: a.rule,
  because: x.madeFrom(
    a.because,
    a.values.flatMap((v) => v.claims),
  ),
  figure: a.figure ?? null,
  values: a.values.map((v) => ({
    label: x.madeFrom(v.label, v.claims),
    origins: v.origins.map((o) => x.origin(o)),
    sources: x.standings(v.claims),
  })),
});

const incidentRow = (x: ExportContext) => (i: Incident) => ({
  id: i.id,
  type: i.type,
  scale: i.scale,
  title: x.madeFrom(i.title, i.claims),
  from: i.from,
  to: i.to,
  place: i.place && { ...i.place, name: x.both(i.place.name), ...(i.place.id ? { id: x.mask.id(i.place.id) } : {}) },
  parties: i.parties.map((p) => x.mask.id(p)),
  grade: i.grade,
  grade_because: x.madeFrom(i.gradeBecause, i.claims),
  aspects: i.aspects.map(aspectRow(x)),
  origins: [...new Set(i.origins)].map((o) => x.origin(o)),
  disputes: (x.shelf.disputesIn.get(i.id) ?? []).map((d) => d.id),
  sources: x.standings(i.claims),
  policy: x.policy,
  head: x.head,
});
type IncidentRow = ReturnType<ReturnType<typeof incidentRow>>;

const figure = (r: IncidentRow, of: string) => r.aspects.find((a) => a.aspect === 'toll' && a.of === of)?.figure;

export const incidents: Table<IncidentRow> = {
  name: 'incidents',
  rows: (x) => x.input.accounts.incidents.map(incidentRow(x)),
  columns: [
    ...['id', 'type', 'scale', 'title_ar', 'title_en', 'from', 'to', 'place_ar', 'place_en', 'lat', 'lon', 'precision'],
    ...['parties', 'grade', 'killed_low', 'killed_high', 'killed_best', 'injured_low', 'injured_high', 'injured_best'],
    ...['origins', 'claims', 'disputes', ...FROM, 'policy', 'head'],
  ],
  lines: (r) => {
    const [k, w] = [figure(r, 'killed'), figure(r, 'injured')];
    return [
      [
        ...[r.id, r.type, r.scale, r.title?.ar, r.title?.en, r.from, r.to, r.place?.name.ar, r.place?.name.en],
        ...[r.place?.lat, r.place?.lon, r.place?.precision, r.parties.join('; '), r.grade],
        ...[k?.low, k?.high, k?.best, w?.low, w?.high, w?.best],
        ...[r.origins.length, r.sources.length, r.disputes.join('; '), ...from(r.sources[0]), r.policy, r.head],
      ],
    ];
  },
};

/** One line for each value of each aspect and each claim behind it. */
export const aspects: Table<IncidentRow> = {
  name: 'aspects',
  rows: incidents.rows,
  columns: [
    ...['incident', 'aspect', 'of', 'verdict', 'value_ar', 'value_en', 'origins', 'low', 'high', 'best', 'claim'],
    ...[...FROM, 'policy', 'head'],
  ],
  lines: (r) =>
    r.aspects.flatMap((a) =>
      a.values.flatMap((v) =>
        v.sources.map((s) => [
          ...[r.id, a.aspect, a.of, a.verdict, v.label?.ar, v.label?.en, names(v.origins, 'en')],
          ...[a.figure?.low, a.figure?.high, a.figure?.best, s.claim, ...from(s), r.policy, r.head],
        ]),
      ),
    ),
};

const disputeRow = (x: ExportContext) => (d: Dispute) => ({
  id: d.id,
  kind: d.kind,
  incident: d.incident,
  rule: d.rule,
  because: x.madeFrom(d.because, d.claims),
  sides: d.sides.map((s) => ({
    label: x.madeFrom(s.label, s.claims),
    origins: [...new Set(s.origins)].map((o) => x.origin(o)),
    sources: x.standings(s.claims),
  })),
  policy: x.policy,
  head: x.head,
});

/** One line of CSV for each claim on each side. */
export const disputes: Table<ReturnType<ReturnType<typeof disputeRow>>> = {
  name: 'disputes',
  rows: (x) => x.input.accounts.disputes.map(disputeRow(x)),
  columns: [
    ...['id', 'kind', 'incident', 'because_ar', 'because_en', 'side', 'side_ar', 'side_en', 'origins', 'claim'],
    ...[...FROM, 'policy', 'head'],
  ],
  lines: (r) =>
    r.sides.flatMap((side, k) =>
      side.sources.map((s) => [
        ...[r.id, r.kind, r.incident, r.because?.ar, r.because?.en, k + 1, side.label?.ar, side.label?.en],
        ...[names(side.origins, 'en'), s.claim, ...from(s), r.policy, r.head],
      ]),
    ),
};

const namingRows = (x: ExportContext) => (c: NamingCell) =>
  x.input.withheld.has(c.party)
    ? []
    : c.terms.map((t) => ({
        party: x.mask.id(c.party),
        party_name: x.both(c.name),
        outlet: x.mask.text(c.outlet),
        voice: c.voice,
        term: x.mask.text(t.term),
        count: t.count,
        loading: t.loading,
        viewpoint: t.viewpoint ?? null,
        judged_by: t.judgedBy ?? null,
        because: t.because ?? null,
        distinctive: t.distinctive,
        examples: t.examples.flatMap((e) => example(x, e)),
        policy: x.policy,
        head: x.head,
      }));

/** Characters shown on either side of a term. */
const AROUND = 60;

function example(x: ExportContext, e: { article: string; start: number; end: number }): Omit<Standing, 'claim'>[] {
  const article = x.shelf.articles.get(e.article);
  if (!article) return [];
  const start = edge(article.text, Math.max(0, e.start - AROUND));
  const end = edge(article.text, Math.min(article.text.length, e.end + AROUND));
  return [
    {
      article: x.mask.text(article.id),
      sha256: article.sha256,
      published: article.published.date,
      outlet: article.outlet && x.mask.text(article.outlet),
      url: x.mask.url(article.url),
      quote: x.mask.quote(article.text, { start, end }),
      start: e.start,
      end: e.end,
    },
  ];
}

/** The next blank, so that no word and no name is cut; the place itself when there is none near. */
function edge(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return at;
  const next = text.slice(at, at + 24).search(/\s/);
  return next < 0 ? at : at + next;
}

export const naming: Table<ReturnType<ReturnType<typeof namingRows>>[number]> = {
  name: 'naming',
  rows: (x) => x.input.accounts.naming.flatMap(namingRows(x)),
  columns: [
    ...['party', 'party_ar', 'party_en', 'outlet_named', 'voice', 'term', 'count', 'loading', 'viewpoint', 'judged_by'],
    ...['distinctive', ...FROM, 'policy', 'head'],
  ],
  lines: (r) => [
    [
      ...[r.party, r.party_name.ar, r.party_name.en, r.outlet, r.voice, r.term, r.count, r.loading, r.viewpoint],
      ...[r.judged_by, r.distinctive, ...from(r.examples[0] && { claim: '', ...r.examples[0] }), r.policy, r.head],
    ],
  ],
};

const voiceRow = (x: ExportContext) => {
  const first = new Map<string, Claim>();
  for (const c of x.input.record.claims)
    c.source.forEach((s, k) => {
      const id = x.input.accounts.linked[c.id]?.source[k] ?? s.entity;
      const key = `${x.shelf.articles.get(c.doc)?.outlet ?? ''}\t${id}`;
      if (id !== undefined && !first.has(key)) first.set(key, c);
    });
  return (v: Voice) => {
    const claim = first.get(`${v.outlet}\t${v.source}`);
    const name = x.input.withheld.has(v.source) ? null : x.both(v.name);
    return {
      outlet: x.mask.text(v.outlet),
      source: x.mask.id(v.source),
      name,
      count: v.count,
      cues: v.cues.map((c) => ({ ...c, cue: x.mask.text(c.cue) })),
      from: claim ? x.standing(claim) : null,
      policy: x.policy,
      head: x.head,
    };
  };
};

export const voices: Table<ReturnType<ReturnType<typeof voiceRow>>> = {
  name: 'voices',
  rows: (x) => x.input.accounts.voices.map(voiceRow(x)),
  columns: ['outlet_quoting', 'source', 'name_ar', 'name_en', 'count', 'cues', ...FROM, 'policy', 'head'],
  lines: (r) => {
    const cues = r.cues.map((c) => `${c.cue} ${c.count} (${c.stance})`).join('; ');
    const name = r.name;
    return [[r.outlet, r.source, name?.ar, name?.en, r.count, cues, ...from(r.from ?? undefined), r.policy, r.head]];
  },
};
