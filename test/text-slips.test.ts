import { describe, expect, it } from 'vitest';
import { fold } from '../src/text/fold.ts';
import { loadLexicon } from '../src/text/lexicon.ts';
import { Words } from '../src/text/words.ts';

const words = new Words(loadLexicon());

describe('a slip of the fingers in a longer word', () => {
  it.each([
    ['المحارصة', 'المحاصرة'],
    ['تطوررات', 'تطورات'],
    ['الاستعدادت', 'الاستعدادات'],
    ['المدينه', 'المدينة'],
  ])('%s is read as %s and marked', (written, meant) => {
    const word = words.of(fold(written));
    expect(word.slip).toBe(fold(meant));
    expect(word.known).toBe(true);
    expect(word.best.stem).toBe(words.of(fold(meant)).best.stem);
  });

  it.each(['المحاصرة', 'كردستان', 'واشنطن', 'زعتر'])('%s is left as it stands', (written) => {
    expect(words.of(fold(written)).slip).toBeUndefined();
  });
});
