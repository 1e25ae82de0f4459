/** The queue of review: its pages as they are needed, in an order that stands still while one works through it. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReviewItem, ReviewPage } from '../../../src/server/contract.ts';
import { address, get, type Params } from '../api/client.ts';

export const QUEUE_SIZE = 50;

export interface Queue {
  readonly items: readonly ReviewItem[];
  readonly total: number;
  readonly error: unknown;
  readonly loading: boolean;
  readonly more: () => void;
  readonly again: () => void;
}

/** Items of some pages, each once. */
function unique(pages: readonly ReviewPage[]): ReviewItem[] {
  const seen = new Set<string>();
  return pages.flatMap((p) => p.items).filter((x) => !seen.has(x.claim.id) && seen.add(x.claim.id));
}

/** `gone`: how many of the items have left the server's queue since they were fetched, so that none after them is passed over. */
export function useQueue(filter: Params, gone: number): Queue {
  const query = useInfiniteQuery({
    queryKey: ['queue', address('/api/review', filter)],
    queryFn: ({ pageParam, signal }) =>
      get<ReviewPage>('/api/review', { ...filter, page: pageParam, size: QUEUE_SIZE }, signal),
    initialPageParam: 1,
    getNextPageParam: (last, pages) => {
      const have = unique(pages).length;
      const still = Math.max(0, have - gone);
      const stuck = pages.length > 1 && have === unique(pages.slice(0, -1)).length;
      return still >= last.total || stuck ? undefined : Math.floor(still / QUEUE_SIZE) + 1;
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const items = useMemo(() => unique(query.data?.pages ?? []), [query.data]);
  return {
    items,
    total: query.data?.pages[0]?.total ?? 0,
    error: query.error,
    loading: query.isPending,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
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
