import type { Span } from './span.ts';

/** What went wrong, as data. An `error` means that something was left unread; a `warning` that it was read with a doubt. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Stable kebab-case name such as `not-arabic`, `broken-sidecar`. */
  readonly code: string;
  /** One sentence: what is wrong and what was done about it. */
  readonly reason: string;
  /** The file, archive entry or line that it stands in. */
  readonly place?: string;
  readonly article?: string;
  readonly span?: Span;
}

/** The one error shape of the program: thrown where a caller cannot go on, with a code that can be tested for. */
export class IsnadError extends Error {
  override readonly name = 'IsnadError';
  constructor(
    readonly code: string,
    readonly reason: string,
    readonly place?: string,
  ) {
    super(place ? `${place}: ${reason}` : reason);
  }

  /** The same as data. */
  toProblem(): Problem {
    return this.place === undefined
      ? { severity: 'error', code: this.code, reason: this.reason }
      : { severity: 'error', code: this.code, reason: this.reason, place: this.place };
  }
}
