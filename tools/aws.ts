import { AwsClient } from 'aws4fetch';
import type { CognitoConfig } from '../worker/config.ts';
import type { HttpProbe, ProbeResponse } from './doctor/http-probe.ts';

export interface AwsKeys {
	accessKeyId: string;
	secretAccessKey: string;
	sessionToken?: string;
}

/** What the operator's keys let this machine ask of AWS, about the pool of a site. */
export interface Aws {
	cognito: (operation: string, input: object) => Promise<ProbeResponse>;
	/** @param input parameters of the action. The answer is XML. */
	cloudWatch: (action: string, input: Record<string, string>) => Promise<ProbeResponse>;
}

/** Whether the pool is the local Cognito, which has neither alarms nor a style. */
export const isLocalPool = ({ apiUrl }: CognitoConfig): boolean =>
	new URL(apiUrl).hostname === 'localhost';

/** The keys of the environment; null without them. The local Cognito takes any. */
export function findKeys(
	cognito: CognitoConfig,
	environment: NodeJS.ProcessEnv = process.env
): AwsKeys | null {
	if (isLocalPool(cognito)) return { accessKeyId: 'local', secretAccessKey: 'local' };
	const {
		AWS_ACCESS_KEY_ID: accessKeyId,
		AWS_SECRET_ACCESS_KEY: secretAccessKey,
		AWS_SESSION_TOKEN: sessionToken
	} = environment;
	if (!accessKeyId || !secretAccessKey) return null;
	return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

export function createAws(probe: HttpProbe, cognito: CognitoConfig, keys: AwsKeys): Aws {
	const { region, apiUrl } = cognito;
	const send = async (
		service: string,
		url: string,
		headers: Record<string, string>,
		body: string
	) => {
		const client = new AwsClient({ ...keys, region, service, retries: 0 });
		const signed = await client.sign(url, { method: 'POST', headers, body });
		return probe.fetch(url, { method: 'POST', headers: signed.headers, body });
	};
	return {
		cognito: (operation, input) =>
			send(
				'cognito-idp',
				new URL('/', apiUrl).href,
				{
					'content-type': 'application/x-amz-json-1.1',
					'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`
				},
				JSON.stringify(input)
			),
		cloudWatch: (action, input) =>
			send(
				'monitoring',
				`https://monitoring.${region}.amazonaws.com/`,
				{ 'content-type': 'application/x-www-form-urlencoded' },
				new URLSearchParams({ Action: action, Version: '2010-08-01', ...input }).toString()
			)
	};
}
