/** All aspects of an incident, in the order of the model. */
import type { Fact } from '../facts.ts';
import { agent } from './agent.ts';
import type { AspectContext, AspectResult } from './frame.ts';
import { occurrence } from './occurrence.ts';
import { place } from './place.ts';
import { time } from './time.ts';
import { tolls } from './toll.ts';

export type { AspectContext, AspectResult } from './frame.ts';

export function aspectsOf(facts: readonly Fact[], context: AspectContext): AspectResult[] {
  return [
    occurrence(facts, context),
    agent(facts, context),
    ...tolls(facts, context),
    place(facts, context),
    time(facts, context),
  ].filter((r) => r !== null);
}
