/** Whether a judgement makes sense before it is written down for good. */
import { type Claim, isRound, type Span } from '../model/index.ts';
import { claim as claimSchema, type NewJudgement, type Subject, z } from './contract.ts';
import { Refusal } from './failures.ts';
import type { View } from './views/view.ts';

const SUBJECTS: Record<NewJudgement['verdict'], readonly Subject['kind'][]> = {
  right: ['claim'],
  wrong: ['claim'],
  corrected: ['claim'],
  same: ['claims', 'entities'],
  different: ['claims', 'entities'],
  withhold: ['entity'],
  comment: ['claim', 'claims', 'entity', 'entities'],
};

const { type, agent, target, place, when, numbers, source, modality } = claimSchema.shape;
const fieldsSchema = z.strictObject({ type, agent, target, place, when, numbers, source, modality }).partial();

/** @throws Refusal `malformed` saying what is wrong */
export function checkJudgement(view: View, { subject, verdict, fields, note }: NewJudgement): void {
  if (!SUBJECTS[verdict].includes(subject.kind)) throw new Refusal('malformed', `${verdict} ≠ ${subject.kind}`);
  if (subject.ids.length === 2 && subject.ids[0] === subject.ids[1]) throw new Refusal('malformed', 'subject.ids');
  if (verdict === 'comment' && !note?.trim()) throw new Refusal('malformed', 'note');
  if ((verdict === 'corrected') !== (fields !== undefined)) throw new Refusal('malformed', 'fields');
  if (verdict === 'corrected' && subject.kind === 'claim') checkFields(view, view.claim(subject.ids[0]), fields);
}

/** A count gives a number, unless it is round («عشرات»), and its bounds are the right way round. */
function isNumber({ qualifier, lo, hi }: { qualifier: string; lo: number | null; hi: number | null }): boolean {
  if (lo === null && hi === null) return isRound(qualifier);
  return (lo ?? 0) >= 0 && (lo === null || hi === null || lo <= hi);
}

/** Every span must lie in the article, its words must be those that stand there, and the type must be known. */
function checkFields(view: View, claim: Claim, fields: unknown): void {
  const parsed = fieldsSchema.safeParse(fields);
  if (!parsed.success) throw new Refusal('malformed', `fields.${parsed.error.issues[0]?.path.join('.')}`);
  if (Object.keys(parsed.data).length === 0) throw new Refusal('malformed', 'fields');
  if (parsed.data.type !== undefined && !view.world.ontology.has(parsed.data.type))
    throw new Refusal('malformed', 'fields.type');
  if (parsed.data.numbers?.some((n) => !isNumber(n))) throw new Refusal('malformed', 'fields.numbers');
  const { text } = view.article(claim.doc);
  for (const key of ['agent', 'target', 'place', 'numbers', 'source'] as const)
    for (const item of (parsed.data[key] ?? []) as readonly (Span & { text: string })[])
      if (text.slice(item.start, item.end) !== item.text) throw new Refusal('malformed', `fields.${key}`);
}
