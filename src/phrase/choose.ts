/** Which template a claim is told by, and its pieces with the optional ones taken or left. */
import type { EventType, Wording } from '../knowledge/ontology.ts';
import type { Language } from '../knowledge/sentences.ts';
import type { Piece, Template } from '../knowledge/templates.ts';
import type { Phraser } from './phraser.ts';
import { BEHIND, fill, type Slots, UNSAID_BEHIND } from './slots.ts';

/** Pieces without brackets. */
export type Flat = Exclude<Piece, { kind: 'optional' }>;

/** The first template of the wording, then of the type, whose slots outside brackets are all filled; the generic one where none is. */
export function chooseTemplate(
  phraser: Phraser,
  type: EventType | undefined,
  wording: Wording | null,
  slots: Slots,
  language: Language,
): Template {
  const filled = (pieces: readonly Piece[]) =>
    pieces.every((p) => p.kind !== 'slot' || fill(slots, p.choices, false) !== null);
  const fits = (t: Template) => filled(t.pieces);
  return (
    wording?.templates[language].find(fits) ??
    type?.templates?.[language].find(fits) ??
    phraser.sentences.generic[language]
  );
}

/** Takes the brackets whose slots are all filled. */
export function flatten({ pieces }: Template, slots: Slots): Flat[] {
  return pieces.flatMap((piece): Flat[] => {
    if (piece.kind !== 'optional') return [piece];
    const inner = slots.get(UNSAID_BEHIND) ? piece.pieces.map(naming) : (piece.pieces as readonly Flat[]);
    return inner.every((p) => p.kind !== 'slot' || fill(slots, p.choices, false) !== null) ? [...inner] : [];
  });
}

/** The doer named where the sentence does not leave him out. */
function naming(piece: Piece): Flat {
  const [first] = piece.kind === 'slot' ? piece.choices : [];
  const names = first !== undefined && 'slot' in first && first.slot === BEHIND.slot;
  return names ? { ...(piece as Flat & { kind: 'slot' }), choices: [BEHIND] } : (piece as Flat);
}

/** Names of the slots that the pieces use. */
export function slotsUsed(pieces: readonly Flat[], slots: Slots): string[] {
  return pieces.flatMap((piece) => {
    const got = piece.kind === 'slot' ? fill(slots, piece.choices, false) : null;
    return got && 'slot' in got ? [got.slot] : [];
  });
}
