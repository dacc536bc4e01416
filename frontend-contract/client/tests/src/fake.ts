/** A server that answers from a list of answers, for what no real one does on demand. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface Fake {
  readonly base: string;
  /** Method, address and `If-None-Match` of each request. */
  readonly asked: { method: string; url: string; held: string | undefined }[];
  stop(): Promise<void>;
}

/** Each request takes the next answer; the last one stays. */
export async function fake(answers: readonly Answer[]): Promise<Fake> {
  const asked: Fake['asked'] = [];
  const server = createServer((request, response) => {
    asked.push({ method: request.method ?? '', url: request.url ?? '', held: request.headers['if-none-match'] });
    answers[Math.min(asked.length, answers.length) - 1]?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { base: `http://127.0.0.1:${String(port)}`, asked, stop };
}

export const says =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(body === null ? undefined : JSON.stringify(body));
  };

export const breaks: Answer = (request) => request.socket.destroy();
export const stays: Answer = () => undefined;

export const problem = (status: number, type: string, headers: Record<string, string> = {}): Answer =>
  says(status, { type, title: type, status, detail: type, parameter: null }, headers);
