/** Transport: GET and nothing else, with a time limit, polite repetition and remembered answers. */

import { Memory, type Kept, type MemoryLimits } from './memory.js';
import { problemFrom, Unreachable } from './problem.js';
import { nth, pause } from './waiting.js';

export interface Options {
  /** Where the API lives, without `/api/v2/`: `https://journal.example`. */
  readonly base: string;
  /** Milliseconds an answer may take, body included. 10,000 unless said. */
  readonly timeout?: number | undefined;
  /** How often a GET is repeated after 429, 503 or a broken connection. 2 unless said. */
  readonly retries?: number | undefined;
  /** The longest `Retry-After` that is waited for, in seconds; beyond it the problem is thrown. 30 unless said. */
  readonly patience?: number | undefined;
  /** How much is remembered with its ETag; false where a framework caches already. */
  readonly memory?: Partial<MemoryLimits> | false | undefined;
  /** Another `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** Goes with every request: headers, or what a framework adds to `fetch`. */
  readonly init?: RequestInit | undefined;
}

/** What one question may change. */
export interface Asking {
  readonly signal?: AbortSignal | undefined;
  /** Goes with this request, over what the client was made with. */
  readonly init?: RequestInit | undefined;
}

/** What an answer says about itself. */
export interface About {
  readonly url: string;
  readonly etag: string | null;
  /** The cache tags the answer is made of; a change names those it makes stale. */
  readonly tags: readonly string[];
  readonly language: string | null;
  /** Whether the server said that what we remembered still holds. */
  readonly remembered: boolean;
}

type Value = string | number | boolean | readonly (string | number)[] | undefined;
export type Values = Readonly<Record<string, Value>>;

interface Raw {
  readonly status: number;
  readonly ok: boolean;
  readonly text: string;
  readonly headers: Headers;
}

const DEFAULTS = { timeout: 10_000, retries: 2, patience: 30 };
const REMEMBERED: MemoryLimits = { answers: 500, characters: 20_000_000 };
const PAUSES = { least: 200, most: 5_000 };

export class Transport {
  private readonly memory: Memory | null;
  private readonly said = new WeakMap<object, About>();

  constructor(private readonly options: Options) {
    this.memory = options.memory === false ? null : new Memory({ ...REMEMBERED, ...defined(options.memory ?? {}) });
  }

  /** The body of an answer; a `Problem` or `Unreachable` is thrown. */
  async get<T extends object>(path: string, values: Values = {}, asking: Asking = {}): Promise<T> {
    const url = addressOf(this.options.base, path, values);
    const known = this.memory?.get(url);
    const raw = await this.politely(url, known, asking);
    const fresh = raw.status === 304 && known ? known : keptFrom(raw);
    const about = { url, etag: fresh.etag || null, tags: fresh.tags, language: fresh.language, remembered: fresh === known };
    if (fresh !== known && !isAnswer(raw)) throw this.saying(about, problemFrom(refusal(raw, url)));
    if (fresh !== known && fresh.etag) this.memory?.keep(url, fresh);
    return this.saying(about, JSON.parse(fresh.text) as T);
  }

  /** Remember what was said about an answer or a problem, and about what is made of it. */
  saying<T extends object>(about: About | undefined, answer: T): T {
    if (about) this.said.set(answer, about);
    return answer;
  }

  about(answer: object): About | undefined {
    return this.said.get(answer);
  }

  forget(): void {
    this.memory?.clear();
  }

  private async politely(url: string, known: Kept | undefined, asking: Asking): Promise<Raw> {
    const retries = this.options.retries ?? DEFAULTS.retries;
    const patience = this.options.patience ?? DEFAULTS.patience;
    for (let repeated = 0; ; repeated += 1) {
      const outcome = await this.once(url, known, asking);
      const last = repeated >= retries || asking.signal?.aborted === true;
      if (outcome instanceof Unreachable) {
        // What ran out of time once would make the reader wait as long again.
        if (last || outcome.timedOut) throw outcome;
        await pause(nth(repeated, PAUSES), asking.signal);
        continue;
      }
      if (last || (outcome.status !== 429 && outcome.status !== 503)) return outcome;
      const asked = secondsFrom(outcome.headers.get('retry-after'));
      if (asked !== null && asked > patience) return outcome;
      await pause(asked === null ? nth(repeated, PAUSES) : asked * 1000, asking.signal);
    }
  }

  private async once(url: string, known: Kept | undefined, asking: Asking): Promise<Raw | Unreachable> {
    const limit = new AbortController();
    const cancel = (): void => limit.abort(asking.signal?.reason);
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      limit.abort();
    }, this.options.timeout ?? DEFAULTS.timeout);
    if (asking.signal?.aborted) cancel();
    asking.signal?.addEventListener('abort', cancel, { once: true });
    try {
      const ask = this.options.fetch ?? fetch;
      const answer = await ask(url, this.request(known, asking, limit.signal));
      return { status: answer.status, ok: answer.ok, headers: answer.headers, text: await answer.text() };
    } catch (error) {
      if (asking.signal?.aborted) throw asking.signal.reason;
      return new Unreachable(url, timedOut, error);
    } finally {
      clearTimeout(timer);
      asking.signal?.removeEventListener('abort', cancel);
    }
  }

  private request(known: Kept | undefined, asking: Asking, signal: AbortSignal): RequestInit {
    const headers = new Headers(this.options.init?.headers);
    new Headers(asking.init?.headers).forEach((value, name) => headers.set(name, value));
    headers.set('accept', 'application/json');
    if (known) headers.set('if-none-match', known.etag);
    return { ...this.options.init, ...asking.init, method: 'GET', headers, signal };
  }
}

/** The address of a question; what is undefined is left out, and lists are joined by commas. */
export function addressOf(base: string, path: string, values: Values): string {
  const url = new URL(`${base.replace(/\/+$/, '')}/api/v2/${path}`);
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url.href;
}

function keptFrom(raw: Raw): Kept {
  return {
    etag: raw.headers.get('etag') ?? '',
    text: raw.text,
    tags: (raw.headers.get('cache-tag') ?? '').split(',').filter(Boolean),
    language: raw.headers.get('content-language'),
  };
}

/** A page of HTML with status 200 is no answer: something between us and the API wrote it. */
function isAnswer(raw: Raw): boolean {
  return raw.ok && (raw.headers.get('content-type') ?? '').startsWith('application/json');
}

function refusal(raw: Raw, url: string): Parameters<typeof problemFrom>[0] {
  return {
    status: raw.status,
    url,
    text: raw.text,
    type: raw.headers.get('content-type') ?? '',
    retryAfter: secondsFrom(raw.headers.get('retry-after')),
  };
}

/** `Retry-After` in seconds, whether it was said in seconds or as a date. */
export function secondsFrom(said: string | null): number | null {
  if (said === null || said.trim() === '') return null;
  if (/^\d+$/.test(said.trim())) return Number(said);
  const date = Date.parse(said);
  return Number.isNaN(date) ? null : Math.max(0, (date - Date.now()) / 1000);
}

function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}
