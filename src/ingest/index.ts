/**
 * Ingest: files, folders, archives and standard input → articles with their decoded text, and problems as data. Reading goes on after
 * every problem; the order is that of the paths, folders by name.
 */
import { stat } from 'node:fs/promises';
import { IsnadError } from '../model/index.ts';
import { finish, type Ids } from './article.ts';
import { isoDay } from './dates.ts';
import { FORMATS } from './formats/index.ts';
import { headOf } from './head.ts';
import { LIMITS, type Limits } from './limits.ts';
import { sidecarMetadata } from './sidecar.ts';
import {
  type Context,
  type IngestOptions,
  type Metadata,
  type Piece,
  type ProblemItem,
  problem,
  type Received,
} from './types.ts';
import { codeOf, type FoundFile, readBytes, walk } from './walk.ts';

export { LIMITS, type Limits } from './limits.ts';
export { type OffsetMap, originalOffset, segmentAt } from './offsets.ts';
export type { Container, IngestOptions, ProblemItem, Received } from './types.ts';

type Item = Received | ProblemItem;

/**
 * Reads articles out of paths; `-` is standard input. Every article and every problem is yielded as it is met; an article whose text is
 * not Arabic is yielded too, before its problem `not-arabic`.
 * @throws IsnadError `broken-option` when `published` is no day
 */
export async function* receive(paths: readonly string[], options: IngestOptions = {}): AsyncGenerator<Item> {
  if (options.published !== undefined && isoDay(options.published) !== options.published)
    throw new IsnadError('broken-option', `«${options.published}» is no day; write it as 2016-05-01`, '--published');
  const limits: Limits = { ...LIMITS, ...options.limits };
  const ids: Ids = new Map();
  for (const path of paths) if (path === '-') yield* standardInput(options, limits, ids);
  for await (const found of walk(
    paths.filter((p) => p !== '-'),
    limits,
  ))
    if ('problem' in found) yield found;
    else yield* file(found, options, limits, ids);
}

async function* standardInput(options: IngestOptions, limits: Limits, ids: Ids): AsyncGenerator<Item> {
  const bytes = await readBytes(options.stdin ?? process.stdin, limits.fileBytes);
  if (bytes === null) yield tooLarge('stdin', limits);
  else yield* whole({ path: 'stdin', name: 'stdin', id: 'stdin', bytes, depth: 0 }, { options, limits }, ids);
}

async function* file(found: FoundFile, options: IngestOptions, limits: Limits, ids: Ids): AsyncGenerator<Item> {
  const { path, name } = found;
  let bytes: Uint8Array | null;
  try {
    const { size } = await stat(path);
    bytes = size > limits.fileBytes ? null : await readBytes(path, limits.fileBytes);
  } catch (error) {
    yield problem('error', 'unreadable', path, `cannot be read (${codeOf(error)})`);
    return;
  }
  if (bytes === null) {
    yield tooLarge(path, limits);
    return;
  }
  const { metadata, problems } = await sidecarOf(found, options, limits);
  yield* problems;
  yield* whole({ path, name, id: name, bytes, depth: 0, ...(metadata ? { metadata } : {}) }, { options, limits }, ids);
}

function tooLarge(path: string, limits: Limits): ProblemItem {
  return problem('error', 'too-large', path, `more than ${limits.fileBytes} bytes; not read`);
}

async function sidecarOf(
  { sidecar }: FoundFile,
  options: IngestOptions,
  limits: Limits,
): Promise<{ metadata?: Metadata; problems: ProblemItem[] }> {
  if (!sidecar) return { problems: [] };
  let bytes: Uint8Array | null = null;
  try {
    bytes = await readBytes(sidecar, limits.pageBytes);
  } catch {
    // Said below, as of any other sidecar that gives nothing.
  }
  return sidecarMetadata(bytes, sidecar, options);
}

/** Everything in one file. Problems of one kind beyond `sameProblems` are counted in one line at the end. */
async function* whole(piece: Piece, given: Omit<Context, 'budget'>, ids: Ids): AsyncGenerator<Item> {
  const context: Context = { ...given, budget: { bytes: 0, entries: 0 } };
  const said = new Map<string, number>();
  for await (const item of expand(piece, context, ids)) {
    if ('problem' in item && !item.problem.article) {
      const n = (said.get(item.problem.code) ?? 0) + 1;
      said.set(item.problem.code, n);
      if (n > context.limits.sameProblems) continue;
    }
    yield item;
  }
  for (const [code, n] of said)
    if (n > context.limits.sameProblems)
      yield problem(
        'warning',
        code,
        piece.path,
        `${n - context.limits.sameProblems} further problems of this kind in the same file`,
      );
}

async function* expand(piece: Piece, context: Context, ids: Ids): AsyncGenerator<Item> {
  if (piece.bytes.length === 0) {
    yield problem('error', 'empty', piece.path, 'the file is empty; nothing to read');
    return;
  }
  const head = headOf(piece);
  const format = FORMATS.find((f) => f.matches(piece, head));
  if (!format) {
    yield problem('error', 'binary', piece.path, 'neither text nor a format that is read; not read');
    return;
  }
  try {
    for await (const outcome of format.read(piece, context)) {
      if ('problem' in outcome) yield outcome;
      else if ('piece' in outcome) yield* expand(outcome.piece, context, ids);
      else {
        const { received, problems } = await finish(outcome.draft, context, ids);
        if (received) yield received;
        yield* problems;
      }
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    yield problem(
      'error',
      `broken-${format.name}`,
      piece.path,
      `cannot be read as ${format.name} to its end (${reason.slice(0, 200)}); what came before is kept`,
    );
  }
}
