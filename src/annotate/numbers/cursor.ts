/** A view of tokens as pieces of numbers: figures and number words, with clitics that were written apart put back. */
import type { Token } from '../../text/tokens.ts';
import { type Figure, figureAt } from './figures.ts';
import type { Cell, NumberLexicon, Sense } from './lexicon.ts';

export interface Item {
  /** Token index of the figure or word itself, without clitics written apart. */
  readonly at: number;
  /** Token index after it. */
  readonly last: number;
  readonly conjunction: boolean;
  readonly preposition: boolean;
  readonly article: boolean;
  readonly senses: readonly Sense[];
  readonly figure: Figure | null;
}

export class Cursor {
  constructor(
    readonly tokens: readonly Token[],
    readonly lexicon: NumberLexicon,
  ) {}

  cell(i: number): Cell | undefined {
    const token = this.tokens[i];
    return token?.kind === 'word' ? this.lexicon.cells.get(token.key) : undefined;
  }

  /** The piece that begins at token `i`, or null. */
  item(i: number): Item | null {
    const token = this.tokens[i];
    if (!token) return null;
    if (token.kind === 'number') {
      const figure = figureAt(this.tokens, i, (last) => this.has(last, 'scale', 'scale-plural'));
      return figure && { at: i, last: figure.last, ...NO_CLITICS, senses: [], figure };
    }
    const cell = this.cell(i);
    if (!cell) return null;
    if (!cell.clitic) return cell.senses.length > 0 ? { at: i, last: i + 1, ...cell, figure: null } : null;
    const next = this.tokens[i + 1];
    if (!next || next.fresh || next.kind === 'mark' || this.cell(i + 1)?.clitic) return null;
    const inner = this.item(i + 1);
    if (!inner || inner.conjunction || inner.preposition || (cell.article && inner.article)) return null;
    const { conjunction, preposition } = cell;
    return { ...inner, conjunction, preposition, article: cell.article || inner.article };
  }

  /** The piece at `i` when it goes on with a number: no `ب`, no `ل`, no `ك`; joined by و or not, as asked. */
  goingOn(i: number, conjunction: boolean): Item | null {
    const item = this.item(i);
    if (!item || item.preposition) return null;
    if (item.conjunction === conjunction) return item;
    const other = conjunction ? this.cell(i)?.other : undefined;
    return other && !other.preposition ? { ...item, ...other } : null;
  }

  /** Whether the word at `i`, without clitics, has a sense of one of these classes. */
  has(i: number, ...classes: readonly string[]): boolean {
    const cell = this.cell(i);
    return cell?.conjunction === false && !cell.preposition && cell.senses.some((s) => classes.includes(s.cls));
  }
}

const NO_CLITICS = { conjunction: false, preposition: false, article: false } as const;

/** The first sense of a class that the piece has. */
export function sense(item: Item | null, ...classes: readonly string[]): Sense | undefined {
  return item?.senses.find((s) => classes.includes(s.cls));
}
