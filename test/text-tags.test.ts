/** Noun or verb, where a form may be either. */
import { describe, expect, test } from 'vitest';
import { annotate, loadResources } from '../src/pipeline.ts';

const resources = loadResources();

describe('a form that may be a noun or a verb', () => {
  test.each([
    ['قتل ثلاثة من أفراد [أسرته] في القصف', 'N'],
    ['غادر أفراد [عائلته] البلدة', 'N'],
    ['الجنود الذين [أسرتهم] الفصائل', 'V'],
  ])('%s', (marked, expected) => {
    const at = marked.indexOf('[');
    const { doc, tags } = annotate(resources, marked.replace(/[[\]]/g, ''), null);
    expect(tags[doc.tokens.findIndex((t) => t.start <= at && at < t.end)]).toBe(expected);
  });
});
