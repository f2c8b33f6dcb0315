import * as v from 'valibot';

const summary = v.object({ messageId: v.string() });
const message = v.object({
	from: v.string(),
	to: v.array(v.string()),
	subject: v.string(),
	sentAt: v.string(),
	headers: v.optional(v.record(v.string(), v.string()), {}),
	text: v.optional(v.string(), ''),
	html: v.optional(v.nullable(v.string()), null)
});
const answerOf = <T extends v.GenericSchema>(result: T) => v.object({ result });

/** wrangler keeps what the local mail binding was given, and lists the newest first. */
const path = '/cdn-cgi/local/explorer/api/local/email/sending';

/** The messages that a local site has sent. None while it does not respond. */
export async function findSiteMail(origin: string) {
	try {
		const { result: found } = await ask(origin, '', answerOf(v.array(summary)));
		return await Promise.all(found.map(({ messageId }) => findMessage(origin, messageId)));
	} catch {
		return [];
	}
}

async function findMessage(origin: string, id: string) {
	const query = `&email_id=${encodeURIComponent(id)}`;
	const { to, sentAt, ...found } = (await ask(origin, query, answerOf(message))).result;
	return { ...found, to: to.join(', '), sentAt: new Date(sentAt) };
}

async function ask<T extends v.GenericSchema>(
	origin: string,
	query: string,
	schema: T
): Promise<v.InferOutput<T>> {
	// Without the name, wrangler asks every other site on this machine as well.
	const response = await fetch(`${origin}${path}?worker=popmap${query}`, {
		signal: AbortSignal.timeout(5_000)
	});
	return v.parse(schema, await response.json());
}
