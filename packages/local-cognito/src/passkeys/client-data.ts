import { base64url } from 'jose';
import * as v from 'valibot';

const clientDataSchema = v.object({
	type: v.string(),
	challenge: v.string(),
	origin: v.string(),
	crossOrigin: v.optional(v.boolean(), false)
});

/** What the browser says about the ceremony: https://www.w3.org/TR/webauthn-3/#dictdef-collectedclientdata */
export type ClientData = v.InferOutput<typeof clientDataSchema>;

/** Reads `clientDataJSON`; null when it is malformed. */
export function readClientData(encoded: string): ClientData | null {
	try {
		const json: unknown = JSON.parse(new TextDecoder().decode(base64url.decode(encoded)));
		const parsed = v.safeParse(clientDataSchema, json);
		return parsed.success ? parsed.output : null;
	} catch {
		return null;
	}
}

/** Whether a page of this origin may use passkeys of this relying party: its host, or one below. */
export function isAllowedOrigin(origin: string, relyingPartyId: string): boolean {
	if (!URL.canParse(origin)) return false;
	const { protocol, hostname } = new URL(origin);
	const isSecure = protocol === 'https:' || hostname === 'localhost';
	return isSecure && (hostname === relyingPartyId || hostname.endsWith(`.${relyingPartyId}`));
}
