/** Shorter strings are never views. */
const SHORTEST_VIEW = 13;

/**
 * The same text in memory of its own, for what outlives its article: V8 makes a part of a string a view of the whole, and the whole then stays in
 * memory as long as the part.
 */
export const detached = (text: string): string =>
  text.length < SHORTEST_VIEW ? text : Buffer.from(text, 'utf16le').toString('utf16le');
