/** Journal → tables. The tables are a function of journal and evidence; lines are applied in order, each once. */
import { type Kysely, sql } from 'kysely';
import type { Claim, JournalLine, Judgement } from '../model/index.ts';
import {
  canonical,
  type Engine,
  inTransaction,
  type Ledger,
  lockCase,
  makeCache,
  SCHEMA,
  type Tables,
} from '../store/index.ts';
import { type Facets, indexClaims } from './facets.ts';
import { articleOf, findAnchor, judgedClaims } from './judged.ts';
import type { Language } from './language.ts';
import { type Reading, unpackReading } from './readings.ts';
import { termVector } from './terms.ts';
import { wellFormed } from './unicode.ts';

/** Lines applied in one transaction. */
const STEP = 128;
type Db = Kysely<Tables>;

export class Projection {
  constructor(
    private readonly engine: Engine,
    private readonly ledger: Ledger,
    private readonly language: () => Language,
  ) {}

  /** Version of what makes the tables: a database made by another is made anew. */
  get made(): string {
    return `${SCHEMA}`;
  }

  /** Whether the tables belong to this journal: made by this version, and up to a line that the journal has. */
  async fits(hashAt: (seq: number) => string | undefined): Promise<boolean> {
    try {
      const meta = await readMeta(this.engine.db);
      const seq = Number(meta.seq);
      return meta.made === this.made && (seq === 0 || hashAt(seq) === meta.hash);
    } catch {
      return false;
    }
  }

  /** Empties the tables. */
  async reset(): Promise<void> {
    await inTransaction(this.engine.db, async (trx) => {
      if (this.engine.kind === 'postgres') await lockCase(trx, 'cache');
      await makeCache(trx);
      await writeMeta(trx, { made: this.made, seq: '0', hash: '' });
    });
  }

  /**
   * Applies what the journal holds beyond the tables. `fresh` saves reading lines again that were just written; `texts`, their texts; `read`, what
   * they say was read: both by hash.
   */
  async sync(
    fresh: readonly JournalLine[] = [],
    texts: ReadonlyMap<string, string> = new Map(),
    read: ReadonlyMap<string, readonly Reading[]> = new Map(),
  ): Promise<void> {
    for (let done = false; !done; ) {
      done = await inTransaction(this.engine.db, async (trx) => {
        if (this.engine.kind === 'postgres') await lockCase(trx, 'cache');
        const seq = Number((await readMeta(trx)).seq);
        const lines =
          fresh[0] && fresh[0].seq <= seq + 1 ? fresh.filter((l) => l.seq > seq).slice(0, STEP) : await this.next(seq);
        if (lines.length === 0) return true;
        await this.apply(trx, lines, texts, read);
        const last = lines.at(-1)!;
        await writeMeta(trx, { seq: String(last.seq), hash: last.hash });
        return false;
      });
    }
  }

  private rest: { after: number; lines: AsyncIterator<JournalLine> } | null = null;

  /** The next lines after `seq`; goes on from where it stopped, so that the journal is read once. */
  private async next(seq: number): Promise<JournalLine[]> {
    for (;;) {
      const again = this.rest?.after === seq;
      if (!again) this.rest = { after: seq, lines: this.ledger.lines(seq)[Symbol.asyncIterator]() };
      const lines: JournalLine[] = [];
      const rest = this.rest!;
      while (lines.length < STEP) {
        const { value, done } = await rest.lines.next();
        if (done) {
          this.rest = null;
          break;
        }
        lines.push(value);
      }
      rest.after = lines.at(-1)?.seq ?? seq;
      // What was gone on from may have ended before the journal grew.
      if (lines.length > 0 || !again) return lines;
    }
  }

