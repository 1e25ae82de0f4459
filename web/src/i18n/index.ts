/** The interface's words. `t` takes `count` for plurals and puts it in the digits of the settings as `{{n}}`. */
import i18next from 'i18next';
import { useCallback, useEffect } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { formatNumber } from '../format/numbers.ts';
import { settings, useSettings } from '../settings/settings.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';

void i18next.use(initReactI18next).init({
  lng: settings().language,
  fallbackLng: false,
  resources: { ar: { translation: ar }, en: { translation: en } },
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  // React escapes what it shows.
  interpolation: { escapeValue: false },
  returnNull: false,
});

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
