import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { applyMigrations } from './apply-migrations.ts';
import { withLocalDatabase } from './local-database.ts';
import { quietTools, wrangler } from './wrangler.js';

const state = mkdtempSync(join(tmpdir(), 'popmap-migrate-'));
afterAll(() => rmSync(state, { recursive: true, force: true }));

/** What wrangler says is still to be done in the database that `wrangler dev` would use. */
function leftForWrangler(): string {
	const args = [wrangler, 'd1', 'migrations', 'list', 'DB', '--local', '--persist-to', state];
	return execFileSync(process.execPath, args, { env: { ...quietTools(), CI: 'true' } }).toString();
}

it('leaves nothing to wrangler, and nothing to a second run', async () => {
	await withLocalDatabase(applyMigrations, state);
	expect(leftForWrangler()).toContain('No migrations to apply');
	await withLocalDatabase(applyMigrations, state);
}, 120_000);
