import type { AppClient } from '../config/config.ts';
import type { Pool } from '../pool.ts';

/** Reads one parameter of a form body; null when it is missing or empty. */
export type Param = (name: string) => string | null;

/**
 * The app client that calls: a confidential one by its secret, in the Authorization header or the
 * body; a public one by its id. null: `invalid_client`.
 */
export function authenticateClient(
	{ clients }: Pool,
	authorization: string | null,
	param: Param
): AppClient | null {
	const basic = authorization ? basicCredentials(authorization) : null;
	if (authorization && !basic) return null;
	const client = clients.get(basic?.id ?? param('client_id') ?? '');
	if (!client) return null;
	// AWS examples send the client id in the body as well; it has to be the same.
	if (basic && param('client_id') && param('client_id') !== client.id) return null;
	const secret = basic ? basic.secret : param('client_secret');
	return secret === client.secret ? client : null;
}

function basicCredentials(authorization: string): { id: string; secret: string } | null {
	const [, encoded] = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(authorization) ?? [];
	if (!encoded || encoded.replace(/=+$/, '').length % 4 === 1) return null;
	const [, id, secret] = /^([^:]*):(.*)$/s.exec(atob(encoded)) ?? [];
	return id === undefined || secret === undefined
		? null
		: { id: percentDecoded(id), secret: percentDecoded(secret) };
}

/**
 * RFC 6749, section 2.3.1, encodes both parts. Many clients do not, and a secret may hold a `+`: it
 * is no space, and neither part can hold a `%` of its own.
 */
function percentDecoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** The parameters of a form body; null when the body is not a form. */
export async function readParams(request: Request): Promise<Param | null> {
	const type = request.headers.get('content-type') ?? '';
	if (!/^application\/x-www-form-urlencoded(;|$)/i.test(type)) return null;
	const params = new URLSearchParams(new TextDecoder().decode(await request.arrayBuffer()));
	return (name) => params.get(name) || null;
}
