/** The formats, in the order in which they are asked: what the bytes say for certain first, plain text last. */
import type { Format } from '../types.ts';
import { csv } from './csv.ts';
import { docx } from './docx.ts';
import { feed } from './feed.ts';
import { gzip } from './gzip.ts';
import { html } from './html.ts';
import { json, jsonLines } from './json.ts';
import { pdf } from './pdf.ts';
import { text } from './text.ts';
import { unsupported } from './unsupported.ts';
import { warc } from './warc.ts';
import { zip } from './zip.ts';

export const FORMATS: readonly Format[] = [
  docx,
  warc,
  gzip,
  pdf,
  feed,
  html,
  unsupported,
  zip,
  jsonLines,
  json,
  csv,
  text,
];
