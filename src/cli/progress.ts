/** A progress bar on standard error, where that is a terminal and the work takes more than a second. */
import { Presets, SingleBar } from 'cli-progress';

const PATIENCE = 1000;

export class Progress {
  private readonly begun = performance.now();
  private bar: SingleBar | null = null;
  private total = 0;
  private done = 0;

  /** One more thing to do is known of. */
  expect(): void {
    this.total++;
    this.bar?.setTotal(this.total);
  }

  /** One more is done. */
  advance(): void {
    this.done++;
    if (this.bar) this.bar.update(this.done);
    else if (process.stderr.isTTY && performance.now() - this.begun > PATIENCE) this.start();
  }

  /** Takes the bar off the screen. */
  stop(): void {
    this.bar?.stop();
    this.bar = null;
  }

  /** Writes lines without the bar running through them. */
  around(write: () => void): void {
    const shown = this.bar !== null;
    this.stop();
    write();
    if (shown) this.start();
  }

  private start(): void {
    const format = '{bar} {value} of {total} articles · {duration_formatted}';
    this.bar = new SingleBar(
      { format, clearOnComplete: true, hideCursor: null, stream: process.stderr },
      Presets.shades_grey,
    );
    this.bar.start(this.total, this.done);
  }
}
