/** Which changes of an address are steps that the Back button takes one by one, and which go on with the last one. */

/** Typed or drawn bit by bit: what was there already is only changed further. */
const BY_BITS = new Set(['q', 'from', 'to', 'at']);

/** Whether a change takes the place of the address before it: typing goes on, the brush moves, the map is dragged. */
export function goesOn(before: Readonly<Record<string, unknown>>, changes: Readonly<Record<string, unknown>>): boolean {
  const changed = Object.keys(changes).filter((key) => String(changes[key]) !== String(before[key]));
  const had = (key: string) => before[key] !== undefined && changes[key] !== undefined;
  return changed.every((key) => key === 'at' || (BY_BITS.has(key) && had(key)));
}
