/** Examples for modality, and for which happening a number belongs to and what it counts. */
import { countedFeatures, ownerFeatures } from '../claims/counting.ts';
import { type CountPhrase, countPhrases } from '../claims/counts.ts';
import { modalityFeatures } from '../claims/modality.ts';
import type { Hashes } from '../learn/atoms.ts';
import type { Example } from '../learn/train.ts';
import { COUNTED, MODALITIES } from '../model/index.ts';
import { nearestTokens, type Prepared } from './prepare.ts';
import { roleTruth } from './roles.ts';

export function modalityExamples(article: Prepared, out: Hashes): Example[] {
  const { scene, claims } = article;
  return scene.triggers.map((trigger, k) => {
    const before = scene.triggers[k - 1];
    const same = before && scene.doc.sentenceOf[before.first] === scene.doc.sentenceOf[trigger.first];
    const earlier = same
      ? { type: before.type, modality: claims[k - 1]!.modality, first: before.first, last: before.last }
      : null;
    modalityFeatures(
      out,
      scene,
      trigger,
      earlier,
      claims[k]!.source[0]?.cue ?? (claims[k]!.source.length > 0 ? '?' : ''),
    );
    return { features: out.take(), label: MODALITIES.indexOf(claims[k]!.modality) };
  });
}

/** Which claims (indices) each count of an article belongs to, and as what. */
function countTruth(article: Prepared): Map<CountPhrase, { claim: number; of: string }[]> {
  const { scene, claims } = article;
  const counts = countPhrases(scene);
  const owners = new Map<CountPhrase, { claim: number; of: string }[]>(counts.map((c) => [c, []]));
  claims.forEach((claim, k) => {
    const near = scene.triggers[k]!.start;
    for (const n of claim.numbers) {
      const at = nearestTokens(scene.doc, n.text, near);
      const count = at && counts.find((c) => c.first < at.last && c.last > at.first);
      if (count) owners.get(count)!.push({ claim: k, of: n.of });
    }
  });
  return owners;
}

/** For each number and each trigger of its sentence, whether it belongs there. */
export function ownerExamples(article: Prepared, out: Hashes): Example[] {
  const { scene } = article;
  return [...countTruth(article)].flatMap(([count, owners]) =>
    scene.triggers.flatMap((trigger, k): Example[] => {
      if (scene.doc.sentenceOf[trigger.first] !== scene.doc.sentenceOf[count.first]) return [];
      if (article.gold.lengths === false && scene.doc.words[count.noun]?.classes.has('time-unit')) return [];
      ownerFeatures(out, scene, count, trigger, targetOf(article, k));
      return [{ features: out.take(), label: owners.some((o) => o.claim === k) ? 1 : 0 }];
    }),
  );
}

export function countedExamples(article: Prepared, out: Hashes): Example[] {
  const { scene } = article;
  return [...countTruth(article)].flatMap(([count, owners]) =>
    owners.map(({ claim, of }) => {
      countedFeatures(out, scene, count, scene.triggers[claim]!, targetOf(article, claim));
      return { features: out.take(), label: COUNTED.indexOf(of as (typeof COUNTED)[number]) };
    }),
  );
}

function targetOf(article: Prepared, k: number) {
  const truth = roleTruth(article, k);
  return truth.target?.length ? truth.candidates[truth.target[0]!]! : null;
}
