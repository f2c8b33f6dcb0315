import { readFile } from 'node:fs/promises';
import { createServer as createHttps } from 'node:https';
import { createAdaptorServer } from '@hono/node-server';
import { ConfigError } from './config/config.ts';
import { defaultConfig } from './config/default-config.ts';
import { createLocalCognito, type LocalCognitoOptions } from './local-cognito.ts';
import { isLoopback } from './loopback.ts';
import { openDataFolder, type DataFolder } from './persistence/data-folder.ts';
import { keepState, type StateKeeper } from './persistence/keep-state.ts';
import type { ServerSettings } from './config/server.ts';
import {
	certificateIn,
	createSelfSigned,
	isValidFor,
	type Certificate
} from './tls/self-signed.ts';

type Server = ReturnType<typeof createAdaptorServer>;

/** The settings override those of the configuration's `server`. */
export interface ServeOptions
	extends Omit<LocalCognitoOptions, 'origin' | 'snapshot'>, Partial<ServerSettings> {}

export interface RunningCognito {
	origin: string;
	issuer: string;
	/** The certificate as PEM; null without TLS. */
	certificate: string | null;
	/** Sends a control request; README.md lists the actions. @throws {TypeError} when it fails */
	control(action: string, input?: object): Promise<unknown>;
	close(): Promise<void>;
}

const loopbackAddresses = ['127.0.0.1', '::1'];

/**
 * Serves the local Cognito, on the loopback addresses unless another host is given.
 *
 * @throws {Error} when the port is in use, or the host is not an address of this machine
 * @throws {ConfigError} when a certificate or the data folder cannot be read
 */
export async function serveLocalCognito(options: ServeOptions = {}): Promise<RunningCognito> {
	const { config = defaultConfig, now, keyPairs, otherMessages, ...overrides } = options;
	const settings = { ...config.server, ...overrides };
	const { port, host } = settings;
	const folder = settings.data === null ? null : await openDataFolder(settings.data);
	const certificate = await certificateFor(settings, folder);
	const cognito = createLocalCognito({
		config,
		origin: settings.origin ?? originOf(settings),
		...(now ? { now } : {}),
		...(keyPairs ? { keyPairs } : {}),
		...(otherMessages ? { otherMessages } : {}),
		snapshot: (await folder?.read()) ?? null
	});
	const keeper = folder && keepState(folder, () => cognito.snapshot());
	const fetch = receive(settings, cognito.fetch, keeper);
	const servers: Server[] = [];
	const close = async () => {
		await Promise.all(servers.map(closeServer));
		await keeper?.flush();
	};
	try {
		for (const address of host === 'localhost' ? loopbackAddresses : [host]) {
			const server = await listen(createServer(fetch, certificate), port, address);
			if (server) servers.push(server);
		}
		if (servers.length === 0) throw new Error(`${host} is not an address of this machine.`);
	} catch (error) {
		await Promise.all(servers.map(closeServer));
		throw error;
	}
	const { origin, issuer, control } = cognito;
	return { origin, issuer, control, certificate: certificate?.cert ?? null, close };
}

type Fetch = (request: Request) => Response | Promise<Response>;

/** Refuses requests to other hosts, and keeps what the others have changed. */
function receive(settings: ServerSettings, fetch: Fetch, keeper: StateKeeper | null): Fetch {
	return async (request) => {
		if (isLoopback(settings.host) && !isAddressedToUs(settings, request)) return misdirected();
		const response = await fetch(request);
		// Reading changes something as well: a page can sign people in.
		keeper?.changed();
		return response;
	};
}

function createServer(fetch: Fetch, certificate: Certificate | null): Server {
	if (certificate === null) return createAdaptorServer({ fetch });
	return createAdaptorServer({ fetch, createServer: createHttps, serverOptions: certificate });
}

/** The configured certificate, or one that is created now or was before; null without TLS. */
async function certificateFor(
	{ tls, host, origin, allowed_hosts: names }: ServerSettings,
	folder: DataFolder | null
): Promise<Certificate | null> {
	if (tls === false) return null;
	if (tls !== true) return { cert: await readPem(tls.cert), key: await readPem(tls.key) };
	const ownHost = origin === null ? [] : [new URL(origin).hostname];
	const hosts = [...new Set(['localhost', ...loopbackAddresses, host, ...names, ...ownHost])];
	return folder === null ? createSelfSigned(hosts) : keptCertificate(folder, hosts);
}

/** Kept, so that programs can be told once to trust it: until it ends or is for other hosts. */
async function keptCertificate(folder: DataFolder, hosts: string[]): Promise<Certificate> {
	const known = await folder.readFile('tls.pem');
	if (known !== null && isValidFor(known, hosts)) return { cert: certificateIn(known), key: known };
	const created = createSelfSigned(hosts);
	await folder.writeFile('tls.pem', created.key + created.cert);
	await folder.writeFile('certificate.pem', created.cert);
	return created;
}

async function readPem(path: string): Promise<string> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new ConfigError(`server.tls: ${reason}`, { cause: error });
	}
}

/** A server that listens on every address is reached as `localhost` too. */
function originOf({ host, port, tls }: ServerSettings): string {
	const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
	const scheme = tls === false ? 'http' : 'https';
	return `${scheme}://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Against DNS rebinding: a web page whose name resolves to this machine sends that name as Host. */
function isAddressedToUs({ allowed_hosts, origin }: ServerSettings, request: Request): boolean {
	const host = (request.headers.get('host') ?? '').replace(/:\d+$/, '').toLowerCase();
	const own = origin === null ? [] : [new URL(origin).hostname];
	return isLoopback(host) || [...allowed_hosts, ...own].includes(host);
}

const misdirected = () =>
	new Response(
		'The local Cognito only accepts requests to http://localhost. Allow other names with --allow-host or allowed_hosts.',
		{ status: 421 }
	);

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
	`Port ${port} is in use, and the local Cognito needs it. Stop what runs there, or choose another with --port.`;

function closeServer(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		// Browsers keep connections open; without this, closing would wait for them.
		if ('closeAllConnections' in server) server.closeAllConnections();
	});
}
