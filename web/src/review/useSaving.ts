/** A form whose words stay until they are written: while they are on their way it waits, and a refusal is shown beside them. */
import { useState } from 'react';
import type { ApiError } from '../api/client.ts';
import type { Outcome } from './judge.ts';

export interface Saving {
  readonly busy: boolean;
  readonly refused: ApiError | undefined;
  /** How often it was refused. */
  readonly tries: number;
  readonly send: (save: () => Promise<Outcome>) => Promise<void>;
}

export function useSaving(): Saving {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ApiError>();
  const [tries, setTries] = useState(0);
  return {
    busy,
    refused,
    tries,
    send: async (save) => {
      setBusy(true);
      setRefused(undefined);
      const outcome = await save();
      setBusy(false);
      if (outcome.kind !== 'refused') return;
      setRefused(outcome.error);
      setTries((n) => n + 1);
    },
  };
}
