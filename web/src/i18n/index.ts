/** The interface's words. `t` takes `count` for plurals and puts it in the digits of the settings as `{{n}}`. */
import i18next from 'i18next';
import { useCallback, useEffect } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { formatNumber } from '../format/numbers.ts';
import { type Language, onLanguage, settings, useSettings } from '../settings/settings.ts';
import type { en } from './en.ts';

/** The words of each language are a file of their own, fetched when it is first used. */
const FILES: Readonly<Record<Language, () => Promise<Readonly<Record<string, string>>>>> = {
  ar: async () => (await import('./ar.ts')).ar,
  en: async () => (await import('./en.ts')).en,
};

async function ensure(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', await FILES[language]());
}

/** Resolves when there are words to show. */
export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: settings().language,
    fallbackLng: false,
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await ensure(settings().language);
  onLanguage(ensure);
}

type Plural<K> = K extends `${infer Stem}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Stem : K;
export type Word = Plural<keyof typeof en>;
export type Translate = (key: Word, values?: Record<string, string | number>) => string;

export function useT(): Translate {
  const s = useSettings();
  const { t, i18n } = useTranslation();
  useEffect(() => {
    if (i18n.language !== s.language) void i18n.changeLanguage(s.language);
  }, [i18n, s.language]);
  return useCallback(
    (key, values) => {
      const all: Record<string, unknown> = { ...values, lng: s.language };
      if (values && typeof values.count === 'number') all.n = formatNumber(values.count, s);
      return t(key as never, all as never) as unknown as string;
    },
    [t, s],
  );
}
