/** What is said between the program and the thread that PGlite runs in. */
export interface Request {
  readonly id: number;
  /** SQL; null asks to close. */
  readonly text: string | null;
  readonly parameters: readonly unknown[];
}

export type Answer =
  | { readonly id: number; readonly rows: readonly Record<string, unknown>[]; readonly affected: number }
  | { readonly id: number; readonly error: { readonly message: string; readonly code: string } };
