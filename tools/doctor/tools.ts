import { existsSync } from 'node:fs';
import { right, unsure, wrong } from './finding.ts';
import type { Finding } from './finding.ts';

/** wrangler refuses to start on anything older. */
const oldestNode = [22, 12] as const;

/** Node, and whether the packages are there. */
export function checkTools(version = process.versions.node): Finding[] {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	const isNew = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
	const node = isNew
		? right('node', `Node ${version} runs the tools.`)
		: wrong(
				'node',
				`Node ${version} is too old for wrangler, which needs ${oldestNode.join('.')}.`,
				'Use npm run doctor, which runs on the Node that the project brings.'
			);
	const packages = existsSync('node_modules/wrangler/package.json')
		? right('packages', 'The packages are installed.')
		: wrong(
				'packages',
				'wrangler is not installed.',
				'Run node tools/set-up.js, which installs what package-lock.json names.'
			);
	const home = existsSync('wrangler.toml')
		? []
		: [
				unsure('folder', 'There is no wrangler.toml here.', 'Run this in the project’s own folder.')
			];
	return [node, packages, ...home];
}
