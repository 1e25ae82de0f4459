/**
 * Property tests begin at the same seed in every run, so that a run says of the code and not of chance.
 * `ISNAD_SEED=random npm test` (or a number) tries others.
 */
import fc from 'fast-check';

const asked = process.env.ISNAD_SEED;
const seed = asked === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(asked ?? 1);
if (!Number.isSafeInteger(seed)) throw new Error(`ISNAD_SEED is neither a whole number nor "random": ${asked}`);
fc.configureGlobal({ seed });
