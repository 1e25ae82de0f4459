/** What an article calls the parties: read once per article, so that the naming matrix needs no text. */
import type { Span } from './span.ts';

/** One place where an article names a party. The span covers the whole term, clitics left out. */
export interface PartyMention extends Span {
  /** A side of `knowledge/actors.yaml`, an actor that stands on none, or `people:<family>` of `naming.tsv` (civilians, dead …). */
  readonly party: string;
  /** The actor or person behind it, where the knowledge tables know it. */
  readonly entity?: string;
  /** Set when the entity depends on the viewpoint or was inferred, with the rule. */
  readonly inferred?: string;
  /** The words as they stand, marks and vowel signs left out. */
  readonly term: string;
  /** One key for all inflected forms of the term: «المسلحين» and «المسلحون» share it. */
  readonly key: string;
  /** Inside quotation marks that hold more than the name itself. */
  readonly marks: boolean;
  readonly loading: 'neutral' | 'loaded' | 'unknown';
  /** Why: ids of the rows of `lang/ar/lexicons/naming.tsv` that its words belong to, the deciding one first; `actors` for the stance in `knowledge/actors.yaml`. */
  readonly judged: readonly string[];
}

/** Everything the naming matrix needs of one article. A pure function of its text, outlet and day and of the program's data. */
export interface ArticleNaming {
  readonly article: string;
  readonly mentions: readonly PartyMention[];
}
