/** `npm run migrate`: writes .dev.vars if it is missing and brings the local database up to date. */
import { runCli } from './cli-error.ts';
import { writeDevVars } from './dev-vars.ts';
import { migrateLocally } from './local-database.ts';

await runCli(async () => {
	writeDevVars();
	await migrateLocally();
});
