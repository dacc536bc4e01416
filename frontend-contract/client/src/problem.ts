/** Problems: what the API refuses, and what comes instead of an answer, as errors a program can tell apart. */

import type { Problem as ProblemBody } from './api.js';

export type { ProblemBody };

/** The address of a kind of problem, such as `/problems/not-found`. */
export type ProblemType = ProblemBody['type'];

/** The body of one kind of problem. */
export type ProblemOf<T extends ProblemType> = Extract<ProblemBody, { type: T }>;

/** The API answered with an error. `body` is null where something between it and us spoke. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly url: string,
    readonly body: ProblemBody | null,
    /** Seconds to wait before asking again, where the answer said so. */
    readonly retryAfter: number | null = null,
  ) {
    super(body ? `${status} ${body.title}: ${body.detail}` : `${status} from ${url}`);
  }

  /** Whether the problem is of this kind; its body then has the members of the kind. */
  is<T extends ProblemType>(type: T): this is Problem & { readonly body: ProblemOf<T> } {
    return this.body?.type === type;
  }
}

/** No answer came: the server is down, the network is cut, or time ran out. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor(
    readonly url: string,
    readonly timedOut: boolean,
    cause: unknown,
  ) {
    super(timedOut ? `No answer in time from ${url}` : `No answer from ${url}`, { cause });
  }
}

/** Whether asking again later may help. */
export function isPassing(error: unknown): error is Problem | Unreachable {
  if (error instanceof Unreachable) return true;
  return error instanceof Problem && (error.status === 429 || error.status >= 500) && error.status !== 501;
}

/** The problem an answer carries. */
export function problemFrom(answer: { status: number; url: string; text: string; type: string; retryAfter: number | null }): Problem {
  return new Problem(answer.status, answer.url, parsed(answer.text, answer.type), answer.retryAfter);
}

function parsed(text: string, type: string): ProblemBody | null {
  if (!type.startsWith('application/problem+json')) return null;
  try {
    return JSON.parse(text) as ProblemBody;
  } catch {
    return null;
  }
}
