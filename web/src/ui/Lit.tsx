/** A stretch of an article with words in it lit; offsets are those of the article, `start` is where the stretch begins. */
import { useMemo } from 'react';
import type { Span } from '../../../src/server/contract.ts';
import { type Layer, LitText } from './LitText.tsx';

export function Lit({
  text,
  lang,
  start,
  found,
  layer = 'found',
}: {
  text: string;
  lang: string;
  start: number;
  found: readonly Span[];
  layer?: Layer;
}) {
  const lights = useMemo(
    () => ({ [layer]: found.map((f) => ({ start: f.start - start, end: f.end - start })) }),
    [found, start, layer],
  );
  return <LitText text={text} lang={lang} lights={lights} />;
}
