/** The formats, in the order in which they are asked. */
import type { Format } from '../types.ts';
import { json, jsonLines } from './json.ts';
import { text } from './text.ts';

export const FORMATS: readonly Format[] = [jsonLines, json, text];
