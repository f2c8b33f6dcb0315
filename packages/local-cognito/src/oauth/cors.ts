import { issuerPaths } from '../config/issuer-paths.ts';
import type { Config } from '../config/config.ts';

const oauthEndpoints = ['/oauth2/token', '/oauth2/revoke', '/oauth2/userInfo'];

/** What scripts may read of a response of the API beside its body. */
const exposed = 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date';

/**
 * Answers as AWS does to scripts of any origin: at three OAuth endpoints, discovery, the key set and
 * the API, and nowhere else.
 */
export async function allowCrossOrigin(
	config: Config,
	request: Request,
	respond: () => Response | Promise<Response>
): Promise<Response> {
	const isApi = isApiRequest(request);
	if (!isApi && !isOpen(config, request)) return respond();
	if (request.method === 'OPTIONS') return preflight(request, isApi);
	const answered = await respond();
	const response = new Response(answered.body, answered);
	response.headers.set('access-control-allow-origin', '*');
	if (isApi) response.headers.set('access-control-expose-headers', exposed);
	return response;
}

function isOpen(config: Config, { url }: Request): boolean {
	const { pathname } = new URL(url);
	const [issuerPath = '', document] = pathname.split('/.well-known/');
	return (
		oauthEndpoints.includes(pathname) ||
		(document !== undefined && issuerPaths(config).includes(issuerPath))
	);
}

const isApiRequest = ({ url, method }: Request) =>
	new URL(url).pathname === '/' && (method === 'POST' || method === 'OPTIONS');

/** Any header is allowed: AWS's own clients send several of theirs. */
function preflight({ headers }: Request, isApi: boolean): Response {
	return new Response(null, {
		status: 200,
		headers: {
			'access-control-allow-origin': '*',
			'access-control-allow-methods': isApi ? 'POST' : 'GET, POST, OPTIONS',
			'access-control-allow-headers':
				headers.get('access-control-request-headers') ?? 'authorization, content-type',
			'access-control-max-age': '172800'
		}
	});
}
