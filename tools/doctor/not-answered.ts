import { type Finding, unknown } from './finding.ts';
import { type ProbeResponse, unavailable } from './http-probe.ts';

/** Why there is no answer: an outage, or keys that may not ask; null for an answer. */
export function notAnswered(check: string, result: ProbeResponse): Finding | null {
	if (result.status === 200) return null;
	const error = String(result.json?.['__type'] ?? result.outcome).replace(/^.*#/, '');
	return (
		unavailable(check, result) ??
		unknown(
			check,
			`AWS does not let these keys look: ${error}.`,
			'The keys of AWS_ACCESS_KEY_ID need the permissions that docs/cognito.md lists.'
		)
	);
}
