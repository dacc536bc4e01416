/** Problems: what the API refuses, and what comes instead of an answer, as errors a program can tell apart. */
import type { Problem as ProblemBody } from './api.js';
export type { ProblemBody };
/** The address of a kind of problem, such as `/problems/not-found`. */
export type ProblemType = ProblemBody['type'];
/** The body of one kind of problem. */
export type ProblemOf<T extends ProblemType> = Extract<ProblemBody, {
    type: T;
}>;
/** The API answered with an error. `body` is null where something between it and us spoke. */
export declare class Problem extends Error {
    readonly status: number;
    readonly url: string;
    readonly body: ProblemBody | null;
    /** Seconds to wait before asking again, where the answer said so. */
    readonly retryAfter: number | null;
    readonly name = "Problem";
    constructor(status: number, url: string, body: ProblemBody | null, 
    /** Seconds to wait before asking again, where the answer said so. */
    retryAfter?: number | null);
    /** Whether the problem is of this kind; its body then has the members of the kind. */
    is<T extends ProblemType>(type: T): this is Problem & {
        readonly body: ProblemOf<T>;
    };
}
/** No answer came: the server is down, the network is cut, or time ran out. */
export declare class Unreachable extends Error {
    readonly url: string;
    readonly timedOut: boolean;
    readonly name = "Unreachable";
    constructor(url: string, timedOut: boolean, cause: unknown);
}
/** Whether asking again later may help. */
export declare function isPassing(error: unknown): error is Problem | Unreachable;
/** The problem an answer carries. */
export declare function problemFrom(answer: {
    status: number;
    url: string;
    text: string;
    type: string;
    retryAfter: number | null;
}): Problem;
