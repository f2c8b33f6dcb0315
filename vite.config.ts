import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, minify } from 'vite';
import type { Plugin } from 'vite';

/** Browsers of the last four years: without nesting, light-dark(), or OKLCH for some of them. */
const cssTarget = ['chrome108', 'firefox107', 'safari16.0'];

/** One stylesheet for the whole site: a second page needs no other, and no page waits for several. */
const oneStylesheet = {
	codeSplitting: { groups: [{ name: 'styles', test: /\.css$|\?svelte&type=style/ }] }
};

/** Modules of the frameworks that pages of this site don't need, and what takes their place. */
const replacements = [
	{
		// The client's runtime. On the server, it only provides the class that gets SvelteKit's `render`
		// function, for which an empty class is enough.
		source: /\/legacy-client\.js$/,
		importer: /\/legacy-server\.js$/,
		code: () =>
			'export const asClassComponent = () => class {}; export const createClassComponent = undefined;'
	},
	{
		// Writes the data of a page as JavaScript, for the client that hydrates it.
		source: /\/data_serializer\.js$/,
		importer: /\/@sveltejs\/kit\/src\/runtime\/server\//,
		code: (original: string) => `
			export { server_data_serializer_json } from ${JSON.stringify(original)};
			const none = { data: '', chunks: null };
			const serializer = { set_max_nodes() {}, add_node() {}, get_data: () => none };
			export const server_data_serializer = () => serializer;`
	},
	{
		// Answers remote functions, which no page has. An address of one is then any other that does not
		// exist.
		source: /\/remote\.js$/,
		importer: /\/@sveltejs\/kit\/src\/runtime\/server\//,
		code: () => `
			export const get_remote_id = () => '';
			export const get_remote_action = () => null;
			export const collect_remote_data = async (data) => data;
			export const handle_remote_call = undefined;
			export const handle_remote_form_post = undefined;`
	},
	{
		// Defines remote functions.
		source: /\/remote\/index\.js$/,
		importer: /\/@sveltejs\/kit\/src\/runtime\/app\/server\/index\.js$/,
		code: () =>
			['query', 'prerender', 'command', 'form', 'requested']
				.map((name) => `export const ${name} = undefined;`)
				.join('\n')
	}
];

const withoutUnused: Plugin = {
	name: 'without-unused',
	enforce: 'pre',
	async resolveId(source, importer = '') {
		if (importer.startsWith('\0')) return null;
		const index = replacements.findIndex(
			(replaced) => replaced.source.test(source) && replaced.importer.test(importer)
		);
		if (index === -1) return null;
		const original = await this.resolve(source, importer, { skipSelf: true });
		return original && `\0without-unused:${index}:${original.id}`;
	},
	load(id) {
		const [, index, original = ''] = /^\0without-unused:(\d):(.*)$/.exec(id) ?? [];
		return replacements[Number(index)]?.code(original) ?? null;
	}
};

/** Scripts that a page loads by their URL are files to the build, which it would copy as they are. */
const minifyScripts: Plugin = {
	name: 'minify-scripts',
	async generateBundle(_options, bundle) {
		for (const file of Object.values(bundle)) {
			if (file.type !== 'asset' || !file.fileName.endsWith('.js')) continue;
			const { code, errors } = await minify(file.fileName, String(file.source), { module: true });
			if (errors.length > 0) throw new Error(`${file.fileName}: ${errors[0]?.message}`);
			file.source = code;
		}
	}
};

export default defineConfig(async ({ command }) => {
	if (command === 'build') {
		return {
			plugins: [withoutUnused, sveltekit(), minifyScripts],
			build: { cssTarget, rolldownOptions: { output: oneStylesheet } }
		};
	}
	const { workerInVite } = await import('./tools/dev-server/worker-in-vite.ts');
	return { plugins: [sveltekit(), workerInVite()] };
});
