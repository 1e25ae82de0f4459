/**
 * The queue of review: its pages as they are needed, from the one of the claim that is opened, in an order that stands still while one works
 * through it.
 */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { ReviewItem, ReviewPage } from '../../../src/server/contract.ts';
import { address, get, type Params } from '../api/client.ts';

export const QUEUE_SIZE = 50;

export interface Queue {
  readonly items: readonly ReviewItem[];
  /** How many stand before the first of the items. */
  readonly offset: number;
  readonly total: number;
  readonly error: unknown;
  readonly loading: boolean;
  readonly more: () => void;
  /** Fetches those before. */
  readonly earlier: () => void;
  readonly again: () => void;
}

/** Items of some pages, each once. */
function unique(pages: readonly ReviewPage[]): ReviewItem[] {
  const seen = new Set<string>();
  return pages.flatMap((p) => p.items).filter((x) => !seen.has(x.claim.id) && seen.add(x.claim.id));
}

const before = ([first]: readonly ReviewPage[]): number => ((first?.page ?? 1) - 1) * QUEUE_SIZE;

/**
 * `at`: the claim that the address names when the question is first asked: the queue begins at its page. `gone`: how many of the items have
 * left the server's queue since they were fetched, so that none after them is passed over.
 */
export function useQueue(filter: Params, at: string | undefined, gone: number): Queue {
  const question = address('/api/review', filter);
  const start = useRef({ question, at });
  if (start.current.question !== question) start.current = { question, at };
  const { at: claim } = start.current;
  const query = useInfiniteQuery({
    queryKey: ['queue', question, claim],
    queryFn: ({ pageParam, signal }) =>
      get<ReviewPage>(
        '/api/review',
        { ...filter, ...(pageParam === null ? { claim } : { page: pageParam }), size: QUEUE_SIZE },
        signal,
      ),
    // the page of the claim that is opened; the first where there is none
    initialPageParam: null as number | null,
    getPreviousPageParam: (first) => (first.page > 1 ? first.page - 1 : undefined),
    getNextPageParam: (last, pages) => {
      const have = before(pages) + unique(pages).length;
      const still = Math.max(0, have - gone);
      const stuck = pages.length > 1 && unique(pages).length === unique(pages.slice(0, -1)).length;
      return still >= last.total || stuck ? undefined : Math.floor(still / QUEUE_SIZE) + 1;
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const items = useMemo(() => unique(query.data?.pages ?? []), [query.data]);
  return {
    items,
    offset: before(query.data?.pages ?? []),
    total: query.data?.pages[0]?.total ?? 0,
    error: query.error,
    loading: query.isPending,
    more: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
    earlier: () => {
      if (query.hasPreviousPage && !query.isFetching) void query.fetchPreviousPage();
    },
    again: () => void query.refetch(),
  };
}

/** How far the review of the case has come, by everyone. */
export function useProgress(): ReviewPage['progress'] | undefined {
  return useQuery({
    queryKey: ['/api/review?progress'],
    queryFn: ({ signal }) => get<ReviewPage>('/api/review', { size: 1, state: 'all' }, signal),
  }).data?.progress;
}
