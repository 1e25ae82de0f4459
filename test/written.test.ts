/** The written articles that the models train on: every word of a reading stands in its article, and what is broken is refused by name. */
import { describe, expect, test } from 'vitest';
import { MODALITIES } from '../src/model/index.ts';
import { loadResources } from '../src/pipeline.ts';
import { loadWritten, parseWritten } from '../src/train/written.ts';

const articles = loadWritten();

describe('the written articles', () => {
  test('each has an id of its own, a day and claims of known types', () => {
    const { ontology } = loadResources();
    expect(new Set(articles.map((a) => a.doc)).size).toBe(articles.length);
    for (const { doc, published, claims } of articles) {
      expect(published, doc).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(claims.length, doc).toBeGreaterThan(0);
      for (const claim of claims) {
        expect(ontology.has(claim.type), `${doc}: ${claim.type}`).toBe(true);
        expect(MODALITIES, doc).toContain(claim.modality);
      }
    }
  });

  test('every trigger stands where its reading says, and no two on the same words for the same type', () => {
    for (const { doc, text, claims } of articles) {
      for (const { trigger, span } of claims) expect(text.slice(span!.start, span!.end), doc).toBe(trigger);
      const keys = claims.map((c) => `${c.type} ${c.span!.start}`);
      expect(new Set(keys).size, doc).toBe(keys.length);
    }
  });
});

const WRITTEN = `##### one
published: 2024-05-12
عنوان

قصف الجيش القرية أمس.
---
shelling | [[قصف]] الجيش | الجيش | القرية | القرية | أمس | | | asserted
`;

describe('parsing', () => {
  test('text and reading are told apart', () => {
    const [article] = parseWritten(WRITTEN);
    expect(article).toMatchObject({ doc: 'one', published: '2024-05-12', text: 'عنوان\n\nقصف الجيش القرية أمس.' });
    expect(article!.claims).toMatchObject([{ type: 'shelling', agent: ['الجيش'], target: ['القرية'] }]);
  });

  test('words that do not stand in the article, and an article without a day, are refused', () => {
    const refused = (text: string, reason: string) => {
      const error = { code: 'broken-reading', place: 'one', reason: expect.stringContaining(reason) };
      expect(() => parseWritten(text)).toThrow(expect.objectContaining(error));
    };
    refused(WRITTEN.replace('| الجيش |', '| العدو |'), '«العدو» does not stand in');
    refused(WRITTEN.replace('published: 2024-05-12\n', ''), 'needs a day');
  });
});
