import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { applyMigrations } from './apply-migrations.ts';
import { withLocalDatabase } from './local-database.ts';
import { quietEnvironment, wrangler } from './wrangler.ts';

const state = mkdtempSync(join(tmpdir(), 'popmap-migrate-'));
afterAll(() => rmSync(state, { recursive: true, force: true }));

/** What wrangler says about migrations of the database that `wrangler dev` uses. */
function pendingMigrations(): string {
	const args = [wrangler, 'd1', 'migrations', 'list', 'DB', '--local', '--persist-to', state];
	return execFileSync(process.execPath, args, {
		env: { ...quietEnvironment(), CI: 'true' }
	}).toString();
}

it('applies migrations so that wrangler and a second run find none to apply', async () => {
	await withLocalDatabase(applyMigrations, state);
	expect(pendingMigrations()).toContain('No migrations to apply');
	await withLocalDatabase(applyMigrations, state);
}, 120_000);
