/** Answers, kept until the case changes. */
import { keepPreviousData, QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { CaseInfo } from '../../../src/server/contract.ts';
import { ApiError, address, get, type Params } from './client.ts';

export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 300_000,
      retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      refetchOnWindowFocus: true,
    },
  },
});

export const answer = <T>(path: string, params?: Params) =>
  queryOptions({ queryKey: [address(path, params)], queryFn: ({ signal }) => get<T>(path, params, signal) });

/** An answer of the API; the one before stays on the screen while the next is on its way. */
export const useAnswer = <T>(path: string, params?: Params, enabled = true) =>
  useQuery({ ...answer<T>(path, params), enabled, placeholderData: keepPreviousData });

/** The case: its name, vocabulary and head. Asked again every few seconds, so that a page learns of what others have written. */
export function useCase(): CaseInfo | undefined {
  return useQuery({ ...answer<CaseInfo>('/api/case'), refetchInterval: 10_000, staleTime: 5_000 }).data;
}

/** Drops what is kept when the journal has grown or the comparison has caught up; the queue of review stands still while one works through it. */
export function useFollowHead(): void {
  const queries = useQueryClient();
  const info = useCase();
  const state = info && `${info.head}|${info.stale}`;
  const withheld = info?.withheld;
  const last = useRef(state);
  const hidden = useRef(withheld);
  useEffect(() => {
    if (state === undefined || state === last.current) return;
    if (last.current !== undefined) {
      // Names may have been withheld: nothing that was answered before is shown again, and the queue gives up its place for that.
      const names = withheld !== hidden.current;
      queries.removeQueries({ type: 'inactive' });
      void queries.invalidateQueries({
        predicate: (q) => q.queryKey[0] !== '/api/case' && (names || q.queryKey[0] !== 'queue'),
      });
    }
    last.current = state;
    hidden.current = withheld;
  }, [queries, state, withheld]);
}
