/** Articles, their copies, articles side by side, search. */
import { claimView } from './claims.ts';
import { articleRef, datedText, list, paged, problem, span, state, z } from './common.ts';

export const articleRow = articleRef
  .extend({
    url: z.string().nullable().openapi({ description: 'Only http(s); anything else is not shown as an address.' }),
    author: z.string().nullable(),
    length: z.number().int().openapi({ description: 'UTF-16 code units of the text.' }),
    claims: z.number().int(),
    incidents: z.number().int(),
    copyOf: z.string().nullable().openapi({ description: 'The article whose text it carries.' }),
    read: z.boolean(),
  })
  .openapi('ArticleRow');
export const articlesPage = paged(articleRow).openapi('ArticlesPage');

export const copies = z
  .object({
    id: z.string(),
    root: articleRef,
    because: z.string(),
    copies: list(z.object({ article: articleRef, similarity: z.number() })),
  })
  .openapi('Copies');

export const articleView = articleRow
  .extend({
    ...state,
    text: z.string(),
    masked: list(span).openapi({
      description: 'Where withheld names stand; the text has █ there, as many as the name is long.',
    }),
    sha256: z.string(),
    original: z.object({
      href: z.string().nullable().openapi({ description: 'Null where the bytes hold a withheld name.' }),
      bytes: z.number().int().nullable(),
      same: z.boolean().openapi({ description: 'The text is the bytes, decoded; offsets need no map.' }),
    }),
    claimsOf: list(claimView).openapi({ description: 'In the order of the text.' }),
    copies: copies.nullable(),
    versions: list(articleRef).openapi({ description: 'Other articles at the same address.' }),
    problems: list(problem),
  })
  .openapi('ArticleView');

/** Two texts piece by piece, in order. `left` and `right` are empty spans where one side has nothing. */
export const difference = z
  .object({
    ...state,
    left: articleRef,
    right: articleRef,
    similarity: z.number().openapi({ description: 'Share of words in common, 0–1.' }),
    texts: z.object({ left: z.string(), right: z.string() }),
    parts: list(z.object({ same: z.boolean(), left: span, right: span })),
  })
  .openapi('Difference');

export const compare = z
  .object({
    ...state,
    articles: list(articleRow.extend({ text: z.string(), masked: list(span), claimsOf: list(claimView) })),
    rows: list(
      z.object({
        incident: z.object({ id: z.string(), title: datedText, type: z.string() }),
        claims: list(list(z.string())).openapi({
          description: 'Claim ids, one list for each article in the order asked.',
        }),
        conflicts: list(z.object({ aspect: z.string(), of: z.string().optional(), because: datedText })),
      }),
    ).openapi({ description: 'Incidents that at least one of the articles tells; those told by most first.' }),
    differences: list(z.object({ left: z.string(), right: z.string(), similarity: z.number() })),
  })
  .openapi('Compare');

export const hit = z
  .object({
    article: articleRow,
    score: z.number(),
    titleHighlights: list(span).openapi({ description: 'Offsets into the title.' }),
    snippets: list(
      span.extend({
        text: z.string(),
        highlights: list(span).openapi({ description: 'Offsets into the text of the article, not of the snippet.' }),
      }),
    ),
    claims: list(z.string()),
  })
  .openapi('Hit');
export const searchPage = paged(hit).extend({ q: z.string(), took: z.number() }).openapi('SearchPage');

/** Words asked for, in whatever form they stand in one article. */
export const articleWords = z.object({ ...state, q: z.string(), found: list(span) }).openapi('ArticleWords');

export type ArticleWords = z.infer<typeof articleWords>;
export type ArticleRow = z.infer<typeof articleRow>;
export type ArticlesPage = z.infer<typeof articlesPage>;
export type ArticleView = z.infer<typeof articleView>;
export type Copies = z.infer<typeof copies>;
export type Difference = z.infer<typeof difference>;
export type Compare = z.infer<typeof compare>;
export type HitView = z.infer<typeof hit>;
export type SearchPage = z.infer<typeof searchPage>;
