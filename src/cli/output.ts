/** Where results go: standard output, or a file that appears only once it is whole. */
import { once } from 'node:events';
import { createWriteStream, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { IsnadError } from '../model/index.ts';

export interface Output {
  /** Columns of the terminal written to; null where it is none. */
  readonly columns: number | null;
  /** Resolves when more may be written. */
  write(text: string): Promise<void>;
  /** All is written: the file takes its name. */
  done(): Promise<void>;
  /** Something failed: nothing of the file is left. */
  discard(): Promise<void>;
}

/**
 * Opens `file`, or standard output when there is none. A reader that goes away (`| head`) ends the program without noise.
 * @throws IsnadError `cannot-write`
 */
export async function openOutput(file?: string): Promise<Output> {
  return file === undefined ? standardOutput() : newFile(file);
}

function standardOutput(): Output {
  const out = process.stdout;
  const columns = out.isTTY ? Math.max(20, out.columns ?? 80) : null;
  const nothing = async () => {};
  return {
    columns,
    write: async (text) => {
      if (!out.write(text)) await once(out, 'drain');
    },
    done: nothing,
    discard: nothing,
  };
}

/** A device or a pipe that stands under the name: it is written to, and nothing takes its place. */
const isNoFile = (file: string): boolean => {
  const there = statSync(file, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile() && !there.isDirectory();
};

async function newFile(file: string): Promise<Output> {
  const direct = isNoFile(file);
  const draft = direct ? file : `${file}.${process.pid}.part`;
  const cannot = (error: unknown) =>
    new IsnadError('cannot-write', error instanceof Error ? error.message : String(error), file);
  const stream = createWriteStream(draft, { flags: direct ? 'w' : 'wx' });
  await once(stream, 'open').catch((error) => {
    throw cannot(error);
  });
  const remove = async () => {
    if (!direct) await rm(draft, { force: true });
  };
  let failed: unknown;
  stream.on('error', (error) => {
    failed = error;
  });
  return {
    columns: null,
    write: async (text) => {
      if (failed) throw cannot(failed);
      if (!stream.write(text)) await once(stream, 'drain').catch((error) => Promise.reject(cannot(error)));
    },
    done: async () => {
      try {
        stream.end();
        await finished(stream);
        if (direct) return;
        const handle = await open(draft, 'r+');
        await handle.sync().finally(() => handle.close());
        await rename(draft, file);
      } catch (error) {
        await remove();
        throw cannot(error);
      }
    },
    discard: async () => {
      stream.destroy();
      await remove();
    },
  };
}

/** Ends the program when the reader of its output goes away, as a pipe's end asks. */
export function quietPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
}
