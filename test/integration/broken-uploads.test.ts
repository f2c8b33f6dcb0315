import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startProcesses } from './worker-processes.ts';
import type { Processes } from './worker-processes.ts';

let processes: Processes;
beforeAll(async () => void (processes = await startProcesses({ names: ['one'] })));
afterAll(async () => processes?.[Symbol.asyncDispose]());

/** Sends these bytes and no more, and returns the response. */
async function sendBytes(lines: readonly string[], body: string): Promise<string> {
	const socket = connect({ host: '127.0.0.1', port: processes.site.ports.one ?? 0 });
	await once(socket, 'connect');
	socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
	return text(socket);
}

const head = (path: string, type: string) => [
	`POST ${path} HTTP/1.1`,
	'Host: localhost',
	'Sec-Fetch-Site: same-origin',
	`Content-Type: ${type}`
];
const form = 'application/x-www-form-urlencoded';

it.each([
	['/api/events', 'application/json', '{"'],
	['/businesses/new', form, 'na'],
	['/auth/logout', form, 'a=']
])('%s answers 400 when the connection ends within the body', async (path, type, begun) => {
	const long = await sendBytes([...head(path, type), 'Content-Length: 100'], begun);
	expect(long).toContain('HTTP/1.1 400');
	const chunked = [...head(path, type), 'Transfer-Encoding: chunked'];
	expect(await sendBytes(chunked, `5\r\n${begun}`)).toContain('HTTP/1.1 400');
});
