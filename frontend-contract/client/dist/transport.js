/** Transport: GET and nothing else, with a time limit, polite repetition and remembered answers. */
import { Memory } from './memory.js';
import { problemFrom, Unreachable } from './problem.js';
import { nth, pause } from './waiting.js';
const DEFAULTS = { timeout: 10_000, retries: 2, patience: 30 };
const REMEMBERED = { answers: 500, characters: 20_000_000 };
const PAUSES = { least: 200, most: 5_000 };
export class Transport {
    options;
    memory;
    said = new WeakMap();
    constructor(options) {
        this.options = options;
        this.memory = options.memory === false ? null : new Memory({ ...REMEMBERED, ...defined(options.memory ?? {}) });
    }
    /** The body of an answer; a `Problem` or `Unreachable` is thrown. */
    async get(path, values = {}, asking = {}) {
        const url = addressOf(this.options.base, path, values);
        const known = this.memory?.get(url);
        const raw = await this.politely(url, known, asking);
        const fresh = raw.status === 304 && known ? known : keptFrom(raw);
        const about = { url, etag: fresh.etag || null, tags: fresh.tags, language: fresh.language, remembered: fresh === known };
        if (fresh !== known && !isAnswer(raw))
            throw this.saying(about, problemFrom(refusal(raw, url)));
        if (fresh !== known && fresh.etag)
            this.memory?.keep(url, fresh);
        return this.saying(about, JSON.parse(fresh.text));
    }
    /** Remember what was said about an answer or a problem, and about what is made of it. */
    saying(about, answer) {
        if (about)
            this.said.set(answer, about);
        return answer;
    }
    about(answer) {
        return this.said.get(answer);
    }
    forget() {
        this.memory?.clear();
    }
    async politely(url, known, asking) {
        const retries = this.options.retries ?? DEFAULTS.retries;
        const patience = this.options.patience ?? DEFAULTS.patience;
        for (let repeated = 0;; repeated += 1) {
            const outcome = await this.once(url, known, asking);
            const last = repeated >= retries || asking.signal?.aborted === true;
            if (outcome instanceof Unreachable) {
                // What ran out of time once would make the reader wait as long again.
                if (last || outcome.timedOut)
                    throw outcome;
                await pause(nth(repeated, PAUSES), asking.signal);
                continue;
            }
            if (last || (outcome.status !== 429 && outcome.status !== 503))
                return outcome;
            const asked = secondsFrom(outcome.headers.get('retry-after'));
            if (asked !== null && asked > patience)
                return outcome;
            await pause(asked === null ? nth(repeated, PAUSES) : asked * 1000, asking.signal);
        }
    }
    async once(url, known, asking) {
        const limit = new AbortController();
        const cancel = () => limit.abort(asking.signal?.reason);
        let timedOut = false;
        const timer = setTimeout(() => {
            timedOut = true;
            limit.abort();
        }, this.options.timeout ?? DEFAULTS.timeout);
        if (asking.signal?.aborted)
            cancel();
        asking.signal?.addEventListener('abort', cancel, { once: true });
        try {
            const ask = this.options.fetch ?? fetch;
            const answer = await ask(url, this.request(known, asking, limit.signal));
            return { status: answer.status, ok: answer.ok, headers: answer.headers, text: await answer.text() };
        }
        catch (error) {
            if (asking.signal?.aborted)
                throw asking.signal.reason;
            return new Unreachable(url, timedOut, error);
        }
        finally {
            clearTimeout(timer);
            asking.signal?.removeEventListener('abort', cancel);
        }
    }
    request(known, asking, signal) {
        const headers = new Headers(this.options.init?.headers);
        new Headers(asking.init?.headers).forEach((value, name) => headers.set(name, value));
        headers.set('accept', 'application/json');
        if (known)
            headers.set('if-none-match', known.etag);
        return { ...this.options.init, ...asking.init, method: 'GET', headers, signal };
    }
}
/** The address of a question; what is undefined is left out, and lists are joined by commas. */
export function addressOf(base, path, values) {
    const url = new URL(`${base.replace(/\/+$/, '')}/api/v2/${path}`);
    for (const [name, value] of Object.entries(values)) {
        if (value !== undefined)
            url.searchParams.set(name, String(value));
    }
    return url.href;
}
function keptFrom(raw) {
    return {
        etag: raw.headers.get('etag') ?? '',
        text: raw.text,
        tags: (raw.headers.get('cache-tag') ?? '').split(',').filter(Boolean),
        language: raw.headers.get('content-language'),
    };
}
/** A page of HTML with status 200 is no answer: something between us and the API wrote it. */
function isAnswer(raw) {
    return raw.ok && (raw.headers.get('content-type') ?? '').startsWith('application/json');
}
function refusal(raw, url) {
    return {
        status: raw.status,
        url,
        text: raw.text,
        type: raw.headers.get('content-type') ?? '',
        retryAfter: secondsFrom(raw.headers.get('retry-after')),
    };
}
/** `Retry-After` in seconds, whether it was said in seconds or as a date. */
export function secondsFrom(said) {
    if (said === null || said.trim() === '')
        return null;
    if (/^\d+$/.test(said.trim()))
        return Number(said);
    const date = Date.parse(said);
    return Number.isNaN(date) ? null : Math.max(0, (date - Date.now()) / 1000);
}
function defined(value) {
    return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
}
