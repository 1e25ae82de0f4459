import { describe, expect, test } from 'vitest';
import type { Article } from '../src/model/index.ts';
import { ArticleReader, dateReader, READER_VERSION, readArticles } from '../src/reading/index.ts';
import { Pool } from '../src/reading/pool.ts';

const UNSTEADY = new URL('./threads/unsteady.ts', import.meta.url);
const TEXT = 'أعلن الجيش أن مدفعيته قصفت بلدة كفرنبل يوم الثلاثاء، ما أدى إلى مقتل ثلاثة مدنيين.';

function article(id: string, text: string, more: Partial<Article> = {}): Article {
  const published = { date: '2016-05-04', from: 'test' };
  return { id, sha256: '', outlet: null, published, title: null, author: null, url: null, lang: 'ar', text, ...more };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const out: T[] = [];
  for await (const item of items) out.push(item);
  return out;
}

describe('readArticles', () => {
  test('in this thread: claims with sentences, problems as data, the day that the words tell', async () => {
    const [dated, told, silent, foreign] = await all(
      readArticles(
        [
          article('dated', TEXT),
          article('told', `كتب مراسلنا | 24 أيلول 2016\n${TEXT}`, { published: { date: null, from: 'unknown' } }),
          article('silent', TEXT, { published: { date: null, from: 'unknown' } }),
          article('foreign', 'Nothing to read.', { lang: 'en' }),
        ],
        { jobs: 1 },
      ),
    );
    expect(dated!.claims.map((c) => c.type)).toEqual(expect.arrayContaining(['killed']));
    expect(dated!.claims[0]!.sentence.en).toMatch(/\.$/);
    expect(dated!.claims[0]!.when.from).toBe('2016-05-03');
    expect(dated!.problems).toEqual([]);
    expect(told!.article.published.date).toBe('2016-09-24');
    expect(told!.article.published.from).toMatch(/^text:/);
    expect(silent!.problems.map((p) => [p.severity, p.code, p.article])).toEqual([['warning', 'no-date', 'silent']]);
    expect(silent!.claims.length).toBeGreaterThan(0);
    expect(foreign).toMatchObject({ claims: [], problems: [] });
  });

  test('in threads: the same results in the order of the input, and no more taken than there is use for', async () => {
    const many = Array.from({ length: 60 }, (_, k) => article(`n${k}`, k % 3 === 0 ? TEXT.repeat(8) : TEXT));
    let taken = 0;
    let mostAhead = 0;
    let given = 0;
    const done: string[] = [];
    async function* input(): AsyncGenerator<Article> {
      for (const a of many) {
        taken++;
        mostAhead = Math.max(mostAhead, taken - given);
        yield a;
      }
    }
    const results = [];
    for await (const result of readArticles(input(), { jobs: 2, onDone: (a) => done.push(a.id) })) {
      given++;
      results.push(result);
    }
    expect(results.map((r) => r.article.id)).toEqual(many.map((a) => a.id));
    expect([...done].sort()).toEqual(many.map((a) => a.id).sort());
    expect(mostAhead).toBeLessThanOrEqual(24);
    const reader = ArticleReader.load();
    for (const { article: a, claims } of results.slice(0, 6)) expect(claims).toEqual(reader.read(a).claims);
  });

  test('an input that fails is not swallowed; one that is left early is closed', async () => {
    async function* failing(): AsyncGenerator<Article> {
      yield article('a', TEXT);
      throw new Error('the disk is gone');
    }
    await expect(all(readArticles(failing(), { jobs: 2 }))).rejects.toThrow('the disk is gone');
    let closed = false;
    async function* endless(): AsyncGenerator<Article> {
      try {
        for (let k = 0; ; k++) yield article(`e${k}`, 'لا شيء');
      } finally {
        closed = true;
      }
    }
    for await (const _ of readArticles(endless(), { jobs: 1 })) break;
    expect(closed).toBe(true);
  });

  test('an article that the reader fails on is a problem and not the end', () => {
    const broken = article('broken', TEXT);
    Object.defineProperty(broken, 'outlet', {
      get: () => {
        throw new RangeError('for the test');
      },
    });
    const { claims, problems } = ArticleReader.load().read(broken);
    expect(claims).toEqual([]);
    expect(problems).toMatchObject([{ severity: 'error', code: 'reader-failed', article: 'broken' }]);
    expect(problems[0]!.reason).toContain('for the test');
  });
});

describe('reading threads', () => {
  test('a thread that dies costs its own article; the others are read', async () => {
    const pool = new Pool({ threads: 2, entry: UNSTEADY });
    const texts = ['a', 'exit', 'b', 'throw', 'slow', 'c', 'exit', 'd'];
    const outcomes = await Promise.all(texts.map((text, k) => pool.read(article(`n${k}`, text))));
    await pool.close();
    expect(outcomes.map((o) => o.problems[0]?.code ?? 'read')).toEqual(
      texts.map((t) => (t === 'exit' || t === 'throw' ? 'reader-failed' : 'read')),
    );
    expect(outcomes[3]!.problems[0]!.reason).toContain('thrown in the thread');
    expect(outcomes[1]!.problems[0]!.article).toBe('n1');
  });

  test('a thread that does not come to an end is stopped', async () => {
    const pool = new Pool({ threads: 1, entry: UNSTEADY, patience: { base: 400, unit: 0 } });
    const [hung, after] = await Promise.all([pool.read(article('h', 'hang')), pool.read(article('i', 'a'))]);
    await pool.close();
    expect(hung!.problems[0]!.reason).toContain('no end after 0.4 s');
    expect(after!.problems).toEqual([]);
  });

  test('a thread that runs out of memory dies alone', async () => {
    const pool = new Pool({ threads: 1, entry: UNSTEADY, heap: 64 });
    const [filled, after] = await Promise.all([pool.read(article('f', 'fill')), pool.read(article('g', 'a'))]);
    await pool.close();
    expect(filled!.problems[0]!.reason).toMatch(/memory/);
    expect(after!.problems).toEqual([]);
  });

  test('threads that cannot start are an error for the caller, not a problem of every article', async () => {
    const missing = new Pool({ threads: 1, entry: new URL('./threads/none.ts', import.meta.url) });
    await expect(missing.read(article('a', 'a'))).rejects.toMatchObject({ code: 'cannot-load' });
    await missing.close();
  });
});

describe('what goes with it', () => {
  test('the version names the release and a hash of what reading depends on', () => {
    expect(READER_VERSION).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/);
  });

  test('days for ingest', () => {
    const dayOf = dateReader();
    expect(dayOf('نشر في: 3 نيسان 2017\nقصف')).toMatchObject({ date: '2017-04-03' });
    expect(dayOf('قصفت الطائرات البلدة أمس')).toBeNull();
  });
});
