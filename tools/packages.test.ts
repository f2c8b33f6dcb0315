import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { describe, expect, it } from 'vitest';

interface Package {
	dependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
	dev?: boolean;
}
const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const locked: Record<string, Package> = readJson('package-lock.json').packages;

/** Where Node looks for a package that another one imports, from the closest folder on. */
function placesOf(name: string, from: string): string[] {
	const folders = from.split('/node_modules/');
	return folders
		.map((_, count) => folders.slice(0, count + 1).join('/node_modules/'))
		.toReversed()
		.map((folder) => (folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`))
		.concat(`node_modules/${name}`);
}

describe('package-lock.json', () => {
	it('has the programs of every platform, so that npm ci works on each', () => {
		const missing = Object.entries(locked).flatMap(([path, { optionalDependencies = {} }]) =>
			Object.keys(optionalDependencies)
				.filter((name) => !placesOf(name, path).some((place) => place in locked))
				.map((name) => `${name} of ${path}`)
		);
		expect(missing).toEqual([]);
		const workerd = Object.keys(locked).filter((path) => path.includes('/workerd-'));
		expect(workerd.toSorted()).toEqual([
			'node_modules/@cloudflare/workerd-darwin-64',
			'node_modules/@cloudflare/workerd-darwin-arm64',
			'node_modules/@cloudflare/workerd-linux-64',
			'node_modules/@cloudflare/workerd-linux-arm64',
			'node_modules/@cloudflare/workerd-windows-64'
		]);
	});
});

describe('package.json', () => {
	const isShipped = (file: string) => !/\.test\.ts$|\.d\.ts$|\/testing\//.test(file);
	const sources = globSync(['worker/**/*.ts', 'web/**/*.{ts,js,svelte}']).filter(isShipped);
	const imports = /(?<!')(?:\bfrom|\bimport)\s*\(?\s*'([^'.$][^']*)'/g;
	const packageOf = (specifier: string) =>
		specifier
			.split('/')
			.slice(0, specifier.startsWith('@') ? 2 : 1)
			.join('/');

	it('has everything that is deployed in dependencies, where npm audit --omit=dev looks', () => {
		const imported = new Set(
			sources.flatMap((file) =>
				[...readFileSync(file, 'utf8').matchAll(imports)].map(([, name = '']) => packageOf(name))
			)
		);
		// What the platform provides, and types, are not deployed.
		const provided = /^(?:node:|cloudflare:|@cloudflare\/workers-types$)/;
		const isOurs = (name: string) => !provided.test(name) && !builtinModules.includes(name);
		const { dependencies } = readJson('package.json');
		expect([...imported].filter(isOurs).toSorted()).not.toEqual([]);
		expect([...imported].filter(isOurs).filter((name) => !(name in dependencies))).toEqual([]);
		for (const name of Object.keys(dependencies)) {
			expect(locked[`node_modules/${name}`]?.dev, name).toBeUndefined();
		}
	});
});
