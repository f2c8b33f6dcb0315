import { once } from 'node:events';
import { createServer } from 'node:http';
import { rolldown } from 'rolldown';
import { freePort } from './pool.ts';

/** A site on localhost whose every page runs this script. */
export async function serveSite(script: string) {
	const bundle = await rolldown({
		input: new URL(script, import.meta.url).pathname,
		platform: 'browser',
		logLevel: 'silent'
	});
	const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
	const port = await freePort();
	const server = createServer(({ url }, response) => {
		const isScript = url === '/script.js';
		response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
		response.end(isScript ? output[0].code : page);
	}).listen(port, 'localhost');
	await once(server, 'listening');
	return {
		origin: `http://localhost:${port}`,
		close: () => {
			server.closeAllConnections();
			server.close();
		}
	};
}

const page = '<!doctype html><title>A site</title><script type="module" src="/script.js"></script>';
