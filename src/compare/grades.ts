/** How well an incident is attested, by rule, after Airwars; says nothing on who is right. */
import type { Bilingual, Grade } from '../model/index.ts';
import type { AspectContext, AspectResult } from './aspects/index.ts';
import type { Fact } from './facts.ts';
import { fill, joined } from './rules.ts';

export interface Graded {
  readonly grade: Grade;
  readonly gradeBecause: Bilingual;
  readonly gradeClaims: readonly string[];
}

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
  const admitted = told.filter((f) => f.claim.modality === 'asserted' && saysSoItself(f, context));
  if (admitted.length > 0) return give('confirmed', admitted);
  const firm = told.filter((f) => f.claim.modality !== 'uncertain');
  const agreeing = firm.length > 0 ? firm : told;
  return give(new Set(agreeing.map((f) => f.origin)).size > 1 ? 'fair' : 'weak', agreeing);
}

/** The source of the claim is the party that the deed is laid to, or a part of it. */
function saysSoItself(fact: Fact, { parties }: AspectContext): boolean {
  if (fact.claim.source.length === 0) return false;
  const speaker = fact.origin.slice(2);
  return fact.agent.some((a) => {
    const relation = parties.relation(a, speaker, fact.day);
    return relation === 'same' || relation === 'part';
  });
}
