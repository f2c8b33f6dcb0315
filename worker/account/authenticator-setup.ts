import { qrCode } from '../qr-code.ts';
import type { QrCode } from '../qr-code.ts';

/** What somebody needs to add the site to their authenticator app. */
export interface AuthenticatorSetup {
	/** In Base32. */
	secret: string;
	/** The same in groups of four, to be typed. */
	spelled: string;
	/** For a button on the device that has the app. */
	uri: string;
	qrCode: QrCode;
}

/** @param account names the account in the app, such as its e-mail address */
export function authenticatorSetup(secret: string, account: string): AuthenticatorSetup {
	const uri = otpauthUri(secret, account);
	const spelled = secret.replace(/.{4}(?=.)/g, '$& ');
	return { secret, spelled, uri, qrCode: qrCode(uri) };
}

/** https://github.com/google/google-authenticator/wiki/Key-Uri-Format. Cognito knows SHA-1 only. */
function otpauthUri(secret: string, account: string): string {
	const label = `Popmap:${account}`;
	const parameters = { secret, issuer: 'Popmap', algorithm: 'SHA1', digits: '6', period: '30' };
	return `otpauth://totp/${encodeURIComponent(label)}?${new URLSearchParams(parameters)}`;
}
