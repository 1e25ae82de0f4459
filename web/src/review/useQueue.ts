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

export function useQueue(filter: Params): Queue {
  const query = useInfiniteQuery({
    queryKey: ['queue', address('/api/review', filter)],
    queryFn: ({ pageParam, signal }) =>
      get<ReviewPage>('/api/review', { ...filter, page: pageParam, size: QUEUE_SIZE }, signal),
    initialPageParam: 1,
    getNextPageParam: (last) => (last.page * last.size < last.total ? last.page + 1 : undefined),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const items = useMemo(() => {
    const seen = new Set<string>();
    // What was judged meanwhile shifts the pages of the server: nothing is shown twice.
    return (query.data?.pages ?? [])
      .flatMap((p) => p.items)
      .filter((x) => !seen.has(x.claim.id) && seen.add(x.claim.id));
  }, [query.data]);
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
