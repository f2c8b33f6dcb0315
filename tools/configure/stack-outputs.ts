import * as v from 'valibot';
import { Explained } from '../explained.js';
import type { Answers } from './answers.ts';

/** What a stack made from cognito/template.yaml says. */
export interface Stack {
	settings: Answers;
	/** Whether its app client has no secret. */
	isPublic: boolean;
}

const outputs = v.array(v.object({ OutputKey: v.string(), OutputValue: v.string() }));
const described = v.union([
	v.pipe(
		v.object({ Stacks: v.tupleWithRest([v.object({ Outputs: outputs })], v.unknown()) }),
		v.transform(({ Stacks: [stack] }) => stack.Outputs)
	),
	outputs
]);

/** `CognitoUserPoolId` of cognito/template.yaml is the setting COGNITO_USER_POOL_ID. */
const settingOf = (output: string) => output.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();

const isSetting = (name: string) => name === 'APP_ORIGIN' || name.startsWith('COGNITO_');

/**
 * Reads what `aws cloudformation describe-stacks` says about a stack made from the template.
 *
 * @throws {Explained} when it is something else
 */
export function readStackOutputs(text: string): Stack {
	const read = v.safeParse(v.pipe(v.string(), v.parseJson(), described), text);
	const found = read.success
		? read.output.map(({ OutputKey, OutputValue }) => [settingOf(OutputKey), OutputValue] as const)
		: [];
	const settings = found.filter(([name]) => isSetting(name));
	if (settings.length > 0) {
		const isPublic = found.some(([name, value]) => name === 'CLIENT_TYPE' && value === 'public');
		// A stack without Facebook and Google does not mention them.
		return { settings: { COGNITO_PROVIDERS: '', ...Object.fromEntries(settings) }, isPublic };
	}
	throw new Explained(
		'These are not the outputs of a stack made from cognito/template.yaml. Ask for them with\n  aws cloudformation describe-stacks --stack-name popmap > stack.json'
	);
}
