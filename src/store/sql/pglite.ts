/** PGlite in a thread of its own, shaped like the pool that kysely expects. It has one connection: whoever holds it is alone. */
import { Worker } from 'node:worker_threads';
import type { PostgresPool } from 'kysely';
import { IsnadError } from '../../model/index.ts';
import { type Engine, overPool } from './engine.ts';
import type { Answer, Request } from './pglite-messages.ts';

interface Waiting {
  resolve(answer: Extract<Answer, { rows: unknown }>): void;
  reject(error: Error): void;
}

class PGliteThread {
  private readonly waiting = new Map<number, Waiting>();
  private readonly worker: Worker;
  private count = 0;
  private free: Promise<void> = Promise.resolve();
  private over: Error | null = null;
  readonly started: Promise<unknown>;

  constructor(directory: string | null) {
    this.worker = startThread(new URL('./pglite-thread.ts', import.meta.url), { directory });
    this.started = new Promise((resolve, reject) => this.waiting.set(0, { resolve, reject }));
    this.worker.on('message', (answer: Answer) => {
      const asked = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if ('error' in answer) asked?.reject(Object.assign(new Error(answer.error.message), { code: answer.error.code }));
      else asked?.resolve(answer);
    });
    const end = (error: Error) => {
      this.over = error;
      for (const asked of this.waiting.values()) asked.reject(error);
      this.waiting.clear();
    };
    this.worker.on('error', end);
    this.worker.on('exit', () => end(new Error('the database thread has ended')));
  }

  ask(text: string | null, parameters: readonly unknown[]): Promise<Extract<Answer, { rows: unknown }>> {
    if (this.over) return Promise.reject(this.over);
    const request: Request = { id: ++this.count, text, parameters };
    return new Promise((resolve, reject) => {
      this.waiting.set(request.id, { resolve, reject });
      this.worker.postMessage(request);
    });
  }

  async connect() {
    const before = this.free;
    let release = () => {};
    this.free = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return {
      // biome-ignore lint/suspicious/noExplicitAny: the shape that kysely asks for
      query: async (text: any, parameters: readonly unknown[] = []): Promise<any> => {
        const { rows, affected } = await this.ask(text as string, parameters);
        return {
          command: String(text).trimStart().slice(0, 6).toUpperCase() as 'SELECT',
          rowCount: affected,
          rows: [...rows],
        };
      },
      release,
    };
  }

  async end(): Promise<void> {
    await this.free;
    if (this.over) return;
    await this.ask(null, []);
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}

/**
 * Opens a database directory, or one in memory where none is given.
 * @throws IsnadError `broken-database` when it cannot be opened: cut short, of another version, or no database at all
 */
export async function openPGlite(directory: string | null): Promise<Engine> {
  const thread = new PGliteThread(directory);
  try {
    await thread.started;
  } catch (error) {
    await thread.stop();
    throw new IsnadError('broken-database', `cannot be opened (${(error as Error).message})`, directory ?? 'memory');
  }
  return {
    kind: 'pglite',
    db: overPool(thread as unknown as PostgresPool),
    close: () => thread.end().finally(() => thread.stop()),
  };
}

/** Starts a thread from a module of the program; where the program runs from its TypeScript source, so does the thread. */
function startThread(module: URL, workerData: unknown): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(module.href.replace(/\.ts$/, '.js')), { workerData });
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(module.href)}); })`;
  return new Worker(start, { eval: true, workerData });
}
