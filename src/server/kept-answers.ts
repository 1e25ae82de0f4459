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

export class KeptAnswers {
  private readonly answers = new Map<string, Answer>();
  /** Answers that are being made: who asks meanwhile waits for the same. */
  private readonly coming = new Map<string, Promise<Answer>>();
  private size = 0;
  private stamp: unknown;
  private last: Promise<void> = Promise.resolve();

  /** The answer to a question in one state of the case; made when it is not there. */
  async get(stamp: unknown, question: string, make: () => unknown): Promise<Answer> {
    if (stamp !== this.stamp) {
      this.answers.clear();
      this.coming.clear();
      this.size = 0;
      this.stamp = stamp;
    }
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

  private async made(stamp: unknown, question: string, make: () => unknown): Promise<Answer> {
    await this.turn();
    try {
      const answer = await answerOf(await make());
      if (stamp === this.stamp) this.keep(question, answer);
      return answer;
    } finally {
      if (stamp === this.stamp) this.coming.delete(question);
    }
  }

  /** One answer after another is made, and what is at hand goes out in between. */
  private turn(): Promise<void> {
    this.last = this.last.then(() => new Promise(setImmediate));
    return this.last;
  }

  /** Compressed alone where it can be: seven answers in the place of one. */
  private keep(question: string, made: Answer): void {
    const answer = made.zipped ? { ...made, body: null } : made;
    this.answers.set(question, answer);
    this.size += sizeOf(answer);
    for (const [oldest, a] of this.answers) {
      if (this.size <= MOST) break;
      this.answers.delete(oldest);
      this.size -= sizeOf(a);
    }
  }
}

export async function answerOf(value: unknown): Promise<Answer> {
  const body = Buffer.from(JSON.stringify(value));
  const zipped = body.length < SMALL ? null : await compress(body, { level: 2 });
  const hash = createHash('sha256').update(zipped ?? body);
  const etag = `"${hash.digest('base64url').slice(0, 22)}"`;
  return { body, zipped, etag };
}

/** The answer as it is, for those who take no compressed ones. */
export const plain = async ({ body, zipped }: Pick<Answer, 'body' | 'zipped'>): Promise<Buffer> =>
  body ?? expand(zipped!);

const sizeOf = ({ body, zipped }: Answer): number => (body?.length ?? 0) + (zipped?.length ?? 0) + 500;