  private async apply(
    trx: Db,
    lines: readonly JournalLine[],
    texts: ReadonlyMap<string, string>,
    read: ReadonlyMap<string, readonly Reading[]>,
  ): Promise<void> {
    await this.applyArticles(trx, lines, texts);
    const problems: object[] = [];
    for (const { seq, at, hash, entry } of lines) {
      if (entry.kind === 'problem') {
        const { article = null, code } = entry.problem;
        problems.push({ seq, article, code, body: canonical(entry.problem) });
      } else if (entry.kind === 'run') {
        const places = membersOf(entry);
        const readings = read.get(entry.claims) ?? (await this.keptReadings(entry.claims, places));
        await this.applyReadings(trx, entry.claims, entry.version, readings, places, seq);
      } else if (entry.kind === 'judgement') {
        const judgement: Judgement = { id: hash, ...entry.judgement, at };
        await trx
          .insertInto('judgements')
          .values({ seq, id: hash, body: canonical(judgement) })
          .execute();
        await this.rejudge(trx, judgement);
      } else if (entry.kind === 'withdrawal') {
        const row = await trx.selectFrom('judgements').selectAll().where('id', '=', entry.judgement).executeTakeFirst();
        if (!row) continue;
        const withdrawn = { by: entry.by, at, ...(entry.note === undefined ? {} : { note: entry.note }) };
        const judgement = { ...(JSON.parse(row.body) as Judgement), withdrawn };
        await trx
          .updateTable('judgements')
          .set({ body: canonical(judgement) })
          .where('seq', '=', row.seq)
          .execute();
        await this.rejudge(trx, judgement);
      }
    }
    await insert(trx, 'problems', problems);
  }

  /** What a run read, out of the evidence. */
  private async keptReadings(
    claims: string,
    places: readonly { readonly start: number; readonly length: number }[],
  ): Promise<Reading[]> {
    const blob = await this.ledger.evidence(claims);
    const readings: Reading[] = [];
    for (const p of places) readings.push(await unpackReading(blob.subarray(p.start, p.start + p.length), claims));
    return readings;
  }

  private async applyArticles(
    trx: Db,
    lines: readonly JournalLine[],
    texts: ReadonlyMap<string, string>,
  ): Promise<void> {
    const rows: object[] = [];
    const replaced: { id: string; by: string }[] = [];
    const language = lines.some((l) => l.entry.kind === 'article') ? this.language() : null;
    for (const { seq, entry } of lines) {
      if (entry.kind !== 'article' || !language) continue;
      const { article } = entry;
      const text = texts.get(entry.text) ?? Buffer.from(await this.ledger.evidence(entry.text)).toString('utf8');
      rows.push({
        id: storable(article.id),
        seq,
        sha256: article.sha256,
        outlet: storable(article.outlet),
        published: article.published.date,
        given_day: article.published.date,
        title: storable(article.title),
        url: storable(article.url),
        lang: article.lang,
        entry: canonical(entry),
        length: text.length,
        claim_count: 0,
        types: [],
        entities: [],
        places: [],
        terms: termVector(language, article.title, text),
      });
      if (entry.replaces) replaced.push({ id: entry.replaces, by: article.id });
    }
    await insert(trx, 'articles', rows);
    for (const { id, by } of replaced)
      await trx.updateTable('articles').set({ replaced_by: by }).where('id', '=', id).execute();
  }

  private async applyReadings(
    trx: Db,
    blob: string,
    version: string,
    readings: readonly Reading[],
    places: readonly { readonly start: number; readonly length: number }[],
    seq: number,
  ): Promise<void> {
    const judgements = await this.judgementsOn(
      trx,
      readings.map((r) => r.article),
    );
    const ids = JSON.stringify(readings.map((r) => r.article));
    await sql`delete from claims where article in (select json_array_elements_text(${ids}::json))`.execute(trx);
    await sql`delete from problems where code like 'reading:%' and article in (select json_array_elements_text(${ids}::json))`.execute(
      trx,
    );
    const articles = readings.map((reading, n) => ({
      id: reading.article,
      published: reading.published?.date ?? null,
      told: reading.published ? canonical(reading.published) : null,
      read_version: version,
      reading: blob,
      reading_start: places[n]!.start,
      reading_length: places[n]!.length,
      ...articleFacets(this.facets(reading.claims, judgements.get(reading.article))),
    }));
    await updateArticles(trx, articles);
    await insert(
      trx,
      'claims',
      readings.flatMap((r) => this.facets(r.claims, judgements.get(r.article)).rows),
    );
    await insert(
      trx,
      'problems',
      readings.flatMap((r) =>
        r.problems.map((p) => ({ seq, article: r.article, code: `reading:${p.code}`, body: canonical(p) })),
      ),
    );
  }

