/** What each user sets for himself, kept in this browser: language, theme, digits, calendar, reviewer's name. */
import { useSyncExternalStore } from 'react';
import { CALENDARS, DIGITS, LANGUAGES, type Language, type Settings, THEMES } from './choices.ts';

export type { Calendar, Digits, Language, Settings, Theme } from './choices.ts';
export { CALENDARS, DIGITS, LANGUAGES, THEMES };

const KEY = 'isnad.settings';
const among = <T extends string>(list: readonly T[], value: unknown, otherwise: T): T =>
  list.includes(value as T) ? (value as T) : otherwise;

type Choices = Partial<Record<keyof Settings, unknown>>;

function stored(): Choices {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {};
  } catch {
    // A broken entry is as good as none.
    return {};
  }
}

/** What was chosen, each field checked, and what goes without saying for the rest. */
function complete(chosen: Choices): Settings {
  const preferred = navigator.languages.some((l) => l.startsWith('ar')) ? 'ar' : 'en';
  const language = among(LANGUAGES, chosen.language, preferred);
  return {
    language,
    theme: among(THEMES, chosen.theme, 'system'),
    digits: among(DIGITS, chosen.digits, 'latn'),
    calendar: among(CALENDARS, chosen.calendar, language === 'ar' ? 'levant' : 'gregory'),
    reviewer: typeof chosen.reviewer === 'string' ? chosen.reviewer : '',
  };
}

let prepare: (language: Language) => Promise<void> = async () => {};
/** Says what must be there before a language is shown. */
export function onLanguage(ready: (language: Language) => Promise<void>): void {
  prepare = ready;
}

let chosen = stored();
// An address may set language and theme for its first reader: `?lang=en&theme=dark`.
const address = new URLSearchParams(location.search);
for (const key of ['lang', 'theme'] as const) {
  const value = address.get(key);
  if (value !== null) chosen = { ...chosen, [key === 'lang' ? 'language' : key]: value };
}
let current = complete(chosen);
const listeners = new Set<() => void>();

function apply(): void {
  const root = document.documentElement;
  root.lang = current.language;
  root.dir = current.language === 'ar' ? 'rtl' : 'ltr';
  if (current.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = current.theme;
}

function show(next: Choices): void {
  const { language } = complete(next);
  chosen = next;
  const now = () => {
    current = complete(chosen);
    apply();
    for (const listener of listeners) listener();
  };
  if (language === current.language) now();
  else void prepare(language).then(now);
}

/** Changes some settings, keeps them, and shows them at once everywhere. */
export function change(changes: Partial<Settings>): void {
  show({ ...chosen, ...changes });
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // Private windows may refuse; the settings then last as long as the page.
  }
}

/** The language that the server was started in, for whoever has chosen none. */
export function startIn(language: Language): void {
  if (chosen.language === undefined) show({ ...chosen, language });
}

export const settings = (): Settings => current;

export function useSettings(): Settings {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

// Another tab changed them.
addEventListener('storage', (event) => {
  if (event.key === KEY) show(stored());
});
apply();
