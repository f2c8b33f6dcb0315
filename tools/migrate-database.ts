/** `node tools/migrate-database.ts STATE` brings the local database in that folder up to date. */
import { applyMigrations } from './apply-migrations.ts';
import { runTool } from './explained.js';
import { withLocalDatabase } from './local-database.ts';

const [state] = process.argv.slice(2);
await runTool(() => withLocalDatabase(applyMigrations, state));
