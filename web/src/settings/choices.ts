/** What can be set, and to what. */
export const LANGUAGES = ['ar', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const DIGITS = ['latn', 'arab'] as const;
export type Digits = (typeof DIGITS)[number];
export const CALENDARS = ['levant', 'gregory', 'hijri'] as const;
/** `levant` is the Gregorian calendar under the month names of the Levant (نيسان). */
export type Calendar = (typeof CALENDARS)[number];

export interface Settings {
  readonly language: Language;
  readonly theme: Theme;
  readonly digits: Digits;
  readonly calendar: Calendar;
  /** Empty until a reviewer has said who he is. */
  readonly reviewer: string;
}
