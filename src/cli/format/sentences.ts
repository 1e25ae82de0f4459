/** Each claim as one plain sentence under its quote, grouped by article. */
import type { Article, Claim } from '../../model/index.ts';
import type { ReadArticle } from '../../reading/index.ts';
import { oneLine } from '../common.ts';
import type { Format, FormatOptions } from './index.ts';
import { isRightToLeft, LEFT_TO_RIGHT, RIGHT_TO_LEFT, type Style } from './terminal.ts';
import { wrap } from './width.ts';

export type Language = 'ar' | 'en';

export function sentences({ style, lang }: FormatOptions): Format {
  let first = true;
  return {
    article: (read) => {
      const gap = first ? '' : '\n';
      first = false;
      return gap + article(read, style, lang);
    },
  };
}

function article({ article, claims }: ReadArticle, style: Style, lang: Language): string {
  const lines = heading(article, style).flatMap((line, k) => laid(line, '', style, k === 0 ? style.bold : style.faint));
  if (claims.length === 0) lines.push(style.faint(lang === 'ar' ? '(لا ادعاءات)' : '(no claims)'));
  for (const claim of claims) lines.push('', ...claimLines(claim, style, lang));
  return `${lines.join('\n')}\n`;
}

/** The title, and under it where the article comes from. */
function heading(article: Article, style: Style): string[] {
  const { id, title, outlet, published } = article;
  const from = [id, outlet, published.date && `${published.date} (${published.from})`].flatMap((x) => (x ? [x] : []));
  const mixed = from.some(isRightToLeft) && !from.every(isRightToLeft);
  const origin = from.map((part) => (mixed ? style.isolate(oneLine(part)) : oneLine(part))).join(' · ');
  return title ? [oneLine(title), origin] : [origin];
}

function claimLines({ quote, sentence }: Claim, style: Style, lang: Language): string[] {
  return [
    ...laid(`«${oneLine(quote.text)}»`, '  ', style, style.faint),
    ...laid(oneLine(sentence[lang]), '    ', style, (line) => line, lang === 'ar'),
  ];
}

/** A paragraph in lines that fit; on a terminal each begins with a mark where it would not be laid out in the paragraph's direction. */
function laid(
  text: string,
  indent: string,
  style: Style,
  dress: (line: string) => string,
  rightToLeft = isRightToLeft(text),
): string[] {
  const room = style.columns - indent.length;
  if (room === Number.POSITIVE_INFINITY) return [indent + dress(text.replace(/\s+/gu, ' ').trim())];
  const mark = (line: string) => (rightToLeft ? RIGHT_TO_LEFT : isRightToLeft(line) ? LEFT_TO_RIGHT : '');
  return wrap(text, Math.max(10, room)).map((line) => mark(line) + indent + dress(line));
}
