import type { JournalEntry } from '../model/index.ts';

/** The hashes of the evidence that a journal entry speaks of. */
export function referencesOf(entry: JournalEntry): string[] {
  switch (entry.kind) {
    case 'article':
      return [entry.article.sha256, entry.text, entry.map, entry.container?.sha256].filter((h) => h !== undefined);
    case 'run':
      return entry.claims ? [entry.claims] : [];
    case 'left':
      return [...entry.evidence];
    default:
      return [];
  }
}
