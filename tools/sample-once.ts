import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSampleIfEmpty } from './import/sample.ts';
import { readSettings } from './settings.ts';
import type { Place } from './site.ts';
import { step } from './step.js';

/**
 * Brings the sample into a new local database, so that the site opens with something to see. Only
 * once, which is remembered beside the data: whoever empties the database keeps it empty.
 */
export async function loadSampleOnce({ settings, state }: Place): Promise<void> {
	const memory = join(state, 'sample-loaded');
	if (existsSync(memory)) return;
	const { issuer } = readSettings(settings).cognito;
	await step('Bringing in the sample', () => loadSampleIfEmpty(issuer, state));
	writeFileSync(memory, '');
}
