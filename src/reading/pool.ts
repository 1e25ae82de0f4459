/**
 * Reading threads. Each works on one article at a time, so that when a thread dies it is known which article it died of; the thread
 * is replaced and the rest goes on. Threads are started when there is work for them, not before.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Article, IsnadError } from '../model/index.ts';
import { crashed, type Outcome } from './read.ts';

/** What a thread says. */
export type Reply =
  | { readonly ready: true }
  | { readonly outcome: Outcome }
  | { readonly broken: { readonly code: string; readonly reason: string; readonly place?: string | undefined } };

interface Job {
  readonly article: Article;
  readonly done: (outcome: Outcome) => void;
  readonly fail: (error: IsnadError) => void;
}

interface Thread {
  readonly worker: Worker;
  ready: boolean;
  job: Job | null;
  timer?: NodeJS.Timeout;
}

export interface PoolOptions {
  readonly threads: number;
  /** The program of a thread. */
  readonly entry?: URL;
  /** Makes what every thread is sent before its first article. */
  readonly given?: () => unknown;
  /** Milliseconds that one article may take, and how many more for each of its code units. */
  readonly patience?: { readonly base: number; readonly unit: number };
  /** Memory of one thread, in MiB; an article that needs more costs that thread alone. */
  readonly heap?: number;
}

const HEAP = 1536;
const PATIENCE = { base: 60_000, unit: 0.2 };
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

export class Pool {
  private readonly threads: Thread[] = [];
  private readonly waiting: Job[] = [];
  private given: unknown;
  private closed = false;

  constructor(private readonly options: PoolOptions) {}

  /**
   * Reads one article in one of the threads.
   * @throws IsnadError when the threads cannot be started: data or models are broken
   */
  read(article: Article): Promise<Outcome> {
    return new Promise((done, fail) => {
      this.waiting.push({ article, done, fail });
      this.turn();
    });
  }

  /** Stops the threads; what they were at is left. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.threads.splice(0).map((t) => this.stop(t)));
  }

  /** Gives waiting articles to idle threads, and starts another thread where all are busy. */
  private turn(): void {
    for (const thread of this.threads) {
      if (this.waiting.length === 0) return;
      if (thread.ready && !thread.job) this.give(thread, this.waiting.shift()!);
    }
    const starting = this.threads.filter((t) => !t.ready).length;
    if (this.waiting.length > starting && this.threads.length < this.options.threads && !this.closed) {
      this.start();
      this.turn();
    }
  }

  private give(thread: Thread, job: Job): void {
    const { base, unit } = this.options.patience ?? PATIENCE;
    const limit = Math.round(base + unit * job.article.text.length);
    thread.job = job;
    thread.timer = setTimeout(() => this.lose(thread, `no end after ${(limit / 1000).toFixed(1)} s`), limit);
    thread.worker.postMessage(job.article);
  }

  private start(): void {
    const worker = startThread(this.options.entry ?? ENTRY, this.options.heap ?? HEAP);
    const thread: Thread = { worker, ready: false, job: null };
    this.threads.push(thread);
    worker.on('message', (reply: Reply) => {
      if ('broken' in reply) return this.giveUp(reply.broken);
      if ('ready' in reply) thread.ready = true;
      else {
        clearTimeout(thread.timer);
        thread.job?.done(reply.outcome);
        thread.job = null;
      }
      this.turn();
    });
    worker.on('error', (error) => this.lose(thread, error.message));
    worker.on('exit', () => this.lose(thread, 'its thread ended'));
    this.giveTables(worker);
  }

  /** What is given is made while the thread starts up. */
  private giveTables(worker: Worker): void {
    if (!this.options.given) return;
    try {
      this.given ??= this.options.given();
      worker.postMessage(this.given);
    } catch (error) {
      this.giveUp(error instanceof IsnadError ? error : new IsnadError('cannot-load', String(error)));
    }
  }

  /** A thread that died: its article gets a problem, and a new thread takes its place when there is work. */
  private lose(thread: Thread, why: string): void {
    const at = this.threads.indexOf(thread);
    if (at < 0) return;
    this.threads.splice(at, 1);
    void this.stop(thread);
    if (thread.ready) {
      thread.job?.done(crashed(thread.job.article, why));
      this.turn();
    } else this.giveUp({ code: 'cannot-load', reason: `a reading thread did not start: ${why}` });
  }

  /** No thread can be started: nothing that waits can be read. */
  private giveUp({ code, reason, place }: { code: string; reason: string; place?: string | undefined }): void {
    const error = new IsnadError(code, reason, place);
    for (const job of [...this.waiting.splice(0), ...this.threads.flatMap((t) => t.job ?? [])]) job.fail(error);
    void this.close();
  }

  private async stop(thread: Thread): Promise<void> {
    clearTimeout(thread.timer);
    await thread.worker.terminate();
  }
}

/** A thread that runs a module; where the program runs from its TypeScript sources, with the loader that they need. */
function startThread(entry: URL, heap: number): Worker {
  const options = { resourceLimits: { maxOldGenerationSizeMb: heap } };
  if (!entry.pathname.endsWith('.ts')) return new Worker(entry, options);
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx'));
  const loader = new URL('./esm/api/index.mjs', tsx).href;
  const boot = `import { register } from '${loader}'; register(); await import('${entry.href}');`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(boot)}`), options);
}
