/** Where comparisons are made: in this thread (small cases, tests) or in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compareCase } from '../accounts.ts';
import { judgedClaims } from '../case/judged.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { IsnadError, type Judgement } from '../model/index.ts';
import { type Comparison, Gatherer, NO_COMPARISON, Teller } from './comparison.ts';
import type { Shelf } from './shelf.ts';
import { passed } from './tidy.ts';
import { Turns } from './turns.ts';

export interface Comparer {
  /** One comparison at a time. */
  compare(shelf: Shelf, judgements: readonly Judgement[]): Promise<Comparison>;
  close(): Promise<void>;
}

/** Compares in this thread, which answers nothing else meanwhile. */
export class DirectComparer implements Comparer {
  constructor(private readonly knowledge: Knowledge) {}

  async compare(shelf: Shelf, judgements: readonly Judgement[]): Promise<Comparison> {
    const { articles } = shelf;
    const read = articles.flatMap((a) => shelf.claims.read(a.id));
    const naming = articles.flatMap((a) => shelf.claims.naming(a.id) ?? []);
    const record = { articles, claims: judgedClaims(read, judgements), judgements };
    const accounts = compareCase(naming.length ? { ...record, naming } : record, this.knowledge);
    const gatherer = new Gatherer();
    const lines = new Teller(this.knowledge.places).lines(accounts, (a) => shelf.outletOf(a));
    for (const line of lines) gatherer.line(Buffer.from(line));
    return gatherer.done();
  }

  async close(): Promise<void> {}
}

/** The process is kept for so long after a comparison, in case that another judgement comes. */
const IDLE = 60_000;
const ENTRY = new URL(
  import.meta.url.endsWith('.ts') ? './compare-process.ts' : './compare-process.js',
  import.meta.url,
);

/** Sends what the process does not have yet, and takes its answer apart without holding up requests. */
export class ProcessComparer implements Comparer {
  private child: ChildProcess | null = null;
  /** What the process has: digests of the claims of articles. */
  private readonly sent = new Map<string, string>();
  private count = 0;
  /** The comparison made last: of the next, the process tells what has changed. */
  private last: Comparison = NO_COMPARISON;
  private idle: NodeJS.Timeout | undefined;

  async compare(shelf: Shelf, judgements: readonly Judgement[]): Promise<Comparison> {
    clearTimeout(this.idle);
    try {
      const child = this.started(shelf);
      const gatherer = new Gatherer(this.last, (claim) => shelf.claims.brief(claim)?.id);
      const answer = gather(child, ++this.count, gatherer);
      answer.catch(() => {}); // met below, when all is sent
      await this.send(child, shelf, judgements);
      this.last = await answer;
      return this.last;
    } catch (error) {
      await this.close();
      throw error instanceof IsnadError ? error : new IsnadError('compare-failed', String(error));
    } finally {
      this.idle = setTimeout(() => void this.close(), IDLE).unref();
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    const child = this.child;
    this.child = null;
    this.sent.clear();
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** A process that has nothing that the case lacks. */
  private started(shelf: Shelf): ChildProcess {
    if (this.child && this.child.exitCode === null && this.child.signalCode === null) {
      if ([...this.sent.keys()].every((id) => shelf.article.has(id))) return this.child;
      this.child.kill('SIGKILL');
    }
    this.sent.clear();
    const args = ENTRY.pathname.endsWith('.ts') ? ['--import', loader()] : [];
    // Detached: a Ctrl-C reaches the server alone, which ends the process when it closes.
    const stdio = ['pipe', 'pipe', 'inherit'] as const;
    this.child = spawn(process.execPath, [...args, fileURLToPath(ENTRY)], { stdio: [...stdio], detached: true });
    this.child.on('error', () => {});
    if (this.child.pid !== undefined) yieldTo(this.child.pid);
    this.child.stdin!.on('error', () => {});
    return this.child;
  }

  private async send(child: ChildProcess, shelf: Shelf, judgements: readonly Judgement[]): Promise<void> {
    const gone = once(child, 'exit');
    const turns = new Turns();
    const write = async (line: Buffer | string) => {
      if (!child.stdin!.write(line)) await Promise.race([once(child.stdin!, 'drain'), gone]);
      passed(line.length);
      if (turns.over()) await turns.next();
    };
    if (this.sent.size === 0) await write(`${JSON.stringify({ marks: this.last.marks })}\n`);
    for (const article of shelf.articles) {
      const digest = `${article.sha256} ${shelf.claims.digest(article.id)}`;
      if (this.sent.get(article.id) === digest) continue;
      this.sent.set(article.id, digest);
      await write(shelf.claims.line(article));
    }
    await write(`${JSON.stringify({ judgements })}\n`);
    await write(`${JSON.stringify({ go: this.count })}\n`);
  }
}

/** Whoever asks goes before what is compared in the background; where the system does not let us say so, they share. */
function yieldTo(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // gone already, or not allowed
  }
}

async function gather(child: ChildProcess, go: number, gatherer: Gatherer): Promise<Comparison> {
  let rest: Buffer[] = [];
  const done = `done ${go}`;
  const turns = new Turns();
  for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    passed(chunk.length);
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const line = rest.length ? Buffer.concat([...rest, chunk.subarray(from, end)]) : chunk.subarray(from, end);
      rest = [];
      from = end + 1;
      if (line.length < 40 && line.toString() === done) return gatherer.done();
      gatherer.line(line);
      if (turns.over()) await turns.next();
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  throw new IsnadError('compare-failed', 'the process that compares the accounts ended');
}

/** Where the program runs from its TypeScript sources, the loader that they need. */
const loader = (): string => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