  private facets(claims: readonly Claim[], judgements: readonly Judgement[] = []): Facets {
    return indexClaims(judgedClaims(claims, current(judgements, claims)), this.language().knowledge);
  }

  /** Makes the facets of the articles anew that a judgement is about. */
  private async rejudge(trx: Db, judgement: Judgement): Promise<void> {
    if (judgement.subject.kind !== 'claim') return;
    const article = articleOf(judgement.subject.ids[0]);
    const row = await trx.selectFrom('articles').selectAll().where('id', '=', article).executeTakeFirst();
    if (!row?.reading) return;
    const member = await this.ledger.evidence(row.reading, { start: row.reading_start!, length: row.reading_length! });
    const reading = await unpackReading(member, row.reading);
    const facets = this.facets(reading.claims, (await this.judgementsOn(trx, [article])).get(article));
    await trx.deleteFrom('claims').where('article', '=', article).execute();
    await updateArticles(trx, [{ ...row, ...articleFacets(facets) }]);
    await insert(trx, 'claims', facets.rows);
  }

  private async judgementsOn(trx: Db, articles: readonly string[]): Promise<Map<string, Judgement[]>> {
    const wanted = new Set(articles);
    const by = new Map<string, Judgement[]>();
    for (const { body } of await trx.selectFrom('judgements').select('body').orderBy('seq').execute()) {
      const judgement = JSON.parse(body) as Judgement;
      if (judgement.subject.kind !== 'claim') continue;
      const article = articleOf(judgement.subject.ids[0]);
      if (wanted.has(article)) by.set(article, [...(by.get(article) ?? []), judgement]);
    }
    return by;
  }
}

/** Judgements on single claims under the ids that the claims have in this reading; those that find no claim are left out. */
export function current(judgements: readonly Judgement[], claims: readonly Claim[]): Judgement[] {
  return judgements.flatMap((j) => {
    const anchor = j.anchors?.[0];
    if (!anchor) return [j];
    const claim = findAnchor(anchor, claims);
    return claim ? [{ ...j, subject: { kind: 'claim', ids: [claim.id] } } as Judgement] : [];
  });
}

/** Where the member of each article lies in what a run read. */
function membersOf({ parts }: { readonly parts: readonly number[] }): { start: number; length: number }[] {
  let end = 0;
  return parts.map((length) => {
    end += length;
    return { start: end - length, length };
  });
}

const articleFacets = ({ rows, types, entities, places }: Facets) => ({
  claim_count: rows.length,
  types,
  entities,
  places,
});

/** What a text column can hold: no NUL and no half of a surrogate pair. The value itself stands in `entry`. */
const storable = <T extends string | null>(text: T): T =>
  (text === null ? null : wellFormed(text).replaceAll('\0', '\ufffd')) as T;

async function insert(trx: Db, table: 'articles' | 'claims' | 'problems', rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const name = sql.raw(table);
  await sql`insert into ${name} select * from json_populate_recordset(null::${name}, ${JSON.stringify(rows)}::json)`.execute(
    trx,
  );
}

async function updateArticles(trx: Db, rows: readonly object[]): Promise<void> {
  await sql`update articles a set published = coalesce(a.given_day, n.published), told = n.told, read_version = n.read_version, reading = n.reading,
      reading_start = n.reading_start, reading_length = n.reading_length, claim_count = n.claim_count, types = n.types,
      entities = n.entities, places = n.places
    from json_populate_recordset(null::articles, ${JSON.stringify(rows)}::json) n where n.id = a.id`.execute(trx);
}

async function readMeta(db: Db): Promise<Record<string, string>> {
  return Object.fromEntries((await db.selectFrom('meta').selectAll().execute()).map((m) => [m.key, m.value]));
}

async function writeMeta(db: Db, values: Record<string, string>): Promise<void> {
  for (const [key, value] of Object.entries(values))
    await db
      .insertInto('meta')
      .values({ key, value })
      .onConflict((c) => c.column('key').doUpdateSet({ value }))
      .execute();
}
