/** What lies near what in a scene, looked up rather than searched for, so that the work for one happening does not grow with the article. */

import type { Attribution, Frame } from '../model/index.ts';
import { put } from '../text/lists.ts';
import type { Scene } from './scene.ts';

/** Indices into the lists of a scene, by the number of the sentence, each ascending. */
type BySentence = readonly (readonly number[])[];

export interface Near {
  readonly triggers: BySentence;
  readonly attributions: BySentence;
  readonly places: BySentence;
  readonly times: BySentence;
  /** Token index → frames whose subject or object begins there. */
  readonly frames: ReadonlyMap<number, readonly Frame[]>;
  /** Phrase index → attributions that name it as speaker themselves. */
  readonly spoken: ReadonlyMap<number, readonly Attribution[]>;
  /** Token indices at which numbers begin. */
  readonly numbers: ReadonlySet<number>;
  /** Id of a place → how many phrases name it. */
  readonly named: ReadonlyMap<string, number>;
}

const held = new WeakMap<Scene, Near>();
const NOTHING: readonly never[] = [];

/** Worked out once for a scene. */
export function near(scene: Scene): Near {
  let it = held.get(scene);
  if (!it) {
    it = lookAround(scene);
    held.set(scene, it);
  }
  return it;
}

/** The indices of some sentences, ascending; sentences beyond either end are none. */
export function inSentences(list: BySentence, from: number, to: number): number[] {
  const out: number[] = [];
  for (let s = Math.max(0, from); s <= Math.min(to, list.length - 1); s++) out.push(...list[s]!);
  return out.sort((a, b) => a - b);
}

export const at = <K, V>(map: ReadonlyMap<K, readonly V[]>, key: K): readonly V[] => map.get(key) ?? NOTHING;

function lookAround(scene: Scene): Near {
  const by = (list: readonly { readonly first: number }[]): BySentence => {
    const out: number[][] = scene.doc.sentences.map(() => []);
    list.forEach((x, k) => {
      out[scene.doc.sentenceOf[x.first]!]!.push(k);
    });
    return out;
  };
  const frames = new Map<number, Frame[]>();
  const spoken = new Map<number, Attribution[]>();
  const named = new Map<string, number>();
  for (const f of scene.frames) for (const token of new Set([f.subject, f.object])) put(frames, token, f);
  for (const a of scene.attributions) if (!a.carried) put(spoken, a.speaker, a);
  for (const { ids } of scene.places) if (ids[0] !== undefined) named.set(ids[0], (named.get(ids[0]) ?? 0) + 1);
  return {
    triggers: by(scene.triggers),
    attributions: by(scene.attributions),
    places: by(scene.places),
    times: by(scene.times),
    numbers: new Set(scene.numbers.map((n) => n.first)),
    frames,
    spoken,
    named,
  };
}
