/** Why the server refused, where the words that it refused still stand. */
import { useEffect, useRef } from 'react';
import type { ApiError } from '../api/client.ts';
import { useT } from '../i18n/index.ts';
import { refusalLines } from './judge.ts';

export function Refused({ of }: { of: ApiError | undefined }) {
  const t = useT();
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (of) words.current?.focus();
  }, [of]);
  return (
    <div role="alert">
      {of && (
        <p ref={words} tabIndex={-1} className="notice notice-refused">
          <strong>{t('review.refused')}</strong> {refusalLines(of, t).join(' ')} {t('review.kept')}
        </p>
      )}
    </div>
  );
}
