/** Taking articles in: what is new, what is the same, what is a later version. */
import { Buffer } from 'node:buffer';
import type { IngestOptions, Received } from '../ingest/index.ts';
import { receive } from '../ingest/index.ts';
import type { ArticleEntry, JournalEntry, Problem } from '../model/index.ts';
import { sha256 } from '../store/index.ts';
import type { Known } from './known.ts';
import type { Ground } from './open.ts';
import { wellFormed } from './unicode.ts';

/** What became of one article or problem; said only when it is durable. */
export type AddEvent =
  | {
      readonly outcome: 'added' | 'version' | 'same';
      readonly id: string;
      readonly path: string;
      readonly replaces?: string;
    }
  | { readonly outcome: 'problem'; readonly problem: Problem };

export interface AddSummary {
  readonly added: number;
  readonly versions: number;
  readonly same: number;
  readonly problems: number;
  /** The run was stopped before it was done. */
  readonly stopped: boolean;
  readonly head: string;
}

export interface AddOptions extends IngestOptions {
  readonly signal?: AbortSignal;
}

type Item = Received | { readonly problem: Problem };

/** Made durable together: as many as this, or as much. */
const GROUP = { items: 96, bytes: 16 << 20 };

/** Takes in everything at `paths`. Each event is yielded once what it tells of is durable. */
export async function* addPaths(
  ground: Ground,
  paths: readonly string[],
  options: AddOptions,
): AsyncGenerator<AddEvent, AddSummary> {
  const { signal, ...ingest } = options;
  const counts = { added: 0, version: 0, same: 0, problem: 0 };
  /** What ingest calls an article → what the case calls it. */
  const names = new Map<string, string>();
  let indexing: Promise<void> = Promise.resolve();
  let group: Item[] = [];
  let bytes = 0;
  /** The bytes that the last article came in. */
  let held: Uint8Array | null = null;

  const flush = async (): Promise<AddEvent[]> => {
    const items = group;
    group = [];
    bytes = 0;
    held = null;
    if (items.length === 0) return [];
    const texts = new Map<string, string>();
    let events: AddEvent[] = [];
    const lines = await ground.ledger.commit(
      () => {
        const decided = decide(items, ground.known, names, texts);
        events = decided.events;
        return decided;
      },
      (seen) => ground.known.follow(seen),
    );
    ground.known.follow(lines);
    await indexing;
    indexing = ground.projection.sync(lines, texts);
    indexing.catch(() => undefined); // met by the next flush, or at the end
    for (const event of events) counts[event.outcome]++;
    return events;
  };

  try {
    for await (const item of receive(paths, ingest)) {
      group.push(item);
      if ('article' in item) {
        // a file of many articles is held once, and kept once with all of a group
        bytes += (item.bytes === held ? 0 : item.bytes.length) + item.article.text.length;
        held = item.bytes;
      }
      if (group.length >= GROUP.items || bytes >= GROUP.bytes) yield* await flush();
      if (signal?.aborted) break;
    }
    yield* await flush();
  } finally {
    await indexing;
  }
  const { added, version: versions, same, problem: problems } = counts;
  return { added, versions, same, problems, stopped: signal?.aborted ?? false, head: ground.known.head.hash };
}

function decide(items: readonly Item[], known: Known, names: Map<string, string>, texts: Map<string, string>) {
  const evidence: Uint8Array[] = [];
  const entries: JournalEntry[] = [];
  const events: AddEvent[] = [];
  const draft = known.draft();
  for (const item of items) {
    if ('problem' in item) {
      const { article } = item.problem;
      const problem =
        article === undefined ? item.problem : { ...item.problem, article: names.get(article) ?? article };
      if (draft.newProblem(problem)) entries.push({ kind: 'problem', problem });
      events.push({ outcome: 'problem', problem });
      continue;
    }
    const { path } = item;
    const same = draft.same(item.article, path);
    if (same !== null) {
      names.set(item.article.id, same);
      events.push({ outcome: 'same', id: same, path });
      continue;
    }
    const replaces = draft.before(item.article, path);
    const id = draft.freeId(item.article.id);
    names.set(item.article.id, id);
    const { entry, pieces, text } = entryOf(item, id, replaces);
    draft.enter(entry);
    texts.set(entry.text, text);
    evidence.push(...pieces);
    entries.push(entry);
    events.push(replaces === null ? { outcome: 'added', id, path } : { outcome: 'version', id, path, replaces });
  }
  return { evidence, entries, events };
}

/** The journal entry of an article and the bytes that it speaks of. Half surrogate pairs, which UTF-8 cannot hold, become U+FFFD; offsets stay. */
function entryOf(received: Received, id: string, replaces: string | null) {
  const { text: given, ...about } = received.article;
  const text = wellFormed(given);
  const bytes = Buffer.from(text, 'utf8');
  const pieces: Uint8Array[] = [received.bytes, bytes];
  let map: string | undefined;
  if (received.map) {
    const json = Buffer.from(JSON.stringify(received.map), 'utf8');
    pieces.push(json);
    map = sha256(json);
  }
  if (received.container) pieces.push(received.container.bytes);
  const entry: ArticleEntry = {
    kind: 'article',
    article: { ...about, id },
    ...(received.container ? { container: { sha256: received.container.sha256, path: received.container.path } } : {}),
    text: sha256(bytes),
    ...(map === undefined ? {} : { map }),
    ...(replaces === null ? {} : { replaces }),
    path: received.path,
  };
  return { entry, pieces, text };
}
