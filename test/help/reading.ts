/** The reader with its tables and weights, loaded once for a file of tests, and what tests ask of it. */
import { expect } from 'vitest';
import type { Scene } from '../../src/claims/scene.ts';
import type { Claim, Trigger } from '../../src/model/index.ts';
import { annotate, loadModels, loadResources, Reader, type Resources, setScene } from '../../src/pipeline.ts';
import { tokenAt, unmark } from './marked.ts';

/** Reads texts as if they were published on one ISO day. */
export function readerOn(day: string, resources: Resources = loadResources()): (text: string) => Claim[] {
  const reader = new Reader(resources, loadModels());
  return (text) => reader.claims({ id: 'test', text, outlet: null, published: { date: day, from: 'jsonl' } });
}

/** The claim that a word names. */
export function namedBy(claims: readonly Claim[], trigger: string): Claim {
  const found = claims.find((c) => c.trigger.text.includes(trigger));
  expect(found, `${trigger} in ${claims.map((c) => c.trigger.text)}`).toBeDefined();
  return found!;
}

/** A scene with one happening, which stands in brackets. */
export function sceneWith(
  resources: Resources,
  day: string | null,
  marked: string,
  type: string,
): { scene: Scene; trigger: Trigger } {
  const { text, start, end } = unmark(marked);
  const annotated = annotate(resources, text, day);
  const at = (i: number) => tokenAt(annotated.doc.tokens, i);
  const trigger = {
    ...{ first: at(start), last: at(end - 1) + 1, start, end },
    ...{ type, sure: 1, because: 'test' },
  } satisfies Trigger;
  return { scene: setScene(resources, annotated, [trigger]), trigger };
}
