/** Where comparisons are made: in this thread (small cases, tests) or in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compareCase } from '../accounts.ts';
import { judgedClaims } from '../case/judged.ts';
import type { Knowledge } from '../knowledge/index.ts';
import { type CaseRecord, IsnadError } from '../model/index.ts';
import { type Comparison, comparisonOf, Gatherer } from './comparison.ts';
import { put } from './shelf.ts';

export interface Comparer {
  /** Records come one at a time; those that follow another differ from it by little. */
  compare(record: CaseRecord): Promise<Comparison>;
  close(): Promise<void>;
}

export class DirectComparer implements Comparer {
  constructor(private readonly knowledge: Knowledge) {}

  async compare(record: CaseRecord): Promise<Comparison> {
    const claims = judgedClaims(record.claims, record.judgements);
    return comparisonOf(compareCase({ ...record, claims }, this.knowledge));
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
  /** Articles that the process has, as the objects that were sent. */
  private sent = new Map<string, unknown>();
  private count = 0;
  private idle: NodeJS.Timeout | undefined;

  async compare(record: CaseRecord): Promise<Comparison> {
    clearTimeout(this.idle);
    try {
      const child = this.started(record);
      const answer = gather(child, ++this.count);
      answer.catch(() => {}); // met below, when all is sent
      await this.send(child, record);
      return await answer;
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

  /** A process that has nothing that the record lacks. */
  private started(record: CaseRecord): ChildProcess {
    if (this.child && this.child.exitCode === null && this.child.signalCode === null) {
      const ids = new Set(record.articles.map((a) => a.id));
      if ([...this.sent.keys()].every((id) => ids.has(id))) return this.child;
      this.child.kill('SIGKILL');
    }
    this.sent.clear();
    const args = ENTRY.pathname.endsWith('.ts') ? ['--import', loader()] : [];
    this.child = spawn(process.execPath, [...args, fileURLToPath(ENTRY)], { stdio: ['pipe', 'pipe', 'inherit'] });
    // A Ctrl-C reaches the whole group; the server ends the process when it closes.
    this.child.on('error', () => {});
    this.child.stdin!.on('error', () => {});
    return this.child;
  }

  private async send(child: ChildProcess, record: CaseRecord): Promise<void> {
    const claims = new Map<string, CaseRecord['claims'][number][]>();
    for (const c of record.claims) put(claims, c.doc, c);
    const naming = new Map(record.naming?.map((n) => [n.article, n]));
    const gone = once(child, 'exit');
    const write = async (value: unknown) => {
      if (!child.stdin!.write(`${JSON.stringify(value)}\n`)) await Promise.race([once(child.stdin!, 'drain'), gone]);
    };
    for (const article of record.articles) {
      const own = claims.get(article.id) ?? [];
      const mark = own[0] ?? article;
      if (this.sent.get(article.id) === mark) continue;
      this.sent.set(article.id, mark);
      await write({ article, claims: own, naming: naming.get(article.id) });
    }
    await write({ judgements: record.judgements });
    await write({ go: this.count });
  }
}

/** Lines taken in before other things get their turn. */
const STEP = 200;

async function gather(child: ChildProcess, go: number): Promise<Comparison> {
  const gatherer = new Gatherer();
  let rest: Buffer[] = [];
  let lines = 0;
  const done = `done ${go}`;
  for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const line = rest.length ? Buffer.concat([...rest, chunk.subarray(from, end)]) : chunk.subarray(from, end);
      rest = [];
      from = end + 1;
      if (line.length < 40 && line.toString() === done) return gatherer.done();
      gatherer.line(line);
      if (++lines % STEP === 0) await new Promise(setImmediate);
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  throw new IsnadError('compare-failed', 'the process that compares the accounts ended');
}

/** Where the program runs from its TypeScript sources, the loader that they need. */
const loader = (): string => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
