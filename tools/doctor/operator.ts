import { missingOperatorSettings, operatorSettings } from '../operator-settings.ts';
import { type Finding, pass, warn } from './finding.ts';

/** Says whether the site's legal pages know who runs it. */
export function checkOperator(vars: Record<string, unknown>): Finding {
	const missing = missingOperatorSettings(vars);
	if (missing.length === 0) return pass('operator', 'The site says who runs it.');
	const consequences = Object.entries(operatorSettings)
		.filter(([name]) => missing.includes(name))
		.map(([, consequence]) => consequence);
	return warn(
		'operator',
		`Without ${missing.join(', ')}: ${consequences.join('; ')}.`,
		'Set them in wrangler.toml: see docs/settings.md.'
	);
}
