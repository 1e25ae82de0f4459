/** How well an incident is attested, by rule, after Airwars; says nothing on who is right. */
import type { Bilingual, Grade } from '../model/index.ts';
import type { AspectContext, AspectResult } from './aspects/index.ts';
import { speaksFor } from './aspects/occurrence.ts';
import { type Fact, speakerOf } from './facts.ts';
import { fill, joined } from './rules.ts';
import { admits } from './wording.ts';

export interface Graded {
  readonly grade: Grade;
  readonly gradeBecause: Bilingual;
  readonly gradeClaims: readonly string[];
}

/** The first grade that holds: discounted, contested, confirmed, then fair or weak by the number of origins; with the claims that gave it. */
export function gradeOf(facts: readonly Fact[], aspects: readonly AspectResult[], context: AspectContext): Graded {
  const { rules, originName } = context;
  const give = (grade: Grade, by: readonly Fact[], why?: Bilingual): Graded => {
    const origins = [...new Set(by.map((f) => f.origin))].sort();
    const slots = { as: joined(origins.map(originName), rules), ...(why ? { why } : {}) };
    return { grade, gradeBecause: fill(rules.grades[grade], slots), gradeClaims: by.map((f) => f.id) };
  };
  const told = facts.filter((f) => f.claim.modality !== 'denied');
  if (told.length === 0) return give('discounted', facts);
  const disputed = aspects.find(
    (a) => (a.aspect.aspect === 'occurrence' || a.aspect.aspect === 'agent') && a.aspect.verdict === 'conflict',
  );
  if (disputed) {
    const ids = new Set(disputed.sides.flat());
    return give(
      'contested',
      [...ids].flatMap((k) => disputed.facts[k]!),
      disputed.aspect.because,
    );
  }
  const admitted = told.filter((f) => isOwn(f, context));
  if (admitted.length > 0) return give('confirmed', admitted);
  const firm = told.filter((f) => f.claim.modality !== 'uncertain');
  const agreeing = firm.length > 0 ? firm : told;
  return give(new Set(agreeing.map((f) => f.origin)).size > 1 ? 'fair' : 'weak', agreeing);
}

/** A party that the tables know says of itself that it did it. */
function isOwn(fact: Fact, { parties, rules }: AspectContext): boolean {
  const { modality, agent, source } = fact.claim;
  if (modality !== 'asserted' || parties.isUnknown(speakerOf(fact)) || !speaksFor(fact, fact.agent, parties))
    return false;
  const { owned, tolls } = rules.incident;
  if (owned.includes(fact.type)) return source.some((s) => admits(s.cue ?? ''));
  // who announces deaths tells of his own dead, unless he is named once more as who killed
  return !tolls.includes(fact.type) || !agent.some((m) => source.some((s) => s.start === m.start));
}
