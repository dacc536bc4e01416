/** Transport: GET and nothing else, with a time limit, polite repetition and remembered answers. */
import { type MemoryLimits } from './memory.js';
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
export declare class Transport {
    private readonly options;
    private readonly memory;
    private readonly said;
    constructor(options: Options);
    /** The body of an answer; a `Problem` or `Unreachable` is thrown. */
    get<T extends object>(path: string, values?: Values, asking?: Asking): Promise<T>;
    /** Remember what was said about an answer or a problem, and about what is made of it. */
    saying<T extends object>(about: About | undefined, answer: T): T;
    about(answer: object): About | undefined;
    forget(): void;
    private politely;
    private once;
    private request;
}
/** The address of a question; what is undefined is left out, and lists are joined by commas. */
export declare function addressOf(base: string, path: string, values: Values): string;
/** `Retry-After` in seconds, whether it was said in seconds or as a date. */
export declare function secondsFrom(said: string | null): number | null;
export {};
