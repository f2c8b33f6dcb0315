import { cpSync, writeFileSync } from 'node:fs';
import { handover } from './tools/dev-server/handover.js';
import { importStatically } from './tools/import-statically.js';

const outDir = '.svelte-kit/worker';

/** Headers of static files. The Worker sets the same ones on its own responses. */
const staticHeaders = [
	'X-Content-Type-Options: nosniff',
	'Referrer-Policy: same-origin',
	'Cross-Origin-Resource-Policy: same-origin',
	'Strict-Transport-Security: max-age=63072000; includeSubDomains; preload'
];

/** The platform of the current request in development, from tools/dev-server/worker-in-vite.ts. */
function devPlatform() {
	const platform = handover.getStore();
	if (platform) return platform;
	throw new Error('Pages need the Worker. Start the site with `npm run dev`.');
}

/**
 * Builds web/ into a `Server` that worker/sveltekit.ts calls as a function, and static files into the
 * assets folder of wrangler.toml. Cloudflare's own adapter would replace worker/index.ts and cache
 * pages by their URL, without regard to the session.
 */
const workerAdapter = {
	name: 'popmap-worker',
	/** @param {import('@sveltejs/kit').Builder} builder */
	async adapt(builder) {
		// Imported here, because other programs read this file too and need neither towns nor maps.
		const { buildPlaces } = await import('./tools/places/build.ts');
		const { buildSharePictures } = await import('./tools/share-pictures/build.ts');
		const { buildMap } = await import('./tools/map/build.ts');
		const { buildTexts } = await import('./tools/texts/build.ts');
		builder.rimraf(outDir);
		builder.writeClient(`${outDir}/assets`);
		builder.writePrerendered(`${outDir}/assets`);
		cpSync(await buildPlaces(), `${outDir}/assets/places`, { recursive: true });
		cpSync(await buildSharePictures(), `${outDir}/assets/share`, { recursive: true });
		cpSync(await buildMap(), `${outDir}/assets/map`, { recursive: true });
		buildTexts(`${outDir}/assets`);
		builder.writeServer(`${outDir}/server`);
		const manifest = builder.generateManifest({ relativePath: '.' });
		writeFileSync(`${outDir}/server/manifest.js`, `export const manifest = ${manifest};\n`);
		importStatically(`${outDir}/server`);
		writeFileSync(
			`${outDir}/assets/_headers`,
			[
				'/*',
				...staticHeaders.map((header) => `  ${header}`),
				`/${builder.getAppPath()}/immutable/*`,
				'  Cache-Control: public, max-age=31536000, immutable',
				'/places/*',
				'  Cache-Control: public, max-age=86400',
				'/map/*',
				'  Cache-Control: public, max-age=86400',
				// Cloudflare compresses this type, and not the one that is registered for these tiles.
				'/map/*.pbf',
				'  ! Content-Type',
				'  Content-Type: application/x-protobuf',
				// Browsers ignore rules of another type.
				'/speculation-rules.json',
				'  ! Content-Type',
				'  Content-Type: application/speculationrules+json',
				'  Cache-Control: public, max-age=86400',
				// Other sites show it beside their links. `!` takes back what /* says.
				...['/social-card.png', '/share/*'].flatMap((path) => [
					path,
					'  ! Cross-Origin-Resource-Policy',
					'  Cross-Origin-Resource-Policy: cross-origin'
				]),
				''
			].join('\n')
		);
	},
	emulate: () => ({ platform: devPlatform })
};

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: {
		// In the HTML of every component: five characters tell the styles of a few hundred apart.
		cssHash: ({ hash, css }) => `s-${hash(css).slice(0, 5)}`
	},
	kit: {
		adapter: workerAdapter,
		files: { src: 'web', assets: 'web/static' },
		paths: { relative: false },
		// The Worker checks every write before SvelteKit sees it (worker/middleware/csrf.ts), and its check
		// also knows Sec-Fetch-Site and Referer.
		csrf: { trustedOrigins: ['*'] },
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
