import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../src/knowledge/index.ts';
import type { Judgement } from '../src/model/index.ts';
import { BAR, exportFiles, Mask, withheldOf, writeReport } from '../src/publish/index.ts';
import { smallCase, WITNESS } from './publish-case.ts';

const knowledge = loadKnowledge();
const masked = smallCase({ withheld: [WITNESS] });
const mask = new Mask(masked, knowledge);

describe('masking withheld names', () => {
  it.each([
    ['سامر الدرويش', BAR],
    ['وسامر الدرويش قال', `و${BAR} قال`],
    ['قال لسامر الدرويش', `قال ل${BAR}`],
    ['سَامِر الدَّرويش', BAR],
    ['ســامر الـدرويش', BAR],
    ['الدرويش وحده', `${BAR} وحده`],
    ['عن درويش', `عن ${BAR}`],
    ['للدرويش', BAR],
    ['Samer al-Darwish said', `${BAR} said`],
    ['SAMER AL-DARWISH', BAR],
  ])('%s', (text, shown) => expect(mask.text(text)).toBe(shown));

  it.each(['الدراويش في الطريق', 'سامراء', 'قال الشاهد'])('leaves %s alone', (text) =>
    expect(mask.text(text)).toBe(text),
  );

  it('masks by the spans of mentions, in quotes', () => {
    const [claim] = masked.record.claims;
    const shown = mask.quote(masked.record.articles[0]!.text, claim!.quote, claim!.id);
    expect(shown).toContain(BAR);
    expect(shown).not.toMatch(/سامر|الدرويش/);
    expect(shown).toContain('سوق البلدة');
  });

  it('drops addresses that name the person, encoded too', () => {
    expect(mask.url('https://example.org/samer-al-darwish/1')).toBeNull();
    expect(mask.url(`https://example.org/${encodeURIComponent('سامر-الدرويش')}`)).toBeNull();
    expect(mask.url('https://example.org/market')).toBe('https://example.org/market');
  });

  it.each(['ar', 'en'] as const)('leaves no trace in the report (%s)', (language) => {
    const page = writeReport(masked, knowledge, { language });
    expect(page).toContain(BAR);
    expect(page).not.toMatch(/سامر|درويش|Samer|Darwish/i);
    expect(page).toContain('الدفاع المدني');
  });

  it('leaves no trace in any export', () => {
    const files = exportFiles(masked, knowledge, ['claims', 'incidents', 'disputes', 'naming', 'geojson', 'csv']);
    for (const [name, content] of files) {
      expect(content, name).not.toMatch(/سامر|درويش|Samer|Darwish/i);
      expect(content, name).not.toContain(WITNESS);
    }
    expect(files.get('claims.jsonl')).toContain(BAR);
  });

  it('shows everything where nothing is withheld', () => {
    expect(writeReport(smallCase(), knowledge, { language: 'ar' })).toContain('سامر الدرويش');
  });

  it('never lets a listed form through, whatever stands around it', () => {
    const around = fc.constantFrom(' ', '، ', '«', '»', '\n', ' (', '. ', '\u200f', ' و', '#', '_');
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(mask.text(`قال${before} سامر الدرويش ${after}أمس`)).not.toMatch(/سامر|الدرويش/);
      }),
    );
  });
});

describe('withheldOf', () => {
  const judgement = (
    verdict: Judgement['verdict'],
    ids: readonly string[],
    more: Partial<Judgement> = {},
  ): Judgement => ({
    ...{ id: ids.join(), verdict, by: 'r', at: '2026-01-01T00:00:00Z' },
    subject: (ids.length === 1 ? { kind: 'entity', ids } : { kind: 'entities', ids }) as Judgement['subject'],
    ...more,
  });

  it('follows what is judged to be the same, and forgets what was taken back', () => {
    const taken = { withdrawn: { by: 'r', at: '2026-01-02T00:00:00Z' } };
    const list = [
      judgement('withhold', ['a']),
      judgement('same', ['b', 'a']),
      judgement('same', ['b', 'c']),
      judgement('withhold', ['z'], taken),
    ];
    expect(withheldOf(list)).toEqual(new Set(['a', 'b', 'c']));
  });
});
