import * as v from 'valibot';
import type { CognitoConfig } from '../../worker/config.ts';
import { signInStyle } from '../branding/sign-in-style.ts';
import type { Aws } from '../aws.ts';
import { fail, type Finding, pass, warn } from './finding.ts';
import { notAnswered } from './not-answered.ts';

const asset = v.object({ Category: v.string(), ColorMode: v.string() });
const style = v.object({
	ManagedLoginBranding: v.object({
		UseCognitoProvidedValues: v.optional(v.boolean(), false),
		Settings: v.optional(v.record(v.string(), v.unknown()), {}),
		Assets: v.optional(v.array(asset), [])
	})
});

const redeploy = 'Deploy the stack again from cognito/template.yaml.';

/** Checks that the sign-in pages have the logo and the colours of this version of the site. */
export async function checkStyle(aws: Aws, cognito: CognitoConfig): Promise<Finding> {
	const check = 'pool_style';
	const result = await aws.cognito('DescribeManagedLoginBrandingByClient', {
		UserPoolId: cognito.userPoolId,
		ClientId: cognito.clientId
	});
	if (result.json?.['__type'] === 'ResourceNotFoundException') {
		return fail(check, 'The app client has no style, so its pages do not open.', redeploy);
	}
	const problem = notAnswered(check, result);
	if (problem) return problem;
	const parsed = v.safeParse(style, result.json);
	if (!parsed.success)
		return fail(check, 'AWS describes the style in an unknown way.', 'Update Popmap.');
	const { Settings, Assets, UseCognitoProvidedValues } = parsed.output.ManagedLoginBranding;
	if (UseCognitoProvidedValues || !Assets.some(({ Category }) => Category === 'FORM_LOGO')) {
		return warn(
			check,
			"The sign-in pages have Cognito's own look, without Popmap's logo.",
			redeploy
		);
	}
	if (!contains(Settings, signInStyle().Settings)) {
		return warn(check, 'The sign-in pages have other colours than the site.', redeploy);
	}
	return pass(check, "The sign-in pages have Popmap's logo and colours.");
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/** Whether every wanted member is there. Cognito may add its defaults. */
function contains(found: unknown, wanted: unknown): boolean {
	if (!isObject(wanted)) return found === wanted;
	if (!isObject(found)) return false;
	return Object.entries(wanted).every(([name, value]) => contains(found[name], value));
}
