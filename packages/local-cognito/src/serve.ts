import { createAdaptorServer } from '@hono/node-server';
import { createLocalCognito } from './local-cognito.ts';
import type { LocalCognitoOptions } from './local-cognito.ts';

type Server = ReturnType<typeof createAdaptorServer>;

/** `localhost` is the one or the other, by the browser's choice. */
const loopback = ['127.0.0.1', '::1'];

/**
 * Serves the local Cognito on this machine's own addresses, and on no other.
 *
 * @throws an Error whose message is a sentence for people, when the port is taken.
 */
export async function serveLocalCognito(
	port = 9229,
	options: Omit<LocalCognitoOptions, 'origin'> = {}
): Promise<{ close(): Promise<void> }> {
	const cognito = createLocalCognito({ ...options, origin: `http://localhost:${port}` });
	const fetch = (request: Request) =>
		isAddressedHere(request) ? cognito.fetch(request) : refusal();
	const servers: Server[] = [];
	const close = async () => void (await Promise.all(servers.map(closeServer)));
	try {
		for (const address of loopback) {
			const server = await listen(createAdaptorServer({ fetch }), port, address);
			if (server) servers.push(server);
		}
	} catch (error) {
		await close();
		throw error;
	}
	return { close };
}

/** A page elsewhere may have a name of its own point to this machine; its requests name that host. */
function isAddressedHere(request: Request): boolean {
	return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(request.headers.get('host') ?? '');
}

const refusal = () =>
	new Response('The local Cognito answers on http://localhost alone.', { status: 421 });

/** null where this machine has no such address, as without IPv6. */
function listen(server: Server, port: number, address: string): Promise<Server | null> {
	return new Promise((resolve, reject) => {
		server.once('error', ({ code, message }: Error & { code?: string }) => {
			if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') resolve(null);
			else reject(new Error(code === 'EADDRINUSE' ? portInUse(port) : message));
		});
		server.listen(port, address, () => resolve(server));
	});
}

const portInUse = (port: number) =>
	`Port ${port} is in use, and the local Cognito needs it. Stop what runs there, then start again.`;

function closeServer(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		// Browsers keep connections open; without this, closing would wait for them.
		if ('closeAllConnections' in server) server.closeAllConnections();
	});
}

if ('main' in import.meta && import.meta.main) {
	try {
		await serveLocalCognito();
		process.stdout.write('The local Cognito answers on http://localhost:9229\n');
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
		process.exitCode = 1;
	}
}
