/** Pieces that many answers share. Offsets are UTF-16 code units into the text of the article, end exclusive. */
import { z } from '@hono/zod-openapi';
import { ENTITY_KINDS, JUDGEMENT_VERDICTS } from '../../model/index.ts';

export { z };

/** A list that cannot be changed: the types of the record are read-only throughout. */
export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
/** An ISO day. */
export const day = z.string().openapi({ example: '2018-02-21' });
export const bilingual = z.object({ ar: z.string(), en: z.string() }).openapi('Bilingual');
/** A date in a text that the program made. */
const dateAt = z
  .object({
    start: z.number().int(),
    end: z.number().int(),
    from: day,
    to: day,
    shape: z.enum(['day', 'part', 'month', 'year']).openapi({
      description: 'How much of it is written; `part`: without what it shares with `beside`, the date that follows.',
    }),
    beside: day.optional(),
  })
  .openapi('DateAt');
/** A text that the program made, with the dates in it, so that they can be shown in any calendar. */
export const datedText = bilingual
  .extend({ dates: z.object({ ar: list(dateAt), en: list(dateAt) }).optional() })
  .openapi('DatedText');
export const span = z.object({ start: z.number().int(), end: z.number().int() }).openapi('Span');

/** Every answer says of what state of the case it speaks. */
export const state = {
  head: z.string().openapi({ description: 'Hash of the last journal line; changes with every write.' }),
  stale: z.boolean().openapi({
    description:
      'True while the comparison of a newer journal is still being made; claims and judgements are always new.',
  }),
};

/** One page of a list: `page` counts from 1. */
export const paged = <T extends z.ZodType>(item: T) =>
  z.object({
    ...state,
    total: z.number().int(),
    page: z.number().int(),
    size: z.number().int(),
    items: list(item),
  });

export const outletRef = z
  .object({
    id: z.string().openapi({ description: 'As the article gives it; the empty string where it gives none.' }),
    name: bilingual,
    articles: z.number().int(),
  })
  .openapi('OutletRef');

export const entityRef = z
  .object({
    id: z.string(),
    kind: z.enum(ENTITY_KINDS),
    name: bilingual,
    withheld: z.boolean().openapi({ description: 'Its names are masked for everyone but a reviewer who asks.' }),
  })
  .openapi('EntityRef');

export const published = z.object({ date: day.nullable(), from: z.string() });

/** What a list or a claim says of the article it comes from. */
export const articleRef = z
  .object({
    id: z.string(),
    title: z.string().openapi({ description: 'The title, else the beginning of the text.' }),
    lang: z.string(),
    outlet: outletRef.pick({ id: true, name: true }),
    published,
  })
  .openapi('ArticleRef');

export const subject = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('claim'), ids: z.tuple([z.string()]).readonly() }),
    z.object({ kind: z.literal('claims'), ids: z.tuple([z.string(), z.string()]).readonly() }),
    z.object({ kind: z.literal('entity'), ids: z.tuple([z.string()]).readonly() }),
    z.object({ kind: z.literal('entities'), ids: z.tuple([z.string(), z.string()]).readonly() }),
  ])
  .openapi('Subject');

export const judgement = z
  .object({
    id: z.string(),
    subject,
    verdict: z.enum(JUDGEMENT_VERDICTS),
    fields: z.record(z.string(), z.unknown()).optional(),
    by: z.string(),
    at: z.string(),
    note: z.string().optional(),
    withdrawn: z.object({ by: z.string(), at: z.string(), note: z.string().optional() }).optional(),
  })
  .openapi('Judgement');

export const REVIEW_STATES = ['open', 'right', 'wrong', 'corrected'] as const;
/** What people have said of one subject. */
export const review = z
  .object({
    version: z.string().openapi({
      description:
        'Changes with every judgement and withdrawal on the subject; goes back as `If-Match` with the next one.',
      example: '0',
    }),
    state: z.enum(REVIEW_STATES),
    judgements: list(judgement).openapi({ description: 'Oldest first, the withdrawn ones too.' }),
  })
  .openapi('Review');

export const problem = z
  .object({
    severity: z.enum(['error', 'warning']),
    code: z.string(),
    reason: z.string(),
    place: z.string().optional(),
    article: z.string().optional(),
    span: span.optional(),
  })
  .openapi('Problem');

/** What the server says when it does not do what was asked. */
export const failure = z
  .object({
    code: z.string().openapi({ example: 'judged-since' }),
    reason: bilingual,
    place: z.string().optional(),
    review: review.optional().openapi({ description: 'With `judged-since`: what others have said in the meantime.' }),
  })
  .openapi('Failure');

export type Bilingual = z.infer<typeof bilingual>;
export type DatedText = z.infer<typeof datedText>;
export type Span = z.infer<typeof span>;
export type OutletRef = z.infer<typeof outletRef>;
export type EntityRef = z.infer<typeof entityRef>;
export type ArticleRef = z.infer<typeof articleRef>;
export type Subject = z.infer<typeof subject>;
export type ReviewState = (typeof REVIEW_STATES)[number];
export type Review = z.infer<typeof review>;
export type ProblemView = z.infer<typeof problem>;
export type Failure = z.infer<typeof failure>;
