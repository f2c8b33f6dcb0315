/**
 * Does whatever is missing before a script of package.json can run: `node tools/set-up.js` installs the
 * packages; `start` also writes settings and prepares the database; `test` also finds a browser. It
 * is the one program here that runs on a bare clone, so it is plain JavaScript for Node 20 and uses
 * nothing but Node's own modules.
 */
import { accessSync, constants } from 'node:fs';
import { writeDevVars } from './dev-vars.js';
import { Explained, runTool } from './explained.js';
import { installChromium } from './install-chromium.js';
import { installPackages } from './install.js';
import { migrateLocally } from './migrate.js';

const oldestNode = 20;

function checkNode() {
	if (Number.parseInt(process.versions.node) >= oldestNode) return;
	throw new Explained(
		`Popmap needs Node ${oldestNode} or newer; this is ${process.versions.node}. Get one from https://nodejs.org.`
	);
}

/** @throws {Explained} when this folder cannot be written to. */
function checkWritable() {
	try {
		accessSync('.', constants.W_OK);
	} catch {
		throw new Explained(
			`Popmap cannot write in ${process.cwd()}, where it keeps packages, settings and the local database.\nMake the folder writable, or copy it to one that is.`
		);
	}
}

/** @param {readonly string[]} args what follows the script's name: the purpose */
async function setUp([purpose = 'install']) {
	checkNode();
	checkWritable();
	await installPackages();
	if (purpose === 'start') {
		if (writeDevVars()) console.log('  ✓ Wrote .dev.vars: the settings of a local Popmap');
		await migrateLocally();
	}
	if (purpose === 'test') await installChromium();
}

await runTool(() => setUp(process.argv.slice(2)));
