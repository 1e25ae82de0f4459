/** What the server says when it does not do what was asked, in both languages. */
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { IsnadError } from '../model/index.ts';
import type { Bilingual, Failure, Review } from './contract.ts';

const FAILURES = {
  malformed: [400, 'الطلب غير سليم أو تجاوز حدا من الحدود', 'The request is malformed or beyond a limit'],
  'no-token': [401, 'هذا الخادم يطلب رمز دخول', 'This server asks for a token'],
  'foreign-host': [
    403,
    'الطلب موجَّه إلى اسم مضيف لا يعرفه هذا الخادم',
    'The request names a host that this server does not go by',
  ],
  'foreign-origin': [403, 'الطلب آت من صفحة من موقع آخر', 'The request comes from a page of another site'],
  'not-a-reviewer': [403, 'المراجعة غير مسموح بها في هذا الدخول', 'This access may not review'],
  withheld: [403, 'في الأصل اسم محجوب', 'The original holds a name that is withheld'],
  'not-found': [404, 'لا شيء بهذا المعرّف', 'Nothing goes by this id'],
  'no-such-address': [404, 'لا عنوان كهذا', 'There is no such address'],
  'wrong-method': [405, 'هذا العنوان لا يقبل هذا النوع من الطلبات', 'This address does not take requests of this kind'],
  'judged-since': [
    409,
    'أبدى شخص آخر رأيه في هذا منذ عُرض عليك؛ اطلع على رأيه ثم احكم من جديد',
    'Somebody has judged this since it was shown to you; look at what they said and judge again',
  ],
  'withdrawn-already': [409, 'سُحب هذا الحكم من قبل', 'This judgement has been withdrawn already'],
  'too-large': [413, 'الطلب أكبر من المسموح', 'The request is larger than allowed'],
  'too-long': [414, 'العنوان أطول من المسموح', 'The address is longer than allowed'],
  'not-json': [415, 'محتوى الطلب ليس application/json', 'The body is not application/json'],
  'no-version': [
    428,
    'ينقص الطلب If-Match برقم الصيغة المعروضة',
    'The request lacks If-Match with the version that was shown',
  ],
  broken: [500, 'خطأ في البرنامج', 'An error in the program'],
  'not-written': [507, 'تعذرت الكتابة في السجل؛ لم يتغير شيء', 'The journal could not be written; nothing was changed'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string, string]>;

export type FailureCode = keyof typeof FAILURES;

/** A request that is refused, with the answer that says so. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: ContentfulStatusCode;
  readonly failure: Failure;

  /** `detail` says what in particular, in words that suit both languages or in each. */
  constructor(code: FailureCode, detail?: string | Bilingual, review?: Review) {
    super(code);
    const [status, ar, en] = FAILURES[code];
    this.status = status;
    const more = typeof detail === 'string' ? { ar: detail, en: detail } : detail;
    const reason = more ? { ar: `${ar}: ${more.ar}`, en: `${en}: ${more.en}` } : { ar, en };
    this.failure = { code, reason, ...(review ? { review } : {}) };
  }

  /** Any error as a refusal; what the program did not foresee tells nothing of its inside. */
  static of(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    if (error instanceof IsnadError && error.code === 'not-found') return new Refusal('not-found', error.place);
    // What Hono itself turns away: a body that is no JSON.
    if (error instanceof HTTPException && error.status < 500) return new Refusal('malformed');
    return new Refusal('broken');
  }
}
