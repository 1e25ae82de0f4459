/** Words on the page, each in its own language and direction. */
import type { ReactNode } from 'react';
import type { Bilingual, DatedText } from '../../../src/server/contract.ts';
import { written } from '../format/dated.ts';
import { formatDay, formatDays, formatInstant } from '../format/dates.ts';
import { formatNumber } from '../format/numbers.ts';
import { useT, type Word } from '../i18n/index.ts';
import { useSettings } from '../settings/settings.ts';

const ARABIC = /\p{Script=Arabic}/u;
const LATIN = /\p{Script=Latin}/u;
/** A run of Arabic inside a sentence of another language: letters, and what stands between them. */
const ARABIC_RUN =
  /(«?\p{Script=Arabic}(?:[\p{Script=Arabic}\p{M}\s\u200c-\u200f«»،.\-–]*\p{Script=Arabic})?\p{M}*»?)/u;
/** `ar` where the words are in Arabic letters alone, else the language given. */
export const langOf = (text: string, otherwise = 'en'): string =>
  ARABIC.test(text) && (otherwise === 'ar' || !LATIN.test(text)) ? 'ar' : otherwise;
export const dirOf = (lang: string): 'rtl' | 'ltr' =>
  ['ar', 'fa', 'ur', 'he', 'ckb', 'ps'].includes(lang) ? 'rtl' : 'ltr';

/** A text made by the program in both languages: the one of the interface, the other where that is missing. */
export function Bi({ of }: { readonly of: DatedText }) {
  const s = useSettings();
  const language = of[s.language] ? s.language : of.ar ? 'ar' : 'en';
  const lang = langOf(of[language], s.language);
  const text = written(of, language, s);
  if (lang !== s.language)
    return (
      <bdi lang={lang} dir={dirOf(lang)}>
        {of[language]}
      </bdi>
    );
  if (s.language === 'ar' || !ARABIC.test(text)) return <>{text}</>;
  return (
    <>
      {text.split(ARABIC_RUN).map((run, i) =>
        i % 2 === 0 ? (
          run
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a sentence keep their order
          <bdi key={i} lang="ar" dir="rtl">
            {run}
          </bdi>
        ),
      )}
    </>
  );
}

/** The same as plain text, for labels of pictures and fields. */
export function useBi(): (of: DatedText) => string {
  const s = useSettings();
  return (of) => written(of, of[s.language] ? s.language : of.ar ? 'ar' : 'en', s);
}

/** A source's own words, letters and digits untouched. */
export function Source({ text, lang, className }: { text: string; lang?: string; className?: string }) {
  const of = lang ?? langOf(text);
  return (
    <bdi lang={of} dir={dirOf(of)} className={`source-text ${className ?? ''}`}>
      {text}
    </bdi>
  );
}

/** Technical text (hashes, ids, addresses): always left to right. */
export const Code = ({ children }: { children: ReactNode }) => (
  <code dir="ltr" translate="no">
    {children}
  </code>
);

/** A name of the program in words; the name itself where there are none. */
export function Called({
  name,
  words,
}: {
  readonly name: string;
  readonly words: Readonly<Record<string, Bilingual>>;
}) {
  const of = words[name];
  return of ? <Bi of={of} /> : <Code>{name}</Code>;
}

export function Num({ of }: { readonly of: number }) {
  return <span className="num">{formatNumber(of, useSettings())}</span>;
}

/** A counted thing, all plurals right: `<Count of={3} what="n.claims" />`. */
export function Count({ of, what }: { readonly of: number; readonly what: Word }) {
  return <>{useT()(what, { count: of })}</>;
}

export function Day({ iso, weekday }: { readonly iso: string; readonly weekday?: boolean }) {
  const s = useSettings();
  return <time dateTime={iso.slice(0, 10)}>{formatDay(iso, s, weekday ? 'weekday' : 'day')}</time>;
}

export function Days({ from, to }: { readonly from: string | null; readonly to: string | null }) {
  const s = useSettings();
  const t = useT();
  if (!from && !to) return <span className="muted">{t('date.none')}</span>;
  return <span>{formatDays(from, to, s)}</span>;
}

export function Instant({ iso }: { readonly iso: string }) {
  return <time dateTime={iso}>{formatInstant(iso, useSettings())}</time>;
}
