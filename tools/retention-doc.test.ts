import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { retentionDays } from '../worker/retention/periods.ts';

it('docs/security.md states the retention periods that the purge uses', () => {
	const section = readFileSync('docs/security.md', 'utf8').split('### Retention\n')[1] ?? '';
	const table = section.split('\n## ')[0] ?? '';
	const days = [...table.matchAll(/^\| [^|]* \| (\d+) days? after/gm)].map(([, count]) =>
		Number(count)
	);
	expect(days).toEqual(Object.values(retentionDays));
});
