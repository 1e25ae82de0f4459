/** Numbers in the digits of the settings. */
import type { Settings } from '../settings/choices.ts';

const formats = new Map<string, Intl.NumberFormat>();
const WESTERN = /[0-9]/g;
const ARABIC = /[٠-٩]/g;

export function formatNumber(value: number, s: Settings, options?: Intl.NumberFormatOptions): string {
  const key = `${s.language}|${s.digits}|${options ? JSON.stringify(options) : ''}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(`${s.language}-u-nu-${s.digits}`, options);
    formats.set(key, format);
  }
  return format.format(value);
}

/** Digits of a made sentence as the settings want them; never used on a source's own words. */
export const withDigits = (text: string, s: Settings): string =>
  s.digits === 'arab'
    ? text.replace(WESTERN, (d) => String.fromCharCode(0x660 + Number(d)))
    : text.replace(ARABIC, (d) => String(d.charCodeAt(0) - 0x660));
