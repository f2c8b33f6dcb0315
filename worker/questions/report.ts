import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import { parseInput } from '../input/parse.ts';
import { noteReport } from '../reports/report.ts';
import { newReport } from '../reports/schema.ts';
import type { RequestContext } from '../request-context.ts';
import { decide, findQuestion } from './answer.ts';

/** Shows a question to the moderators, with who asked it. If it waits, it is closed. */
export async function reportQuestion(
	context: RequestContext,
	idOrSlug: string,
	id: string,
	raw: unknown
): Promise<Result<null>> {
	const { database, now } = context;
	const found = await findQuestion(context, idOrSlug, id);
	if (found.kind === 'error') return found;
	const parsed = parseInput(newReport, raw);
	if (parsed.kind === 'error') return parsed;
	const at = now();
	const thing = { kind: 'question', id: found.question.id } as const;
	await database.batch([
		...noteReport(database, thing, parsed.input, found.viewer.id, at),
		decide(database, found, { state: 'closed', answer: null, at })
	]);
	context.log('reported', { kind: thing.kind, reason: parsed.input.reason });
	return ok(null);
}
