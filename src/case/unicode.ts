/** Halves of surrogate pairs that stand alone, which UTF-8 cannot hold, become U+FFFD; the length stays. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
