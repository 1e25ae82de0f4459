/** Why each field of a claim has its value: the choice that was made, what it was made over, and the features that decided it. */
import { countPhrases } from '../../claims/counts.ts';
import { type Chosen, Decider } from '../../claims/decide.ts';
import { roleOrder } from '../../claims/roles.ts';
import type { Scene } from '../../claims/scene.ts';
import type { LinearModel } from '../../learn/model.ts';
import { type Because, COUNTED, MODALITIES } from '../../model/index.ts';
import type { Models } from '../../pipeline.ts';
import { type Option, strongest, Witness } from './watch.ts';

type Reasons = Record<string, string>;

/** Reasons for the claims of a scene, in the order of its triggers. `most`: features named for each. */
export function reasons(scene: Scene, { claims }: Models, most: number): Because[] {
  const witness = new Witness();
  const decided = new Decider(claims, witness).decide(scene);
  const out: Reasons[] = decided.map(() => ({}));
  const tell = (field: string, k: number, model: LinearModel, chosen: Chosen<unknown>) => {
    out[k]![field] = choice(scene, field, witness.next(model), chosen, most);
  };
  for (const k of roleOrder(scene)) {
    tell('agent', k, claims.agent, decided[k]!.agent);
    tell('target', k, claims.target, decided[k]!.target);
  }
  decided.forEach((d, k) => {
    tell('source', k, claims.source, d.source);
    tell('place', k, claims.place, d.place);
    tell('when', k, claims.time, d.time);
    const [first, second] = witness.next(claims.modality);
    const over = second ? ` over ${MODALITIES[second.candidate as number]}` : '';
    out[k]!.modality = `${d.modality.it} ${d.modality.sure.toFixed(2)}${over}: ${strongest(first!, second, most)}`;
  });
  numbers(scene, claims, witness, out, most);
  return out;
}

/** Each number of a sentence is offered to each trigger in it; one that takes it says what it counts. */
function numbers(scene: Scene, claims: Models['claims'], witness: Witness, out: Reasons[], most: number): void {
  const { doc, triggers } = scene;
  for (const count of countPhrases(scene)) {
    const sentence = doc.sentenceOf[count.first]!;
    triggers.forEach((trigger, k) => {
      if (doc.sentenceOf[trigger.first] !== sentence) return;
      const [first, second] = witness.next(claims.owner);
      if (first?.candidate !== 1) return;
      const [of, other] = witness.next(claims.counted);
      const what = `«${doc.text.slice(count.start, count.end)}»`;
      const owned = `${what} belongs here: ${strongest(first, second, most)}`;
      const over = other ? ` over ${COUNTED[other.candidate as number]}` : '';
      const counts = of ? `; counts ${COUNTED[of.candidate as number]}${over}: ${strongest(of, other, most)}` : '';
      out[k]!.numbers = [out[k]!.numbers, owned + counts].filter(Boolean).join(' | ');
    });
  }
}

function choice(
  scene: Scene,
  field: string,
  options: readonly Option[],
  { it, sure }: Chosen<unknown>,
  most: number,
): string {
  const chosen = options.find((o) => o.candidate === it);
  const others = options.filter((o) => o !== chosen).sort((a, b) => b.score - a.score);
  const what = it === null ? 'none' : 'chosen';
  if (!chosen || others.length === 0) return `${what} ${sure.toFixed(2)}: no candidate in reach`;
  const [next] = others;
  return `${what} ${sure.toFixed(2)} over ${nameOf(scene, field, next!.candidate)}: ${strongest(chosen, next, most)}`;
}

/** A candidate in the words of the text. */
function nameOf({ doc, places, times, attributions, phrases }: Scene, field: string, candidate: unknown): string {
  if (candidate === null) return 'none';
  const c = candidate as { start: number; end: number; place: number; time: number; attribution: number };
  const words = ({ start, end }: { start: number; end: number }) => `«${doc.text.slice(start, end)}»`;
  if (field === 'place') return words(places[c.place]!);
  if (field === 'when') return words(times[c.time]!);
  if (field !== 'source') return words(c);
  const { first, last, speaker } = attributions[c.attribution]!;
  const cue = words({ start: doc.tokens[first]!.start, end: doc.tokens[last - 1]!.end });
  return speaker < 0 ? cue : `${words(phrases[speaker]!)} by ${cue}`;
}
