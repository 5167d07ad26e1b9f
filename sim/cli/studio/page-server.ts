import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** What every answer carries: nothing is kept, guessed, framed or told to others. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Names by which a browser on this machine may call the server; a page elsewhere that points its own name here is turned away. */
const isOurs = (host: string | undefined): boolean => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '');

const answer = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
};

/** What is wrong with a request: a status and a sentence; null when the page is to be shown. */
function refusalOf({ headers, method, url }: IncomingMessage): readonly [status: number, text: string] | null {
  if (!isOurs(headers.host)) return [421, 'this server is for 127.0.0.1 and localhost'];
  if (method !== 'GET' && method !== 'HEAD') return [405, 'this server only shows a page'];
  return url === '/' || url === '/index.html' ? null : [404, 'there is one page here: /'];
}

function answerTo(request: IncomingMessage, response: ServerResponse, page: Buffer): void {
  const refusal = refusalOf(request);
  if (refusal !== null) {
    answer(response, ...refusal);
    return;
  }
  response.writeHead(200, { ...HEADERS, 'content-type': 'text/html; charset=utf-8', 'content-length': page.length });
  response.end(request.method === 'HEAD' ? undefined : page);
}

/** A server of one page and nothing else; it reads no file once it listens. */
export const pageServer = (page: Buffer): Server =>
  createServer((request, response) => answerTo(request, response, page));
