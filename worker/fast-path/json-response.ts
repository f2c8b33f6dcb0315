interface JsonContext {
	var: {
		requestId: string;
		serverTiming?: string;
		jsonHeaders: Headers;
	};
}

/**
 * Responds with JSON for this viewer alone. All headers are copied at once from those that the
 * isolate shares, because the runtime takes longer to set each on a response.
 */
export function jsonResponse({ var: variables }: JsonContext, body: object): Response {
	const { jsonHeaders, requestId, serverTiming } = variables;
	jsonHeaders.set('x-request-id', requestId);
	if (serverTiming === undefined) jsonHeaders.delete('server-timing');
	else jsonHeaders.set('server-timing', serverTiming);
	return new Response(JSON.stringify(body), { headers: jsonHeaders });
}
