import { beforeAll, describe, expect, test } from 'vitest';
import type { Derivation } from '../src/reading/explain/index.ts';
import { isnad } from './cli-run.ts';

const TEXT =
  'قال المرصد السوري لحقوق الإنسان إن نحو ثلاثين غـ.ـارة شنتها طائرات النظام أمس على حي بستان القصر في حلب أدت إلى مقتل 12 شخصا على الأقل.';

describe('isnad try', () => {
  let d: Derivation;
  let text: string;
  beforeAll(async () => {
    const json = await isnad(['try', TEXT, '--published', '2016-05-01', '--format', 'json']);
    expect(json.status).toBe(0);
    d = JSON.parse(json.out) as Derivation;
    const plain = await isnad(['try', '-', '--published', '2016-05-01'], { input: TEXT });
    expect(plain.status).toBe(0);
    text = plain.out;
  });

  test('tokens with their clitics and readings, each with the row that it comes from', () => {
    const tokens = d.sentences.flatMap((s) => s.tokens);
    for (const t of tokens) expect(TEXT.slice(t.start, t.end)).toBe(t.text);
    expect(tokens.find((t) => t.text === 'لحقوق')).toMatchObject({ cut: 'ل+حقوق', known: true });
    expect(tokens.find((t) => t.text === 'شنتها')?.cut).toBe('شنت+ها');
    const raid = tokens.find((t) => t.text === 'غـ.ـارة');
    expect(raid).toMatchObject({ key: 'غارة', disguised: true });
    expect(raid?.readings?.[0]).toMatchObject({ lemma: 'غارة', pos: 'noun' });
    expect(raid?.readings?.[0]?.from).toMatch(/^nouns\.tsv:\d+$/);
  });

  test('every value with its rule and the parts that made it', () => {
    const thirty = d.numbers.find((n) => n.text === 'نحو ثلاثين');
    expect(thirty).toMatchObject({ rule: 'number.hedged', value: { lo: 30, hi: 30, qualifier: 'about' } });
    expect(thirty?.parts.map((p) => p.text)).toEqual(['نحو', 'ثلاثين']);
    expect(d.times).toMatchObject([{ text: 'أمس', value: { from: '2016-04-30', to: '2016-04-30' } }]);
    expect(d.times[0]?.rule).toMatch(/\S/);
    expect(d.names.find((n) => n.text === 'المرصد السوري لحقوق الإنسان')?.readings[0]).toMatchObject({
      kind: 'actor',
      ids: ['sohr'],
    });
    expect(d.places.find((p) => p.text === 'حي بستان القصر')?.lat).toBeCloseTo(36.19, 1);
    expect(d.attributions).toMatchObject([{ cue: { text: 'قال' }, kind: 'verb', carried: false }]);
  });

  test('triggers and fields with what decided them, by name and weight', () => {
    expect(d.triggers.map((t) => t.type)).toEqual(expect.arrayContaining(['air_strike', 'killed']));
    for (const t of d.triggers) expect(t.because).toMatch(/^[+-]\d+\.\d\d \S+/);
    for (const c of d.claims)
      for (const field of ['trigger', 'agent', 'target', 'place', 'when', 'source', 'modality'])
        expect(c.because[field], field).toMatch(/\d\.\d\d/);
    const strike = d.claims.find((c) => c.type === 'air_strike')!;
    expect(strike.because.agent).toMatch(/^chosen \d\.\d\d over .*: [+-]\d+\.\d\d \S+=/);
    expect(strike.because.modality).toMatch(/^asserted \d\.\d\d over /);
    expect(strike.because.numbers).toContain('«نحو ثلاثين غـ.ـارة» belongs here');
  });

  test('the same as text for people', () => {
    expect(text).toContain('Published\n  2016-05-01 (option)');
    expect(text).toContain('disguised, read as غارة');
    expect(text).toContain('by number.hedged');
    expect(text).toMatch(/Claim try#c1\n {2}بحسب المرصد/);
    expect(text).toMatch(/agent .*طائرات النظام.*\n {4}because chosen/);
    expect(text).not.toContain('\u001b');
  });

  test('nothing to find is said, not passed over', async () => {
    const { status, out } = await isnad(['try', 'hello']);
    expect(status).toBe(0);
    expect(out).toContain('No claims.');
  });
});
