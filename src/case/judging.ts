/** Writing a person's word into the journal. */
import { type Claim, type ClaimAnchor, IsnadError, JUDGEMENT_VERDICTS, type Judgement } from '../model/index.ts';
import { articleOfRow } from './articles.ts';
import { checkFields } from './fields.ts';
import { anchorOf, articleOf, findAnchor } from './judged.ts';
import { ontologyTypes } from './names.ts';
import type { Ground } from './open.ts';
import { listJudgements, readingOf, rowOf } from './records.ts';
import { rephrase } from './rephrase.ts';

/** A judgement before it is written: who, on what, which verdict, why. */
export type NewJudgement = Pick<Judgement, 'subject' | 'verdict' | 'fields' | 'by' | 'note'>;

/** Verdicts that a subject of each kind may get. */
const FITTING: Readonly<Record<Judgement['subject']['kind'], readonly Judgement['verdict'][]>> = {
  claim: ['right', 'wrong', 'corrected', 'withhold', 'comment'],
  claims: ['same', 'different', 'comment'],
  entity: ['withhold', 'comment'],
  entities: ['same', 'different', 'comment'],
};
/** @throws IsnadError `broken-judgement`, `no-such-claim` */
export async function writeJudgement(ground: Ground, judgement: NewJudgement): Promise<Judgement> {
  check(judgement);
  const { subject, verdict, fields, by, note } = judgement;
  const anchors =
    subject.kind === 'claim' || subject.kind === 'claims' ? await anchorsOf(ground, subject.ids) : undefined;
  const set = fields ? await settled(ground, subject.ids[0], fields) : undefined;
  const kept = {
    subject,
    verdict,
    ...(set === undefined ? {} : { fields: set }),
    by,
    ...(note === undefined ? {} : { note }),
    ...(anchors ? { anchors } : {}),
    at: new Date().toISOString(),
  };
  const lines = await ground.ledger.commit(
    () => ({ evidence: [], entries: [{ kind: 'judgement', judgement: kept }] }),
    (seen) => ground.known.follow(seen),
  );
  ground.known.follow(lines);
  await ground.projection.sync(lines);
  return { id: lines[0]!.hash, ...kept, at: lines[0]!.at };
}

/** The fields, checked against the article; a correction that does not word the claim itself gets it worded anew. */
async function settled(
  ground: Ground,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const row = await rowOf(ground, articleOf(id));
  const article = await articleOfRow(ground.ledger, row!, 'told');
  checkFields(fields, article.text, ontologyTypes());
  if ('sentence' in fields) return { ...fields };
  const claim = (await readingOf(ground, article.id))?.claims.find((c) => c.id === id);
  return { ...fields, sentence: rephrase({ ...claim, ...fields } as Claim, article) };
}

/** Takes a judgement back; it stays in the record as withdrawn. `id` may be its first characters, eight at least. @throws IsnadError `no-such-judgement` */
export async function writeWithdrawal(ground: Ground, id: string, by: string, note?: string): Promise<Judgement> {
  const all = await listJudgements(ground);
  const meant = all.filter((j) => j.id === id || (id.length >= 8 && j.id.startsWith(id)));
  if (meant.length !== 1) throw new IsnadError('no-such-judgement', 'no judgement, or more than one, has this id', id);
  if (meant[0]!.withdrawn) throw new IsnadError('no-such-judgement', 'has been withdrawn already', id);
  if (!by.trim()) throw new IsnadError('broken-judgement', 'a withdrawal needs the name of who makes it');
  const judgement = meant[0]!.id;
  const lines = await ground.ledger.commit(
    () => ({ evidence: [], entries: [{ kind: 'withdrawal', judgement, by, ...(note === undefined ? {} : { note }) }] }),
    (seen) => ground.known.follow(seen),
  );
  ground.known.follow(lines);
  await ground.projection.sync(lines);
  return (await listJudgements(ground)).find((j) => j.id === judgement)!;
}

function check({ subject, verdict, fields, by }: NewJudgement): void {
  const broken = (reason: string) => new IsnadError('broken-judgement', reason);
  if (!by.trim()) throw broken('a judgement needs the name of who makes it');
  if (!JUDGEMENT_VERDICTS.includes(verdict))
    throw broken(`«${verdict}» is no verdict; one of ${JUDGEMENT_VERDICTS.join(', ')}`);
  const fitting = FITTING[subject.kind];
  if (!fitting) throw broken(`«${subject.kind}» is nothing that can be judged`);
  if (!fitting.includes(verdict))
    throw broken(`${verdict} cannot be said of ${subject.kind}; one of ${fitting.join(', ')}`);
  const pair = subject.kind === 'claims' || subject.kind === 'entities';
  if (subject.ids.length !== (pair ? 2 : 1) || subject.ids.some((id) => typeof id !== 'string' || id === ''))
    throw broken(pair ? 'two ids are needed' : 'one id is needed');
  if (pair && subject.ids[0] === subject.ids[1]) throw broken('the two ids are the same');
  const set = Object.keys(fields ?? {}).length;
  if (verdict === 'corrected' && set === 0) throw broken('a correction needs at least one field');
  if (verdict !== 'corrected' && set > 0) throw broken('only a correction has fields');
}

async function anchorsOf(ground: Ground, ids: readonly string[]): Promise<ClaimAnchor[]> {
  const anchors: ClaimAnchor[] = [];
  for (const id of ids) {
    const reading = await readingOf(ground, articleOf(id));
    const claim = reading?.claims.find((c) => c.id === id);
    if (!claim) throw new IsnadError('no-such-claim', 'the case holds no claim of this id', id);
    anchors.push(anchorOf(claim));
  }
  return anchors;
}

/** The claim that each judgement on a single claim means in a reading; for showing a claim as it was read beside what people said of it. */
export function judgementsOn(claims: readonly Claim[], judgements: readonly Judgement[]): Map<string, Judgement[]> {
  const by = new Map<string, Judgement[]>();
  for (const j of judgements)
    for (const anchor of j.anchors ?? []) {
      const claim = findAnchor(anchor, claims);
      if (claim && anchor.article === claim.doc) by.set(claim.id, [...(by.get(claim.id) ?? []), j]);
    }
  return by;
}
