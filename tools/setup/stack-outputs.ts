import * as v from 'valibot';
import { CliError } from '../cli-error.ts';
import type { Answers } from './answers.ts';

/** The outputs of a stack made from cognito/template.yaml. */
export interface Stack {
	settings: Answers;
	/** Whether its app client has no secret. */
	isPublic: boolean;
}

const outputs = v.array(v.object({ OutputKey: v.string(), OutputValue: v.string() }));
const description = v.union([
	v.pipe(
		v.object({ Stacks: v.tupleWithRest([v.object({ Outputs: outputs })], v.unknown()) }),
		v.transform(({ Stacks: [stack] }) => stack.Outputs)
	),
	outputs
]);

/** The output `CognitoUserPoolId` is the setting COGNITO_USER_POOL_ID. */
const settingOf = (output: string) => output.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();

const isSetting = (name: string) => name === 'APP_ORIGIN' || name.startsWith('COGNITO_');

/**
 * Reads the output of `aws cloudformation describe-stacks` for a stack made from the template.
 *
 * @throws {CliError} when it is something else
 */
export function readStackOutputs(text: string): Stack {
	const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), description), text);
	const pairs = (parsed.success ? parsed.output : []).map(
		({ OutputKey, OutputValue }) => [settingOf(OutputKey), OutputValue] as const
	);
	const settings = pairs.filter(([name]) => isSetting(name));
	if (settings.length === 0) {
		throw new CliError(
			'These are not the outputs of a stack made from cognito/template.yaml. Get them with\n  aws cloudformation describe-stacks --stack-name popmap > stack.json'
		);
	}
	const isPublic = pairs.some(([name, value]) => name === 'CLIENT_TYPE' && value === 'public');
	// A stack without Facebook and Google has no such output.
	return { settings: { COGNITO_PROVIDERS: '', ...Object.fromEntries(settings) }, isPublic };
}
