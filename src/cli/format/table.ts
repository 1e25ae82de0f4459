/** Claims as rows: on a terminal in columns cut to its width, elsewhere with tabs between and nothing cut. */
import type { Claim, Count } from '../../model/index.ts';
import { oneLine } from '../common.ts';
import type { Format, FormatOptions } from './index.ts';
import { isRightToLeft, type Style } from './terminal.ts';
import { cut, pad } from './width.ts';

interface Column {
  readonly name: string;
  /** Share of the width on a terminal. */
  readonly share: number;
  readonly of: (claim: Claim) => string;
}

const texts = (mentions: readonly { readonly text: string }[]): string => mentions.map((m) => m.text).join('; ');

const COLUMNS: readonly Column[] = [
  { name: 'id', share: 3, of: (c) => c.id },
  { name: 'type', share: 3, of: (c) => c.type },
  { name: 'modality', share: 2, of: (c) => c.modality },
  { name: 'trigger', share: 2, of: (c) => c.trigger.text },
  { name: 'source', share: 3, of: (c) => c.source.map((s) => s.text).join(' ← ') },
  { name: 'agent', share: 3, of: (c) => texts(c.agent) },
  { name: 'target', share: 3, of: (c) => texts(c.target) },
  { name: 'place', share: 2, of: (c) => c.place.map((p) => p.name ?? p.text).join('; ') },
  {
    name: 'when',
    share: 3,
    of: ({ when }) => (when.from === when.to ? when.from : `${when.from ?? ''}…${when.to ?? ''}`) ?? '',
  },
  { name: 'numbers', share: 2, of: (c) => c.numbers.map(countText).join('; ') },
];

export function table({ style }: FormatOptions): Format {
  if (style.columns === Number.POSITIVE_INFINITY) {
    const row = (cells: readonly string[]) => `${cells.join('\t')}\n`;
    return {
      head: () => row(COLUMNS.map((c) => c.name)),
      article: ({ claims }) => claims.map((claim) => row(COLUMNS.map((c) => oneLine(c.of(claim))))).join(''),
    };
  }
  const shares = COLUMNS.reduce((sum, c) => sum + c.share, 0);
  const room = style.columns - (COLUMNS.length - 1);
  const widths = COLUMNS.map((c) => Math.max(3, Math.floor((room * c.share) / shares)));
  const row = (cells: readonly string[]) =>
    cells
      .map((cell, k) => fitted(cell, widths[k]!, style))
      .join(' ')
      .trimEnd();
  return {
    head: () => `${style.bold(row(COLUMNS.map((c) => c.name)))}\n`,
    article: ({ claims }) => claims.map((claim) => `${row(COLUMNS.map((c) => oneLine(c.of(claim))))}\n`).join(''),
  };
}

/** A cell in its width; Arabic is kept from turning its neighbours round. */
function fitted(cell: string, width: number, style: Style): string {
  const text = pad(cut(cell, width), width);
  return isRightToLeft(text) ? style.isolate(text) : text;
}

/** `30 air_strikes`, `≥12 killed`, `15…20 injured`. */
function countText({ of, qualifier, lo, hi }: Count): string {
  const figure = lo === hi ? `${lo ?? '?'}` : lo === null ? `≤${hi}` : hi === null ? `≥${lo}` : `${lo}…${hi}`;
  return `${qualifier === 'exact' ? '' : `${qualifier} `}${figure} ${of}`;
}
