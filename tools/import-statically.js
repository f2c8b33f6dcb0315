import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes SvelteKit's server import its pages when it starts. It would import each when it is first shown;
 * in one file, esbuild then wraps every module in a function, which is 2 % of the Worker.
 *
 * @param {string} folder of the server that SvelteKit wrote
 */
export function importStatically(folder) {
	const nodes = readdirSync(join(folder, 'nodes')).map((file) => join('nodes', file));
	for (const file of ['manifest.js', ...nodes]) {
		const path = join(folder, file);
		writeFileSync(path, withStaticImports(readFileSync(path, 'utf8')));
	}
}

/** @param {string} code @returns {string} */
function withStaticImports(code) {
	/** @type {Map<string, string>} */
	const names = new Map();
	const changed = code.replace(/\bimport\('([^']+)'\)/g, (_, path) => {
		const name = names.get(path) ?? `imported${names.size}`;
		names.set(path, name);
		return `Promise.resolve(${name})`;
	});
	const imports = [...names].map(([path, name]) => `import * as ${name} from '${path}';\n`);
	return imports.join('') + changed;
}
