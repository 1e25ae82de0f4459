/** The queue of review, judgements, and what the workbench asks once: the case, its vocabulary, its limits. */
import { ENTITY_KINDS, JUDGEMENT_VERDICTS } from '../../model/index.ts';
import { claimView } from './claims.ts';
import {
  bilingual,
  datedText,
  judgement,
  list,
  outletRef,
  paged,
  problem,
  review,
  state,
  subject,
  z,
} from './common.ts';
import { dispute } from './incidents.ts';

export const reviewItem = z
  .object({
    claim: claimView,
    why: z.enum(['dispute', 'doubt', 'rest']),
    disputes: list(dispute),
    context: z
      .object({ text: z.string(), start: z.number().int(), end: z.number().int() })
      .openapi({ description: 'The words around the quote; offsets of the article.' }),
  })
  .openapi('ReviewItem');

/** Claims of open disputes first, then doubtful ones, then the rest; stable while one works through it. */
export const reviewPage = paged(reviewItem)
  .extend({
    progress: z.object({
      total: z.number().int(),
      done: z.number().int(),
      disputes: z.object({ total: z.number().int(), done: z.number().int() }),
      doubts: z.object({ total: z.number().int(), done: z.number().int() }),
      reviewers: list(z.object({ by: z.string(), count: z.number().int() })),
    }),
  })
  .openapi('ReviewPage');

export const judgementsPage = paged(
  judgement.extend({
    label: datedText.openapi({ description: 'The sentence of the claim, or the names of the entities.' }),
    of: z.enum(ENTITY_KINDS).nullable().openapi({ description: 'The kind of the entities; null of claims.' }),
  }),
).openapi('JudgementsPage');

const name = z.string().trim().min(1).max(80);
const note = z.string().max(4000).optional();
/** Which fields of a claim a person may set. */
export const CORRECTABLE = ['type', 'agent', 'target', 'place', 'when', 'numbers', 'source', 'modality'] as const;

export const newJudgement = z
  .strictObject({
    subject,
    verdict: z.enum(JUDGEMENT_VERDICTS),
    fields: z.partialRecord(z.enum(CORRECTABLE), z.unknown()).optional(),
    by: name,
    note,
  })
  .openapi('NewJudgement');
export const newWithdrawal = z.strictObject({ by: name, note }).openapi('NewWithdrawal');
export const judged = z
  .object({
    ...state,
    judgement,
    review,
    alias: z.string().nullable().openapi({ description: 'Of what was withheld: the id by which it goes from now on.' }),
  })
  .openapi('Judged');
export const subjectReview = z.object({ ...state, subject, review }).openapi('SubjectReview');

export const problemsPage = paged(problem).openapi('ProblemsPage');

export const caseInfo = z
  .object({
    ...state,
    name: z.string(),
    version: z.string().openapi({ description: 'Of the program.' }),
    lang: z.enum(['ar', 'en']).nullable().openapi({ description: "Language to start in; null: the browser's own." }),
    role: z.enum(['reader', 'reviewer']).openapi({ description: 'Of this request.' }),
    mayReview: z
      .boolean()
      .openapi({ description: 'The header `isnad-role: reviewer` is honoured and writes are taken.' }),
    withheld: z.number().int().openapi({ description: 'How many names are withheld.' }),
    types: list(z.object({ id: z.string(), group: z.string(), label: bilingual, definition: bilingual })).openapi({
      description: 'Claim types of the ontology.',
    }),
    outlets: list(outletRef),
    correctable: list(z.enum(CORRECTABLE)),
    limits: z.object({ size: z.number().int(), body: z.number().int(), compare: z.number().int() }),
  })
  .openapi('CaseInfo');

export type ReviewItem = z.infer<typeof reviewItem>;
export type ReviewPage = z.infer<typeof reviewPage>;
export type JudgementsPage = z.infer<typeof judgementsPage>;
export type NewJudgement = z.infer<typeof newJudgement>;
export type NewWithdrawal = z.infer<typeof newWithdrawal>;
export type Judged = z.infer<typeof judged>;
export type SubjectReview = z.infer<typeof subjectReview>;
export type ProblemsPage = z.infer<typeof problemsPage>;
export type CaseInfo = z.infer<typeof caseInfo>;
