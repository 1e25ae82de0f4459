/**
 * The state of a case as the server holds it. What people say shows at once; the comparison that follows from it is made anew in the
 * background, and until it is done the old one stands, marked as stale.
 */
import type { Judgement, Subject } from '../model/index.ts';
import type { Comparer } from './comparer.ts';
import { type Comparison, NO_COMPARISON } from './comparison.ts';
import type { Judged, NewJudgement, NewWithdrawal } from './contract.ts';
import { Docket, shown } from './docket.ts';
import { Refusal } from './failures.ts';
import { Gate } from './gate.ts';
import { checkJudgement } from './judging.ts';
import { Shelf } from './shelf.ts';
import type { CaseReader } from './source.ts';
import { tidyWhenQuiet } from './tidy.ts';
import { Ties } from './ties.ts';
import { knownSubject } from './views/review.ts';
import { Roll } from './views/roll.ts';
import { View, type World } from './views/view.ts';
import { withheldNames } from './withheld.ts';

/** Judgements that come shortly after one another are compared together. */
const PAUSE = 400;
/** How often the head is looked at, in case that something else writes to the case. */
const LOOK = 1000;
/** Verdicts on which no comparison depends. */
const WITHOUT_EFFECT = new Set<Judgement['verdict']>(['right', 'comment', 'withhold']);

export interface Views {
  /** The same object as before where nothing has changed but that articles were added, which the comparison does not know yet. */
  readonly ground: object;
  readonly reader: View;
  readonly reviewer: View;
}

export class Desk {
  private judgements: readonly Judgement[] = [];
  private head = '';
  /** Counts changes of what a comparison depends on. */
  private wanted = 0;
  private compared = -1;
  private shelf!: Shelf;
  private ties = new Ties(NO_COMPARISON);
  private roll!: Roll;
  private comparing: Promise<void> | null = null;
  private writing: Promise<unknown> = Promise.resolve();
  private looked = 0;
  /** When the last request came. */
  private asked = 0;
  private closed = false;
  views!: Views;

  private constructor(
    readonly source: CaseReader,
    private readonly comparer: Comparer,
    readonly world: World,
    private readonly complain: (error: unknown) => void,
  ) {}

  /** Loads the record; the first comparison goes on in the background. */
  static async open(
    source: CaseReader,
    comparer: Comparer,
    world: World,
    complain: (error: unknown) => void = () => {},
  ): Promise<Desk> {
    const desk = new Desk(source, comparer, world, complain);
    await desk.load();
    return desk;
  }

  private async load(): Promise<void> {
    this.head = await this.source.head();
    const shelf = await Shelf.of(this.source, this.world.knowledge, this.shelf);
    const judgements = await this.source.judgements((article) => shelf.claims.read(article));
    const same = JSON.stringify(judgements) === JSON.stringify(this.judgements);
    const ground = same && this.shelf && shelf.extends(this.shelf) ? this.views.ground : {};
    this.judgements = judgements;
    this.shelf = shelf;
    this.roll = await Roll.of(this.shelf, this.ties, this.world, this.roll);
    this.wanted++;
    this.show(ground);
    tidyWhenQuiet(() => this.asked);
    this.compareSoon();
  }

  /** Resolves when no comparison is under way or due. */
  async settled(): Promise<void> {
    while (this.comparing) await this.comparing;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.comparer.close();
    await this.comparing?.catch(() => {});
    await this.writing.catch(() => {});
  }

  /** Looks, now and then, whether something else has written to the case. */
  look(): void {
    const now = Date.now();
    this.asked = now;
    if (now - this.looked < LOOK || this.closed) return;
    this.looked = now;
    this.one(async () => {
      if ((await this.source.head()) !== this.head) await this.load();
    }).catch(this.complain);
  }

  private show(ground: object = {}): void {
    const docket = new Docket(this.judgements);
    const { ids, names, aliases } = withheldNames(this.judgements, this.ties, this.world.knowledge);
    const entities = ids.map((id) => ({ id }));
    const gate = new Gate(entities, names, this.shelf.article.keys(), aliases);
    const stale = this.compared !== this.wanted;
    const withheld = new Set(ids);
    const view = (g: Gate) =>
      new View(this.head, stale, this.shelf, this.ties, docket, g, withheld, this.roll, this.world);
    const reviewer = view(gate.opened());
    this.views = { ground, reviewer, reader: gate.open ? reviewer : view(gate) };
  }

  private compareSoon(): void {
    this.comparing ??= this.compare()
      .catch((error: unknown) => {
        if (!this.closed) this.complain(error);
      })
      .finally(() => {
        this.comparing = null;
      });
  }

  private async compare(): Promise<void> {
    while (this.compared !== this.wanted && !this.closed) {
      if (this.compared >= 0) await new Promise((done) => setTimeout(done, PAUSE).unref());
      const wanted = this.wanted;
      const comparison: Comparison = await this.comparer.compare(this.shelf, this.judgements);
      await this.one(async () => {
        const ties = await Ties.of(comparison);
        this.roll = await Roll.of(this.shelf, ties, this.world);
        this.ties = ties;
        this.compared = wanted;
        this.show();
        tidyWhenQuiet(() => this.asked);
      });
    }
  }

  /** One change at a time. */
  private one<T>(change: () => Promise<T>): Promise<T> {
    const turn = this.writing.then(change, change);
    this.writing = turn.catch(() => {});
    return turn;
  }

  /**
   * Writes a judgement.
   * @param version of the review of the subject as it was shown
   * @throws Refusal `judged-since`, `not-found`, `malformed`, `not-written`
   */
  judge(given: NewJudgement, version: string, view: View): Promise<Judged> {
    return this.one(async () => {
      const subject = knownSubject(view, given.subject);
      const now = this.views.reviewer;
      checkJudgement(now, { ...given, subject });
      const review = now.docket.review(subject);
      if (review.version !== version) throw new Refusal('judged-since', undefined, review);
      const judgement = await this.write(() => this.source.judge({ ...given, subject } as never));
      return this.written([...this.judgements, judgement], judgement);
    });
  }

  /** @throws Refusal `not-found`, `withdrawn-already`, `not-written` */
  withdraw(id: string, { by, note }: NewWithdrawal): Promise<Judged> {
    return this.one(async () => {
      const { docket } = this.views.reviewer;
      const judgement = docket.get(id);
      if (!judgement) throw new Refusal('not-found');
      if (judgement.withdrawn) throw new Refusal('withdrawn-already', undefined, docket.review(judgement.subject));
      const withdrawn = await this.write(() => this.source.withdraw(id, by, note));
      return this.written(
        this.judgements.map((j) => (j.id === id ? withdrawn : j)),
        withdrawn,
      );
    });
  }

  private async write<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      this.complain(error);
      throw new Refusal('not-written');
    }
  }

  private async written(judgements: readonly Judgement[], judgement: Judgement): Promise<Judged> {
    this.judgements = judgements;
    this.head = await this.source.head();
    if (!WITHOUT_EFFECT.has(judgement.verdict)) this.wanted++;
    this.show();
    this.compareSoon();
    const { reviewer } = this.views;
    return {
      ...reviewer.state,
      judgement: shown(judgement),
      alias: judgement.verdict === 'withhold' ? reviewer.aliasOf(judgement.subject.ids[0]) : null,
      review: reviewer.docket.review(judgement.subject as Subject),
    };
  }
}
