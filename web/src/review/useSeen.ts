/**
 * What had been said of some subjects when they were first shown: the version that a word on one of them is said to. Who speaks later of the same,
 * in another tab, is then refused and not overwritten.
 */
import { useEffect, useRef } from 'react';
import type { SubjectReview } from '../../../src/server/contract.ts';
import { get } from '../api/client.ts';

export interface SeenSubject {
  readonly kind: 'entity' | 'entities' | 'claims';
  readonly ids: readonly string[];
}

/** So many are asked for beforehand; one farther down is asked for when it is chosen. */
const MOST = 60;
const keyOf = (s: SeenSubject): string => JSON.stringify([s.kind, ...s.ids]);

/** The version of a subject as it stands now; that of one that nobody has spoken of, where it cannot be asked. */
export const versionOf = (s: SeenSubject): Promise<string> =>
  get<SubjectReview>('/api/subject', { kind: s.kind, id: s.ids }).then(
    (seen) => seen.review.version,
    () => '0',
  );

export function useSeen(subjects: readonly SeenSubject[]): (subject: SeenSubject) => Promise<string> {
  const seen = useRef(new Map<string, Promise<string>>());
  const first = (s: SeenSubject): Promise<string> => {
    const key = keyOf(s);
    const known = seen.current.get(key) ?? versionOf(s);
    seen.current.set(key, known);
    return known;
  };
  useEffect(() => {
    for (const s of subjects.slice(0, MOST)) void first(s);
  });
  return first;
}
