import type { Config } from './config.ts';

/** The paths below which discovery and keys are served. Each document names the issuer in use. */
export function issuerPaths({ user_pool_id: id, issuer }: Config): string[] {
	const configured = issuer === null ? [] : [new URL(issuer).pathname.replace(/\/$/, '')];
	return [...new Set([`/${id}`, `/issuer-cognito-idp/${id}`, ...configured])];
}
