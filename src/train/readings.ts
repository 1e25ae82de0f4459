/**
 * Further articles read by hand, kept as positions alone: the texts belong to their publishers and stay outside the project.
 * `training/readings.jsonl` holds one article a line; the news corpus that it points into lies in `../shared/corpus/news`.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Counted, IsnadError, type Modality, type Span } from '../model/index.ts';
import { dataPath } from '../text/data.ts';
import type { GoldArticle, GoldClaim } from './gold.ts';

export type Range = readonly [start: number, end: number];

/** A claim as positions in the article's text. */
export interface Reading {
  readonly type: string;
  readonly trigger: Range;
  readonly agent: readonly Range[];
  readonly target: readonly Range[];
  readonly place: readonly Range[];
  readonly when: Range | null;
  readonly numbers: readonly { readonly at: Range; readonly of: Counted }[];
  readonly source: readonly { readonly at: Range; readonly cue: string | null }[];
  readonly modality: Modality;
}

export interface ReadArticle {
  readonly doc: string;
  /** SHA-256 of the text's UTF-8 bytes, so that positions are never applied to another text. */
  readonly sha256: string;
  readonly claims: readonly Reading[];
  /** Set where `when` is also given for days that carry over from the sentence before. */
  readonly carries?: true;
}

interface NewsLine {
  readonly id: string;
  readonly outlet: string;
  readonly date: string;
  readonly title: string;
  readonly text: string;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The news corpus by article id. */
export function loadNews(path: string): Map<string, NewsLine> {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line) as NewsLine).map((article) => [article.id, article]));
}

/**
 * The articles of `training/readings.jsonl` with their texts, in the shape of the gold ones.
 * @throws IsnadError `changed-text` when an article of the corpus is not the one that was read
 */
export function loadReadings(newsPath: string): GoldArticle[] {
  const news = loadNews(newsPath);
  return readFileSync(dataPath('training/readings.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const read = JSON.parse(line) as ReadArticle;
      const article = news.get(read.doc);
      if (!article || sha256(article.text) !== read.sha256)
        throw new IsnadError('changed-text', 'the article is not the one that was read', read.doc);
      const claims = read.claims.map((claim, k) => goldClaim(article.text, claim, k));
      return {
        doc: read.doc,
        text: article.text,
        outlet: article.outlet,
        published: article.date,
        title: article.title || null,
        claims,
        carries: read.carries ?? false,
      };
    });
}

/** A reading with its words, in the shape of the gold. */
export function goldClaim(text: string, r: Reading, k: number): GoldClaim {
  const words = ([start, end]: Range) => text.slice(start, end);
  const span: Span = { start: r.trigger[0], end: r.trigger[1] };
  return {
    id: `c${k + 1}`,
    type: r.type,
    trigger: words(r.trigger),
    quote: words(r.trigger),
    agent: r.agent.map(words),
    target: r.target.map(words),
    place: r.place.map((p) => ({ text: words(p), name: '' })),
    when: { text: r.when ? words(r.when) : null, from: null, to: null },
    numbers: r.numbers.map((n) => ({ text: words(n.at), of: n.of, qualifier: 'exact', lo: null, hi: null })),
    source: r.source.map((s) => ({ text: words(s.at), cue: s.cue })),
    modality: r.modality,
    span,
    quoteSpan: null,
  };
}

/**
 * Reads the form in which articles are read by hand (see training/README.md) and returns positions.
 * @param source the hand-written file
 * @param textOf the text of an article
 * @throws IsnadError `broken-reading` naming article and line when words do not stand in the article
 */
export function parseReadings(source: string, textOf: (doc: string) => string): ReadArticle[] {
  return source
    .split(/^##### /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...lines] = part.split('\n');
      const doc = head.trim();
      const text = textOf(doc);
      const claims = lines.filter((l) => l.trim()).map((line) => parseLine(line, text, doc));
      return { doc, sha256: sha256(text), claims: claims.sort((a, b) => a.trigger[0] - b.trigger[0]) };
    });
}

function parseLine(line: string, text: string, doc: string): Reading {
  const [
    type = '',
    anchor = '',
    agent = '',
    target = '',
    place = '',
    when = '',
    numbers = '',
    source = '',
    modality = '',
  ] = line.split('|').map((s) => s.trim());
  const broken = (what: string) => new IsnadError('broken-reading', `${what} in «${line}»`, doc);
  const marked = /^(.*)\[\[(.+)\]\](.*)$/u.exec(anchor);
  if (!marked) throw broken('no [[trigger]]');
  const at = text.indexOf(marked[1]! + marked[2]! + marked[3]!);
  if (at < 0) throw broken('the anchor does not stand');
  const trigger: Range = [at + marked[1]!.length, at + marked[1]!.length + marked[2]!.length];
  const find = (words: string): Range =>
    nearest(text, words, trigger[0]) ??
    (() => {
      throw broken(`«${words}» does not stand`);
    })();
  const all = (cell: string) =>
    cell
      .split(';')
      .map((s) => s.trim())
      .filter(Boolean);
  return {
    type,
    trigger,
    agent: all(agent).map(find),
    target: all(target).map(find),
    place: all(place).map(find),
    when: all(when)[0] ? find(all(when)[0]!) : null,
    numbers: all(numbers).map((n) => ({
      at: find(n.slice(0, n.lastIndexOf('='))),
      of: n.slice(n.lastIndexOf('=') + 1) as Counted,
    })),
    source: all(source).map((s) => {
      const cue = /^(.*?)\s*\(([^()]*)\)$/u.exec(s);
      return cue ? { at: find(cue[1]!), cue: cue[2] || null } : { at: find(s), cue: null };
    }),
    modality: modality as Modality,
  };
}

/** The place of the words that lies nearest to an offset. */
export function nearest(text: string, words: string, offset: number): Range | null {
  let found: Range | null = null;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!found || Math.abs(at - offset) < Math.abs(found[0] - offset)) found = [at, at + words.length];
  return found;
}
