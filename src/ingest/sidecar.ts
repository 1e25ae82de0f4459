import { columnsOf, metadataOf } from './fields.ts';
import { sidecarRecord } from './formats/json.ts';
import { type IngestOptions, type Metadata, type ProblemItem, problem } from './types.ts';

/** What a sidecar says of its article; a problem where it is no record. Null bytes stand for one that could not be read. */
export function sidecarMetadata(
  bytes: Uint8Array | null,
  path: string,
  options: IngestOptions,
): { metadata?: Metadata; problems: ProblemItem[] } {
  const record = bytes && sidecarRecord(bytes);
  if (!record)
    return {
      problems: [
        problem('warning', 'broken-sidecar', path, 'no JSON record; not used, the article is read without it'),
      ],
    };
  const { metadata, problems } = metadataOf(record, columnsOf(Object.keys(record), options.columns), 'sidecar', path);
  // The article is known by its own file's name.
  const { id: _id, ...said } = metadata;
  return { metadata: said, problems };
}
