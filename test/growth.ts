/** How the cost of something grows with the size of what it is given: a ratio, so that a slow or busy machine changes nothing. */

/** Processor time of one run in milliseconds; what the machine does beside it does not count. */
export function cost(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Milliseconds below which a run tells nothing of growth: warming up and collecting garbage cost as much. */
const NOISE = 60;

/**
 * How many times as much a run over `4 × size` costs as one over `size`: about 4 where the cost is linear, 16 where it is quadratic.
 * The cheaper of two runs counts, of each size.
 */
export function growth(run: (size: number) => void, size: number): number {
  const least = (n: number) => Math.min(...[0, 1].map(() => cost(() => run(n))));
  run(size);
  return (least(4 * size) + NOISE) / (least(size) + NOISE);
}

/** Above this the cost grows faster than the size. */
export const FASTER = 9;
