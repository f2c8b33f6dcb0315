/** `npm run audit:verify`: checks the hash chain of the audit log. docs/moderation.md says what for. */
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { firstSeal, sealOf } from '../worker/audit/seal.ts';
import { CliError, runCli } from './cli-error.ts';
import { errorLine, runWrangler } from './wrangler.ts';

const help = `npm run audit:verify -- [options]

  --env production|staging   that environment's database instead of the local one
  --head ID:SEAL             an end of the chain that was noted elsewhere, such as in
                             the log event audit_sealed: it has to be in the chain
  --help

Computes the seal of every entry anew, from the first one on. Says which entry was
changed, added or removed, and ends with 1.`;

const pageSize = 2_000;

const entry = v.object({
	id: v.number(),
	at: v.number(),
	actor: v.nullable(v.string()),
	action: v.string(),
	subjectKind: v.string(),
	subjectId: v.string(),
	details: v.string(),
	seal: v.nullable(v.string())
});
const responses = v.tuple([v.object({ results: v.array(entry) })]);

const selectAfter = (id: number) =>
	`SELECT id, at, actor, action, subject_kind AS subjectKind, subject_id AS subjectId, details, seal FROM audit WHERE id > ${id} ORDER BY id LIMIT ${pageSize}`;

async function readAfter(id: number, where: readonly string[]) {
	const command = [
		'd1',
		'execute',
		'DB',
		...where,
		'--yes',
		'--json',
		'--command',
		selectAfter(id)
	];
	const { ok, stdout, stderr } = await runWrangler(command);
	if (!ok) throw new CliError(`The database could not be read: ${errorLine(stdout + stderr)}`);
	return v.parse(responses, JSON.parse(stdout))[0].results;
}

const broken = (id: number, what: string) =>
	new CliError(`The audit log is broken at entry ${id}: ${what}`);

/** @returns the end of the chain, and how many entries wait for their seal */
async function verifyChain(where: readonly string[], head: { id: number; seal: string } | null) {
	let last = { id: 0, seal: firstSeal };
	let waiting = 0;
	let hasHead = false;
	for (let rows = await readAfter(0, where); rows.length > 0;) {
		for (const row of rows) {
			const expectedId = last.id + waiting + 1;
			if (row.id !== expectedId) {
				throw broken(expectedId, `it is missing, and entry ${row.id} comes next.`);
			}
			if (row.seal === null) waiting++;
			else if (waiting > 0) throw broken(row.id, 'it is sealed, and an earlier one is not.');
			else {
				const seal = await sealOf(last.seal, row);
				if (seal !== row.seal) {
					throw broken(row.id, 'its seal is not that of what it says and of the entry before it.');
				}
				last = { id: row.id, seal };
				hasHead ||= row.id === head?.id && seal === head.seal;
			}
		}
		rows = await readAfter(last.id + waiting, where);
	}
	if (head && !hasHead) {
		throw broken(head.id, 'the seal that was noted elsewhere is not in the chain.');
	}
	return { last, waiting };
}

function readHead(text: string | undefined) {
	if (text === undefined) return null;
	const [, id, seal] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
	if (!id || !seal) throw new CliError('--head is the id of an entry and its seal: 12:0a1b…');
	return { id: Number(id), seal };
}

await runCli(async () => {
	const { values } = parseArgs({
		options: {
			env: { type: 'string' },
			head: { type: 'string' },
			help: { type: 'boolean', default: false }
		}
	});
	if (values.help) return console.log(help);
	const where = values.env ? ['--remote', '--env', values.env] : ['--local'];
	const { last, waiting } = await verifyChain(where, readHead(values.head));
	console.log(`  ✓ ${last.id} entries are as they were sealed. The end: ${last.id}:${last.seal}`);
	if (waiting > 0) console.log(`  … ${waiting} newer entries wait for the cron to seal them.`);
});
