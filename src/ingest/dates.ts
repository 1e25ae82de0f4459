/** Dates as metadata writes them → ISO days. Dates in words of the text are the caller's (`readDate`). */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const EARLIEST = 1800;
const LATEST = 2200;

/**
 * The day that a metadata value names, as its own clock says it: `2016-05-01`, an ISO instant, an RFC 822 or English date, `01/05/2016`
 * (day first), seconds or milliseconds since 1970. Null for what is no date, or a day that no calendar has.
 */
export function isoDay(value: string): string | null {
  const text = westernDigits(value).trim();
  let m = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (m) return day(+m[1]!, +m[2]!, +m[3]!);
  m = /^(\d{4})(\d{2})(\d{2})(?:$|[T ])/.exec(text);
  if (m) return day(+m[1]!, +m[2]!, +m[3]!);
  m = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/.exec(text);
  if (m) return day(+m[3]!, +m[2]!, +m[1]!);
  m = /(?:^|[\s,])(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4})(?!\d)/i.exec(text);
  if (m) return day(+m[3]!, MONTHS.indexOf(m[2]!.toLowerCase()) + 1, +m[1]!);
  m = /(?:^|[\s,])([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i.exec(text);
  if (m) return day(+m[3]!, MONTHS.indexOf(m[1]!.toLowerCase()) + 1, +m[2]!);
  // Date.prototype.toString() of a browser: Tue Mar 17 2020 …
  if (/^\d{9,10}$/.test(text)) return new Date(+text * 1000).toISOString().slice(0, 10);
  if (/^\d{12,13}$/.test(text)) return new Date(+text).toISOString().slice(0, 10);
  return null;
}

/** The day in the path of an address, such as `/2018/02/25/`; null when it holds none. */
export function dayInUrl(url: string): string | null {
  const m =
    /[/_-](\d{4})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(url) ??
    /\/(\d{4})\/(?:[a-z][a-z_-]*\/)?(\d{1,2})\/(\d{1,2})\//i.exec(url);
  return m && +m[1]! >= 1990 ? day(+m[1]!, +m[2]!, +m[3]!) : null;
}

function day(year: number, month: number, date: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, date));
  if (year < EARLIEST || year > LATEST || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return null;
  return at.toISOString().slice(0, 10);
}

function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) & 0xf));
}
