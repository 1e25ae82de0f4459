import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile as readText } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MODALITIES, type Problem } from '../src/model/index.ts';
import { isnad } from './cli-run.ts';

/** Texts written for these tests. */
const STRIKE =
  'قال المرصد السوري لحقوق الإنسان إن طائرات حربية روسية شنت أمس ثلاثين غارة على بلدة حيان في ريف حلب الشمالي، ما أدى إلى مقتل 12 شخصا بينهم طفلان.\n';
const DENIAL = 'ونفت وزارة الدفاع الروسية يوم الثلاثاء قصف المستشفى في حي السكري بمدينة حلب.\n';
const TRUCE = 'أعلنت الأمم المتحدة التوصل إلى هدنة في الغوطة الشرقية تبدأ غدا.\n';

const FIELDS = 'id doc type trigger quote agent target place when numbers source modality sentence because'.split(' ');

let folder: string;
const at = (name: string): string => join(folder, name);
const lines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

interface ClaimLine {
  readonly id: string;
  readonly doc: string;
  readonly type: string;
  readonly trigger: { text: string; start: number; end: number };
  readonly quote: { text: string; start: number; end: number };
  readonly agent: readonly { text: string; start: number; end: number }[];
  readonly place: readonly { text: string; lat?: number }[];
  readonly when: { text: string | null; from: string | null; to: string | null };
  readonly modality: string;
  readonly sentence: { ar: string; en: string };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-cli-'));
  mkdirSync(at('news/more'), { recursive: true });
  writeFileSync(at('news/a.txt'), STRIKE);
  writeFileSync(
    at('news/a.meta.json'),
    JSON.stringify({ outlet: 'Test Wire', published: '2016-05-01', title: 'غارات' }),
  );
  writeFileSync(at('news/b.txt'), DENIAL);
  writeFileSync(at('news/more/c.txt'), TRUCE);
  const records = [STRIKE, DENIAL].map((text, k) => ({
    id: `r${k}`,
    outlet: 'X',
    date: '2016-05-04',
    title: 'عنوان',
    text,
    url: '',
  }));
  writeFileSync(at('news.jsonl'), `${records.map((r) => JSON.stringify(r)).join('\n')}\n`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('isnad read', () => {
  test('a folder: every text in it, claims as JSON Lines with the fields of the record, quotes cut from the text', async () => {
    const { status, out, err } = await isnad(['read', at('news'), '--published', '2016-05-04']);
    expect(status).toBe(0);
    const claims = lines(out) as ClaimLine[];
    expect(new Set(claims.map((c) => c.doc))).toEqual(new Set(['a.txt', 'b.txt', 'c.txt']));
    const texts: Record<string, string> = { 'a.txt': STRIKE, 'b.txt': DENIAL, 'c.txt': TRUCE };
    for (const c of claims) {
      expect(Object.keys(c).sort()).toEqual([...FIELDS].sort());
      for (const q of [c.trigger, c.quote, ...c.agent]) expect(texts[c.doc]!.slice(q.start, q.end)).toBe(q.text);
      expect(MODALITIES).toContain(c.modality);
      expect(c.sentence.ar).toMatch(/\p{Script=Arabic}.*\.$/u);
      expect(c.sentence.en).toMatch(/^\P{Ll}.*\.$/u);
    }
    const strike = claims.find((c) => c.type === 'air_strike' && c.doc === 'a.txt');
    expect(strike?.when.from).toBe('2016-04-30');
    expect(err).toMatch(/3 articles · \d+ claims · 0 problems · [\d.]+ s\n$/);
  });

  test('JSON Lines: one article each, under its own id; --published does not override what a record says', async () => {
    const { status, out } = await isnad(['read', at('news.jsonl'), '--published', '1999-01-01', '--jobs', '1']);
    expect(status).toBe(0);
    const claims = lines(out) as ClaimLine[];
    expect(claims.map((c) => c.id).every((id) => /^r[01]#c\d+$/.test(id))).toBe(true);
    expect(claims.find((c) => c.type === 'air_strike')?.when.from).toBe('2016-05-03');
  });

  test('standard input, given as -', async () => {
    const { status, out } = await isnad(['read', '-'], { input: STRIKE });
    expect(status).toBe(0);
    expect((lines(out) as ClaimLine[]).some((c) => c.type === 'killed' && c.doc === 'stdin')).toBe(true);
  });

  test('the same through several threads, byte for byte, in the order of the input', async () => {
    const many = Array.from({ length: 40 }, (_, k) => ({
      id: `n${k}`,
      date: '2016-05-04',
      text: [STRIKE, DENIAL, TRUCE][k % 3]!,
    }));
    writeFileSync(at('many.jsonl'), many.map((r) => `${JSON.stringify(r)}\n`).join(''));
    const one = await isnad(['read', at('many.jsonl'), '--jobs', '1']);
    const two = await isnad(['read', at('many.jsonl'), '--jobs', '2']);
    expect(two.status).toBe(0);
    expect(two.out === one.out).toBe(true);
    expect([...new Set((lines(one.out) as ClaimLine[]).map((c) => c.doc))]).toEqual(many.map((r) => r.id));
  });

  test('sentences: the title, where it comes from, each sentence under its quote, in the language asked for', async () => {
    const ar = await isnad(['read', at('news/a.txt'), '--format', 'sentences']);
    expect(ar.out).toContain('غارات\na.txt · Test Wire · 2016-05-01 (sidecar)\n');
    expect(ar.out).toMatch(/\n {2}«قال المرصد.*»\n {4}بحسب المرصد السوري لحقوق الإنسان.*\.\n/u);
    const en = await isnad(['read', at('news/a.txt'), '--format', 'sentences', '--lang', 'en']);
    expect(en.out).toMatch(
      /\n {4}The Syrian Observatory for Human Rights says that .*30 air strikes.*on 30 April 2016\.\n/,
    );
    for (const { out } of [ar, en]) for (const mark of ['\u001b', '\u200f', '\u2068']) expect(out).not.toContain(mark);
  });

  test('table: a head and a row for each claim, tabs between, none too many', async () => {
    const { out } = await isnad(['read', at('news/a.txt'), '--format', 'table']);
    const [head, ...rows] = out
      .trimEnd()
      .split('\n')
      .map((row) => row.split('\t'));
    expect(head).toEqual('id type modality trigger source agent target place when numbers'.split(' '));
    expect(rows.length).toBeGreaterThanOrEqual(2);
    for (const row of rows) expect(row.length).toBe(head!.length);
  });

  test('--out: the file appears whole, standard output stays empty; a failed run leaves no file', async () => {
    const good = await isnad(['read', at('news/a.txt'), '--out', at('claims.jsonl')]);
    expect(good).toMatchObject({ status: 0, out: '' });
    expect(lines(readFileSync(at('claims.jsonl'), 'utf8')).length).toBeGreaterThan(0);
    const bad = await isnad(['read', at('news/a.txt'), '--out', at('no/such/folder.jsonl')]);
    expect(bad.status).toBe(1);
    expect(bad.err).toMatch(/^isnad: .*no\/such\/folder\.jsonl.*\(cannot-write\)\n$/);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('--out: a device or a pipe is written to, and stays what it is', async () => {
    const pipe = at('pipe');
    spawnSync('mkfifo', [pipe]);
    const read = readText(pipe, 'utf8');
    const { status } = await isnad(['read', at('news/a.txt'), '--out', pipe]);
    expect(status).toBe(0);
    expect(lines(await read).length).toBeGreaterThan(0);
    expect(statSync(pipe).isFIFO()).toBe(true);
  });

  test('a reader that goes away ends it without noise', async () => {
    const { err } = await isnad(['read', at('news.jsonl'), at('many.jsonl')], { closeAfter: 10 });
    expect(err).not.toMatch(/EPIPE|Error|at .*:\d+/);
  });

  test('wrong use is exit status 2 with a line that says what is wrong', async () => {
    for (const [args, said] of [
      [['read'], /missing required argument/],
      [['read', at('news'), '--format', 'xml'], /Allowed choices are sentences, table, claims, problems/],
      [['read', at('news'), '--published', '2016-02-30'], /a day such as 2016-05-01/],
      [['read', at('news'), '--jobs', '0'], /a whole number from 1/],
      [['rede', at('news')], /unknown command/],
    ] as const) {
      const { status, err, out } = await isnad(args);
      expect(status, args.join(' ')).toBe(2);
      expect(err).toMatch(said);
      expect(out).toBe('');
    }
  });
});

describe('bad input', () => {
  beforeAll(() => {
    mkdirSync(at('bad'));
    const file = (name: string, content: string | Uint8Array) => writeFileSync(at(`bad/${name}`), content);
    file('00-good.txt', STRIKE);
    file('01-empty.txt', '');
    file('02-blank.txt', ' \n\t\n');
    file(
      '03-binary.bin',
      Uint8Array.from({ length: 4096 }, (_, k) => (k * 7919) % 256),
    );
    file(
      '04-english.txt',
      'Government warplanes carried out thirty air strikes on the town on Tuesday, residents and a monitoring group said.\n',
    );
    file('05-nul.txt', `${STRIKE}\0\0${DENIAL}`);
    file('06-lone.txt', Buffer.concat([Buffer.from(STRIKE), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(DENIAL)]));
    file('07-bidi.txt', `\u202e${STRIKE}\u202c`);
    file('08-sidecar.txt', STRIKE);
    file('08-sidecar.meta.json', '{ "outlet": ');
    file('09-date.txt', STRIKE);
    file('09-date.meta.json', JSON.stringify({ published: 'the day after' }));
    file('10-repeat.txt', 'قصف'.repeat(20_000));
    file(
      '11-same.jsonl',
      `${JSON.stringify({ id: 'x', text: STRIKE })}\n${JSON.stringify({ id: 'x', text: DENIAL })}\n{broken\n`,
    );
    file('12-cut.gz', gzipSync(STRIKE.repeat(100)).subarray(0, 60));
    file('99-good.txt', DENIAL);
  });

  test('each gets one problem line, the rest is read, and the exit status says that something was left', async () => {
    const { status, out, err } = await isnad(['read', at('bad'), at('not-there.txt'), '--format', 'problems']);
    expect(status).toBe(1);
    const problems = lines(out) as Problem[];
    const codes = (name: string) =>
      problems.filter((p) => p.place?.includes(name) && p.code !== 'no-date').map((p) => p.code);
    expect(codes('00-good')).toEqual([]);
    expect(codes('01-empty')).toEqual(['empty']);
    expect(codes('02-blank')).toEqual(['empty']);
    expect(codes('03-binary')).toEqual(['binary']);
    expect(codes('04-english')).toEqual(['not-arabic']);
    expect(problems.find((p) => p.code === 'not-arabic')?.reason).toContain('English');
    expect(codes('05-nul')).toEqual(['nul-characters']);
    expect(codes('06-lone').length).toBe(1);
    expect(codes('07-bidi')).toEqual(['bidi-override']);
    expect(codes('08-sidecar')).toEqual(['broken-sidecar']);
    expect(codes('09-date')).toEqual(['broken-date']);
    expect(codes('10-repeat')).toEqual([]);
    expect(codes('11-same').sort()).toEqual(['broken-json', 'duplicate-id'].sort());
    expect(codes('12-cut').length).toBe(1);
    expect(codes('99-good')).toEqual([]);
    expect(codes('not-there').length).toBe(1);
    for (const p of problems) expect(p.reason).toMatch(/\S/);
    expect(err).toMatch(/\d+ not read or not wholly read/);
  });

  test('what could be read has claims, and each problem is a line on standard error', async () => {
    const { status, out, err } = await isnad(['read', at('bad'), '--format', 'claims']);
    expect(status).toBe(1);
    const docs = new Set((lines(out) as ClaimLine[]).map((c) => c.doc));
    for (const doc of [
      '00-good.txt',
      '05-nul.txt',
      '06-lone.txt',
      '07-bidi.txt',
      '08-sidecar.txt',
      '09-date.txt',
      'x',
      'x~2',
      '99-good.txt',
    ])
      expect(docs, doc).toContain(doc);
    expect(docs).not.toContain('04-english.txt');
    expect(err).toMatch(/^error empty .*01-empty\.txt: /m);
    expect(err).toMatch(/^error not-arabic .*04-english\.txt: .*English/m);
  });
});
