/** Saying something on the record: shown at once, written by the server, taken back on the screen when it refuses. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Judged, NewJudgement, Review } from '../../../src/server/contract.ts';
import { ApiError, part, post } from '../api/client.ts';
import { type Translate, useT } from '../i18n/index.ts';
import { settings } from '../settings/settings.ts';
import { toast } from '../ui/toasts.tsx';

export type Verdict = Omit<NewJudgement, 'by'>;

export type Outcome =
  | { readonly kind: 'done'; readonly judged: Judged }
  /** `review`: what others have said in the meantime, where that is the reason. */
  | { readonly kind: 'refused'; readonly error: ApiError; readonly review?: Review };

/** Why the server refused, and who has spoken in the meantime, line by line. */
export function refusalLines({ failure }: ApiError, t: Translate): string[] {
  const others = failure.review?.judgements.filter((j) => !j.withdrawn).at(-1);
  return [`${failure.reason[settings().language]}.`, ...(others ? [t('review.others', { by: others.by })] : [])];
}

/** Tells why the server refused, unless whoever asked tells it himself. */
function useRefusal(): (error: unknown, quiet?: boolean) => Outcome {
  const t = useT();
  return useCallback(
    (error, quiet) => {
      const refused =
        error instanceof ApiError
          ? error
          : new ApiError(0, { code: 'unknown', reason: { ar: String(error), en: String(error) } });
      if (!quiet) toast({ kind: 'refused', text: t('review.refused'), more: refusalLines(refused, t) });
      return {
        kind: 'refused',
        error: refused,
        ...(refused.failure.review ? { review: refused.failure.review } : {}),
      };
    },
    [t],
  );
}

/** Drops the answers that a judgement changes. The queue of review keeps its order: its page asks anew by itself. */
export function useWritten(): (all?: boolean) => void {
  const queries = useQueryClient();
  return useCallback(
    (all = true) => {
      void queries.invalidateQueries({
        predicate: (q) => all || q.queryKey[0] !== 'queue',
        refetchType: 'active',
      });
    },
    [queries],
  );
}

export function useJudge(): (verdict: Verdict, version: string, quiet?: boolean) => Promise<Outcome> {
  const refuse = useRefusal();
  return useCallback(
    async (verdict, version, quiet) => {
      try {
        const judged = await post<Judged>('/api/judgements', { ...verdict, by: settings().reviewer.trim() }, version);
        return { kind: 'done', judged };
      } catch (error) {
        return refuse(error, quiet);
      }
    },
    [refuse],
  );
}

export function useWithdraw(): (judgement: string) => Promise<Outcome> {
  const refuse = useRefusal();
  return useCallback(
    async (judgement) => {
      try {
        const judged = await post<Judged>(`/api/judgements/${part(judgement)}/withdrawal`, {
          by: settings().reviewer.trim(),
        });
        return { kind: 'done', judged };
      } catch (error) {
        return refuse(error);
      }
    },
    [refuse],
  );
}
