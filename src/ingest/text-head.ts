import type { Metadata } from './types.ts';

/** What the first and last lines of a plain text say of it. */
export function textHead(_text: string): Metadata {
  return {};
}
