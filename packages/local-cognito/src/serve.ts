import { createAdaptorServer } from '@hono/node-server';
import { createLocalCognito } from './local-cognito.ts';
import { isLoopback } from './loopback.ts';
import type { LocalCognitoOptions } from './local-cognito.ts';

type Server = ReturnType<typeof createAdaptorServer>;

export interface ServeOptions extends Omit<LocalCognitoOptions, 'origin'> {
	/** 9229 by default. */
	port?: number;
	/** The address to listen on; by default `localhost`, which is both loopback addresses. */
	host?: string;
}

export interface RunningCognito {
	origin: string;
	issuer: string;
	close(): Promise<void>;
}

const loopbackAddresses = ['127.0.0.1', '::1'];

/**
 * Serves the local Cognito, on the loopback addresses unless another host is given.
 *
 * @throws {Error} when the port is in use, or the host is not an address of this machine
 */
export async function serveLocalCognito(options: ServeOptions = {}): Promise<RunningCognito> {
	const { port = 9229, host = 'localhost', ...rest } = options;
	const cognito = createLocalCognito({ ...rest, origin: originOf(host, port) });
	const fetch = (request: Request) =>
		isLoopback(host) && !isAddressedToLoopback(request) ? misdirected() : cognito.fetch(request);
	const servers: Server[] = [];
	const close = async () => void (await Promise.all(servers.map(closeServer)));
	try {
		for (const address of host === 'localhost' ? loopbackAddresses : [host]) {
			const server = await listen(createAdaptorServer({ fetch }), port, address);
			if (server) servers.push(server);
		}
		if (servers.length === 0) throw new Error(`${host} is not an address of this machine.`);
	} catch (error) {
		await close();
		throw error;
	}
	return { origin: cognito.origin, issuer: cognito.issuer, close };
}

/** A server that listens on every address is reached as `localhost` too. */
function originOf(host: string, port: number): string {
	const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
	return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Against DNS rebinding: a web page whose name resolves to this machine sends that name as Host. */
const isAddressedToLoopback = (request: Request): boolean =>
	isLoopback((request.headers.get('host') ?? '').replace(/:\d+$/, ''));

const misdirected = () =>
	new Response('The local Cognito only accepts requests to http://localhost.', { status: 421 });

/** null when this machine has no such address, for example without IPv6. */
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
