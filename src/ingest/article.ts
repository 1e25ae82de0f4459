/** A draft → an article: the text checked, the language told, each field from the weightiest source that gives it. */
import type { Article, Problem, Published } from '../model/index.ts';
import { sha256 } from './bytes.ts';
import { dayInUrl, isoDay } from './dates.ts';
import { checkText } from './faults.ts';
import { languageName, languageOf } from './language.ts';
import { outletOfUrl } from './outlets.ts';
import { textHead } from './text-head.ts';
import type { Context, Draft, Metadata, ProblemItem, Received } from './types.ts';

/** Ids given so far in one run, with the bytes they were given to. */
export type Ids = Map<string, string>;

/** Longest id that is taken over from a record. */
const LONGEST_ID = 200;

/** The article of a draft and what is wrong with it; without an article where nothing can be read. */
export async function finish(
  draft: Draft,
  context: Context,
  ids: Ids,
): Promise<{ received?: Received; problems: ProblemItem[] }> {
  const { limits, options } = context;
  const problems: ProblemItem[] = [];
  const sha = sha256(draft.bytes);
  let id = idOf(draft);
  const say = (severity: Problem['severity'], code: string, reason: string, more: Partial<Problem> = {}) =>
    problems.push({ problem: { severity, code, place: draft.path, reason, ...more } });
  if (draft.text.length > limits.textUnits) {
    say(
      'error',
      'text-too-long',
      `a text of ${draft.text.length} characters, more than ${limits.textUnits} for one article; not read`,
    );
    return { problems };
  }
  if (!draft.text.trim()) {
    say('error', 'empty', draft.bytes.length === 0 ? 'nothing in it; not read' : 'no text in it; not read');
    return { problems };
  }
  const before = ids.get(id);
  if (before !== undefined) {
    if (before === sha) {
      say('warning', 'duplicate', `the same id and the same bytes as an article before (${id}); read once`);
      return { problems };
    }
    let n = 2;
    while (ids.has(`${id}~${n}`)) n++;
    say('warning', 'duplicate-id', `another article has the id ${id} already; read as ${id}~${n}`);
    id = `${id}~${n}`;
  }
  ids.set(id, sha);
  const checked = checkText(draft.text);
  for (const found of checked.problems)
    say(found.severity, found.code, found.reason, { article: id, span: found.span! });
  const { text } = checked;
  const metadata = [...draft.metadata, ...(draft.map === null ? [textHead(text)] : [])];
  const url = first(metadata, 'url');
  const published = publishedOf(metadata, url, draft.around ?? text, options, (value, from) =>
    say('warning', 'broken-date', `«${value.slice(0, 80)}» (${from}) is no date; passed over`, { article: id }),
  );
  const lang = await languageOf(text);
  if (lang !== 'ar')
    say(
      'error',
      'not-arabic',
      `the text is in ${languageName(lang)}, not in Arabic; kept, but no claims are read from it`,
      { article: id },
    );
  const article: Article = {
    id,
    sha256: sha,
    outlet: first(metadata, 'outlet') ?? (url ? outletOfUrl(url) : null),
    published,
    title: first(metadata, 'title'),
    author: first(metadata, 'author'),
    url,
    lang,
    text,
  };
  const received = { article, bytes: draft.bytes, path: draft.path, map: draft.map };
  return { received: draft.container ? { ...received, container: draft.container } : received, problems };
}

function idOf({ id }: Draft): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not stand in an id
  const clean = id.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  return clean.length <= LONGEST_ID
    ? clean || 'article'
    : `${clean.slice(0, LONGEST_ID - 9)}~${sha256(Buffer.from(clean)).slice(0, 8)}`;
}

function first(metadata: readonly Metadata[], field: 'title' | 'outlet' | 'author' | 'url'): string | null {
  for (const m of metadata) {
    const value = m[field]?.replace(/\s+/g, ' ').trim();
    if (value) return value;
  }
  return null;
}

/** The first date that is one: what is said of the article, its address, its words, the caller's own. */
function publishedOf(
  metadata: readonly Metadata[],
  url: string | null,
  text: string,
  { readDate, published }: Context['options'],
  broken: (value: string, from: string) => void,
): Published {
  for (const { published: said } of metadata) {
    if (!said?.value.trim()) continue;
    const date = isoDay(said.value) ?? readDate?.(said.value) ?? null;
    if (date) return { date, from: said.from };
    broken(said.value, said.from);
  }
  const inUrl = url && dayInUrl(url);
  if (inUrl) return { date: inUrl, from: 'url' };
  const inText = readDate?.(text);
  if (inText) return { date: inText, from: 'text' };
  return published ? { date: published, from: 'option' } : { date: null, from: 'unknown' };
}
