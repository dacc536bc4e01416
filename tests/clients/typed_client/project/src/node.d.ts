/** The little of Node this project uses, so that it needs no types from elsewhere. */
declare const process: { argv: string[]; stdout: { write(text: string): void } };

declare module 'node:fs' {
  export function existsSync(path: string): boolean;
  export function readFileSync(path: string, encoding: 'utf8'): string;
  export function renameSync(from: string, to: string): void;
  export function writeFileSync(path: string, text: string): void;
}
