/** Problems: what the API refuses, and what comes instead of an answer, as errors a program can tell apart. */
/** The API answered with an error. `body` is null where something between it and us spoke. */
export class Problem extends Error {
    status;
    url;
    body;
    retryAfter;
    name = 'Problem';
    constructor(status, url, body, 
    /** Seconds to wait before asking again, where the answer said so. */
    retryAfter = null) {
        super(body ? `${status} ${body.title}: ${body.detail}` : `${status} from ${url}`);
        this.status = status;
        this.url = url;
        this.body = body;
        this.retryAfter = retryAfter;
    }
    /** Whether the problem is of this kind; its body then has the members of the kind. */
    is(type) {
        return this.body?.type === type;
    }
}
/** No answer came: the server is down, the network is cut, or time ran out. */
export class Unreachable extends Error {
    url;
    timedOut;
    name = 'Unreachable';
    constructor(url, timedOut, cause) {
        super(timedOut ? `No answer in time from ${url}` : `No answer from ${url}`, { cause });
        this.url = url;
        this.timedOut = timedOut;
    }
}
/** Whether asking again later may help. */
export function isPassing(error) {
    if (error instanceof Unreachable)
        return true;
    return error instanceof Problem && (error.status === 429 || error.status >= 500) && error.status !== 501;
}
/** The problem an answer carries. */
export function problemFrom(answer) {
    return new Problem(answer.status, answer.url, parsed(answer.text, answer.type), answer.retryAfter);
}
function parsed(text, type) {
    if (!type.startsWith('application/problem+json'))
        return null;
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
