/** Runs one piece of work after the other, in the order they were handed in. */
export class Queue {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.last.then(work, work);
    this.last = result.catch(() => undefined);
    return result;
  }

  /** Resolves once all that was handed in so far is done. */
  async idle(): Promise<void> {
    await this.last;
  }
}
