/** Answers kept as bytes until the case changes, so that the same question costs nothing twice. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);
/** Bytes kept; the answers longest unasked for go first. */
const MOST = 24 << 20;
/** Answers shorter than this are not worth compressing. */
const SMALL = 1024;

export interface Answer {
  readonly body: Buffer;
  readonly zipped: Buffer | null;
  readonly etag: string;
}

export class KeptAnswers {
  private readonly answers = new Map<string, Answer>();
  private size = 0;
  private stamp: unknown;

  /** The answer to a question in one state of the case; made when it is not there. */
  async get(stamp: unknown, question: string, make: () => unknown): Promise<Answer> {
    if (stamp !== this.stamp) {
      this.answers.clear();
      this.size = 0;
      this.stamp = stamp;
    }
    const known = this.answers.get(question);
    if (known) {
      this.answers.delete(question);
      this.answers.set(question, known);
      return known;
    }
    const answer = await answerOf(await make());
    if (stamp === this.stamp && !this.answers.has(question)) this.keep(question, answer);
    return answer;
  }

  private keep(question: string, answer: Answer): void {
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
  const zipped = body.length < SMALL ? null : await compress(body, { level: 4 });
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, zipped, etag };
}

const sizeOf = ({ body, zipped }: Answer): number => body.length + (zipped?.length ?? 0) + 500;
