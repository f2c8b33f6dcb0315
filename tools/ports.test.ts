import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requireFreePort } from './ports.ts';

let server: Server;
let port = 0;
beforeEach(async () => {
	server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	port = typeof address === 'object' && address ? address.port : 0;
});
afterEach(() => void server.close());

describe('requireFreePort', () => {
	it('names the port and what to do when something listens there', async () => {
		const refusal = requireFreePort(port, 'the site', 'APP_ORIGIN in .dev.vars');
		await expect(refusal).rejects.toThrow(`Port ${port} is in use, and the site needs it`);
		await expect(refusal).rejects.toThrow(`lsof -i :${port}`);
		await expect(refusal).rejects.toThrow('choose another port: it is in APP_ORIGIN in .dev.vars');
	});

	it('accepts a port as soon as nothing listens there', async () => {
		server.close();
		await once(server, 'close');
		await expect(
			requireFreePort(port, 'the site', 'APP_ORIGIN in .dev.vars')
		).resolves.toBeUndefined();
		await expect(
			requireFreePort(port, 'the site', 'APP_ORIGIN in .dev.vars')
		).resolves.toBeUndefined();
	});
});
