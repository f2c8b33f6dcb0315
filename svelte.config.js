import { writeFileSync } from 'node:fs';
import { handover } from './tools/dev-server/handover.js';

const outDir = '.svelte-kit/worker';

/** Headers of static files; the Worker sets the same ones on its own responses. */
const staticHeaders = [
	'X-Content-Type-Options: nosniff',
	'Referrer-Policy: same-origin',
	'Cross-Origin-Resource-Policy: same-origin',
	'Strict-Transport-Security: max-age=63072000; includeSubDomains; preload'
];

/** The platform that tools/dev-server/worker-in-vite.ts passes to the page being rendered. */
function underDevelopment() {
	const given = handover.getStore();
	if (given) return given;
	throw new Error('No Worker runs in front of this page. Start the site with `npm run dev`.');
}

/**
 * Builds web/ into a `Server` that worker/sveltekit.ts calls as a function, and its files into the
 * folder that wrangler.toml names as assets. The stock Cloudflare adapter would overwrite
 * worker/index.ts and put a cache keyed by URL alone in front of the session.
 */
const intoWorker = {
	name: 'into-worker',
	/** @param {import('@sveltejs/kit').Builder} builder */
	adapt(builder) {
		builder.rimraf(outDir);
		builder.writeClient(`${outDir}/assets`);
		builder.writePrerendered(`${outDir}/assets`);
		builder.writeServer(`${outDir}/server`);
		const manifest = builder.generateManifest({ relativePath: '.' });
		writeFileSync(`${outDir}/server/manifest.js`, `export const manifest = ${manifest};\n`);
		writeFileSync(
			`${outDir}/assets/_headers`,
			[
				'/*',
				...staticHeaders.map((header) => `  ${header}`),
				`/${builder.getAppPath()}/immutable/*`,
				'  Cache-Control: public, max-age=31536000, immutable',
				''
			].join('\n')
		);
	},
	emulate: () => ({ platform: underDevelopment })
};

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: intoWorker,
		files: { src: 'web', assets: 'web/static' },
		paths: { relative: false },
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'frame-ancestors': ['none']
			}
		}
	}
};
