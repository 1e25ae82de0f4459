/**
 * What one file, archive or article may cost. Each limit that is met gives one problem line and leaves the rest to be read; all are
 * listed in docs/formats.md, and each can be set by the caller.
 */
export interface Limits {
  /** Bytes of one file as it lies on disk or comes in by standard input. */
  readonly fileBytes: number;
  /** Bytes of one entry of an archive, one record of a web archive or one compressed file, unpacked. */
  readonly entryBytes: number;
  /** Bytes of everything unpacked out of one file, archives within archives included. */
  readonly archiveBytes: number;
  /** Entries and records in one file, archives within archives included. */
  readonly archiveEntries: number;
  /** Archives within archives: 1 is an archive that holds files only. */
  readonly archiveDepth: number;
  /** Unpacked bytes for each packed byte, counted once `ratioFrom` bytes have come out. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Bytes of one line of JSON Lines or of one row of a table. */
  readonly lineBytes: number;
  /** UTF-16 code units of the text of one article. */
  readonly textUnits: number;
  /** Bytes of one HTML page, feed, Word document or sidecar. */
  readonly pageBytes: number;
  /** Elements within elements of an HTML page or a feed. */
  readonly markupDepth: number;
  /** Pages of one PDF. */
  readonly pdfPages: number;
  /** Milliseconds for one PDF. */
  readonly pdfMilliseconds: number;
  /** Folders within folders. */
  readonly folderDepth: number;
  /** Problem lines of one kind for one file; the rest are counted in one further line. */
  readonly sameProblems: number;
}

const MIB = 1024 * 1024;

/** The limits that hold where the caller sets no other. */
export const LIMITS: Limits = {
  fileBytes: 512 * MIB,
  entryBytes: 256 * MIB,
  archiveBytes: 2048 * MIB,
  archiveEntries: 200_000,
  archiveDepth: 3,
  ratio: 200,
  ratioFrom: MIB,
  lineBytes: 16 * MIB,
  textUnits: 4 * MIB,
  pageBytes: 32 * MIB,
  markupDepth: 400,
  pdfPages: 1000,
  pdfMilliseconds: 60_000,
  folderDepth: 64,
  sameProblems: 20,
};
