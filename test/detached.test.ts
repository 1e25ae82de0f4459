import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detached } from '../src/text/detached.ts';

test('a detached text is the same text, halves of surrogate pairs included', () => {
  const unit = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\ud83d', '\ude00', 'قصف', '\0'));
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 30 }), fc.nat(5), (parts, from) => {
      const text = parts.join('').slice(from);
      expect(detached(text)).toBe(text);
    }),
  );
});
