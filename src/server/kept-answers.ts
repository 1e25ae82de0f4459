/** Answers kept as bytes until the case changes, so that the same question costs nothing twice. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const compress = promisify(gzip);
const expand = promisify(gunzip);
/** Bytes kept; the answers longest unasked for go first. */
const MOST = 24 << 20;
/** Answers shorter than this are not worth compressing. */
const SMALL = 1024;

export interface Answer {
  /** Null where only the compressed form is kept. */
  readonly body: Buffer | null;
  readonly zipped: Buffer | null;
  readonly etag: string;
}

/** Which state of the case an answer is of. */
export interface Stamp {
  /** Another object for each state. */
  readonly of: object;
  /** What every answer tells of it, first of all. */
  readonly state: object;
  /** The same object in another state: answers that rest on it alone differ in nothing but `state`. */
  readonly ground: object;
  /** Whether this answer rests on it alone. */
  readonly rests: boolean;
}

interface Kept extends Answer {
  readonly stamp: Stamp;
}

export class KeptAnswers {
  private readonly answers = new Map<string, Kept>();
  /** Those of the state before, as far as they may serve again. */
  private readonly earlier = new Map<string, Kept>();
  /** Answers that are being made: who asks meanwhile waits for the same. */
  private readonly coming = new Map<string, Promise<Answer>>();
  private size = 0;
  private now: object | undefined;
  private last: Promise<void> = Promise.resolve();

  /** The answer to a question in one state of the case; made when it is not there. */
  async get(stamp: Stamp, question: string, make: () => unknown): Promise<Answer> {
    if (stamp.of !== this.now) this.turnTo(stamp);
    const known = this.answers.get(question);
    if (known) {
      this.answers.delete(question);
      this.answers.set(question, known);
      return known;
    }
    const coming = this.coming.get(question) ?? this.made(stamp, question, make);
    this.coming.set(question, coming);
    return coming;
  }

  private turnTo({ of, ground }: Stamp): void {
    const all = [...this.earlier, ...this.answers];
    for (const kept of [this.earlier, this.answers, this.coming]) kept.clear();
    this.size = 0;
    for (const [question, answer] of all) {
      if (!answer.stamp.rests || answer.stamp.ground !== ground) continue;
      this.earlier.set(question, answer);
      this.size += sizeOf(answer);
    }
    this.now = of;
  }

  private async made(stamp: Stamp, question: string, make: () => unknown): Promise<Answer> {
    await this.turn();
    try {
      const answer = (await this.renewed(stamp, question)) ?? (await answerOf(await make()));
      if (stamp.of === this.now) this.keep(question, { ...answer, stamp });
      return answer;
    } finally {
      if (stamp.of === this.now) this.coming.delete(question);
    }
  }

  /** The answer of before under the present state, where nothing else in it can have changed. */
  private async renewed({ of, state }: Stamp, question: string): Promise<Answer | null> {
    const known = of === this.now ? this.earlier.get(question) : undefined;
    if (!known) return null;
    this.earlier.delete(question);
    this.size -= sizeOf(known);
    const [before, after] = [known.stamp.state, state].map((s) => Buffer.from(`${JSON.stringify(s).slice(0, -1)},`));
    const body = await plain(known);
    if (!body.subarray(0, before!.length).equals(before!)) return null;
    return packed(Buffer.concat([after!, body.subarray(before!.length)]));
  }

  /** One answer after another is made, and what is at hand goes out in between. */
  private turn(): Promise<void> {
    this.last = this.last.then(() => new Promise(setImmediate));
    return this.last;
  }

  /** Compressed alone where it can be: seven answers in the place of one. */
  private keep(question: string, made: Kept): void {
    const answer = made.zipped ? { ...made, body: null } : made;
    this.answers.set(question, answer);
    this.size += sizeOf(answer);
    for (const kept of [this.earlier, this.answers])
      for (const [oldest, a] of kept) {
        if (this.size <= MOST) return;
        kept.delete(oldest);
        this.size -= sizeOf(a);
      }
  }
}

export const answerOf = (value: unknown): Promise<Answer> => packed(Buffer.from(JSON.stringify(value)));

async function packed(body: Buffer): Promise<Answer> {
  const zipped = body.length < SMALL ? null : await compress(body, { level: 2 });
  const hash = createHash('sha256').update(zipped ?? body);
  const etag = `"${hash.digest('base64url').slice(0, 22)}"`;
  return { body, zipped, etag };
}

/** The answer as it is, for those who take no compressed ones. */
export const plain = async ({ body, zipped }: Pick<Answer, 'body' | 'zipped'>): Promise<Buffer> =>
  body ?? expand(zipped!);

const sizeOf = ({ body, zipped }: Answer): number => (body?.length ?? 0) + (zipped?.length ?? 0) + 500;
