/** The interface's two languages say the same things, with all plural forms. */
import { describe, expect, test } from 'vitest';
import { ar } from '../web/src/i18n/ar.ts';
import { en } from '../web/src/i18n/en.ts';
import { LINKED } from '../web/src/i18n/linked.ts';
import { PROBLEMS } from '../web/src/i18n/problems.ts';

const FORM = /_(zero|one|two|few|many|other)$/;
const stems = (words: Readonly<Record<string, string>>) => new Set(Object.keys(words).map((k) => k.replace(FORM, '')));

describe('words of the interface', () => {
  test('both languages have the same keys', () => {
    expect([...stems(ar)].sort()).toEqual([...stems(en)].sort());
  });

  test('every plural has the forms of its language', () => {
    const plural = new Set(
      Object.keys(en)
        .filter((k) => FORM.test(k))
        .map((k) => k.replace(FORM, '')),
    );
    const lacking: string[] = [];
    for (const stem of plural) {
      for (const form of ['one', 'other']) if (!(`${stem}_${form}` in en)) lacking.push(`en ${stem}_${form}`);
      for (const form of ['zero', 'one', 'two', 'few', 'many', 'other'])
        if (!(`${stem}_${form}` in ar)) lacking.push(`ar ${stem}_${form}`);
    }
    expect(lacking).toEqual([]);
  });

  test('what is filled in has the same names in both', () => {
    const names = (text: string) =>
      [...text.matchAll(/\{\{(\w+)\}\}/g)]
        .map((m) => m[1])
        .filter((n) => n !== 'n')
        .sort()
        .join();
    const english = en as Readonly<Record<string, string>>;
    const differ = Object.keys(ar).filter((key) => {
      const twin = english[key] ?? english[`${key.replace(FORM, '')}_other`];
      return twin === undefined || names(twin) !== names(ar[key] as string);
    });
    expect(differ).toEqual([]);
  });

  test('each word of the aspects, grades, counts and modalities of the record is there', async () => {
    const { ASPECTS, GRADES, COUNTED, MODALITIES, QUALIFIERS, ENTITY_KINDS } = await import('../src/model/index.ts');
    const wanted = [
      ...ASPECTS.map((x) => `aspect.${x}`),
      ...GRADES.map((x) => `grade.${x}`),
      ...COUNTED.map((x) => `counted.${x}`),
      ...MODALITIES.map((x) => `modality.${x}`),
      ...QUALIFIERS.map((x) => `hedge.${x}`),
      ...QUALIFIERS.filter((x) => x !== 'exact').map((x) => `qualifier.${x}`),
      ...ENTITY_KINDS.map((x) => `kind.${x}`),
    ];
    expect(wanted.filter((key) => !(key in en) || !(key in ar))).toEqual([]);
  });

  test('each feature that links claims has its words', async () => {
    const { loadAccountRules } = await import('../src/compare/rules.ts');
    const { weights } = loadAccountRules().incident;
    expect(Object.keys(weights).filter((name) => name !== 'base' && !LINKED[name])).toEqual([]);
    for (const words of [...Object.values(LINKED), ...Object.values(PROBLEMS)]) {
      expect(words.ar).toMatch(/\p{Script=Arabic}/u);
      expect(words.en).toMatch(/^[\x20-\x7e]+$/);
    }
  });
});
