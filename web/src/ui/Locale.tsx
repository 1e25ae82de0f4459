/** Tells the component kit which language, direction and digits to use. Stands around each use of it, so that the first page needs none. */
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useSettings } from '../settings/settings.ts';

export function Locale({ children }: { children: ReactNode }) {
  const s = useSettings();
  return <I18nProvider locale={s.language === 'ar' ? `ar-SY-u-nu-${s.digits}` : 'en-GB'}>{children}</I18nProvider>;
}
