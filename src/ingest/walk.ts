/** Paths → files, in a fixed order: folders are walked by name, symbolic links inside them are not followed. */
import { createReadStream } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Limits } from './limits.ts';
import { type ProblemItem, problem } from './types.ts';

/** A file found, still unread. */
export interface FoundFile {
  readonly path: string;
  readonly name: string;
  /** Path of its sidecar, where one lies beside it. */
  readonly sidecar?: string;
}

export const SIDECAR = '.meta.json';

/**
 * The files under the given paths. A path given by name is followed where it is a link; links, devices and the like inside a folder
 * give a problem line. Names that begin with a dot are passed over.
 */
export async function* walk(paths: readonly string[], limits: Limits): AsyncGenerator<FoundFile | ProblemItem> {
  const stems = stemsOf(paths);
  for (const path of paths) {
    try {
      const info = await stat(path);
      if (info.isDirectory()) yield* folder(path, 1, limits);
      else if (path.endsWith(SIDECAR) && stems.has(path.slice(0, -SIDECAR.length))) continue;
      else yield await withSidecar(path);
    } catch (error) {
      yield problem('error', 'unreadable', path, `cannot be opened (${codeOf(error)}); not read`);
    }
  }
}

/** Names that a sidecar among the paths may belong to, as a shell's `*` gives both. */
function stemsOf(paths: readonly string[]): Set<string> {
  return new Set(paths.filter((path) => !path.endsWith(SIDECAR)).flatMap((path) => [path, stemOf(path)]));
}

async function withSidecar(path: string): Promise<FoundFile> {
  for (const sidecar of sidecarNames(path)) {
    try {
      if ((await stat(sidecar)).isFile()) return { path, name: basename(path), sidecar };
    } catch {
      // No such sidecar: the next name.
    }
  }
  return { path, name: basename(path) };
}

/** `a.txt` → `a.meta.json`, `a.txt.meta.json`. */
export function sidecarNames(path: string): string[] {
  return path.endsWith(SIDECAR) ? [] : [stemOf(path) + SIDECAR, path + SIDECAR];
}

function stemOf(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') + 1 ? path.slice(0, dot) : path;
}

async function* folder(path: string, depth: number, limits: Limits): AsyncGenerator<FoundFile | ProblemItem> {
  if (depth > limits.folderDepth) {
    yield problem('error', 'too-deep', path, `more than ${limits.folderDepth} folders within folders; not read`);
    return;
  }
  let names: string[];
  try {
    names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    yield problem('error', 'unreadable', path, `the folder cannot be opened (${codeOf(error)}); not read`);
    return;
  }
  const present = new Set(names);
  const used = new Set<string>();
  const sidecarOf = new Map<string, string>();
  for (const name of names) {
    const sidecar = sidecarNames(name).find((s) => present.has(s));
    if (sidecar) {
      sidecarOf.set(name, sidecar);
      used.add(sidecar);
    }
  }
  for (const name of names) {
    const full = join(path, name);
    if (used.has(name)) continue;
    try {
      const info = await lstat(full);
      if (info.isSymbolicLink())
        yield problem('warning', 'symlink', full, 'a symbolic link inside a folder; not followed');
      else if (info.isDirectory()) yield* folder(full, depth + 1, limits);
      else if (!info.isFile()) yield problem('warning', 'not-a-file', full, 'neither a file nor a folder; not read');
      else if (name.endsWith(SIDECAR)) yield orphan(full);
      else {
        const sidecar = sidecarOf.get(name);
        yield sidecar ? { path: full, name, sidecar: join(path, sidecar) } : { path: full, name };
      }
    } catch (error) {
      yield problem('error', 'unreadable', full, `cannot be opened (${codeOf(error)}); not read`);
    }
  }
}

/** A sidecar without its article. */
export function orphan(path: string): ProblemItem {
  return problem('warning', 'orphan-sidecar', path, 'a sidecar beside which no article lies; not used');
}

/** The bytes of a file or stream; null when there are more than `most`, of which no more is read. */
export async function readBytes(from: string | AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const stream = typeof from === 'string' ? createReadStream(from, { highWaterMark: 1 << 20 }) : from;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array | string>) {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    length += bytes.length;
    if (length > most) return null;
    chunks.push(bytes);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, length);
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));
}
