import type { Template } from './template.ts';

export type Parameters = Readonly<Record<string, string>>;

/** What CloudFormation would make of a template and these parameters. */
export interface Stack {
	/** By logical id; those whose condition does not hold are left out. */
	resources: Record<string, { type: string; properties: Record<string, unknown> }>;
	outputs: Record<string, unknown>;
}

/** Stands for “leave this out”, as `AWS::NoValue` does. */
const noValue = Symbol('AWS::NoValue');

const pseudoParameters: Record<string, unknown> = {
	'AWS::Region': 'eu-west-1',
	'AWS::StackName': 'popmap',
	'AWS::NoValue': noValue
};

/** The parameters with their defaults, or a sentence for each that CloudFormation would refuse. */
export function acceptParameters(template: Template, given: Parameters): string[] {
	const unknown = Object.keys(given).filter((name) => !(name in template.Parameters));
	const values = withDefaults(template, given);
	return [
		...unknown.map((name) => `${name} is no parameter`),
		...Object.entries(template.Parameters).flatMap(([name, { AllowedPattern, AllowedValues }]) => {
			const value = values[name];
			if (value === undefined) return [`${name} is missing`];
			if (AllowedValues && !AllowedValues.includes(value)) return [`${name} is not allowed`];
			if (AllowedPattern && !new RegExp(AllowedPattern).test(value))
				return [`${name} is malformed`];
			return [];
		}),
		...Object.values(template.Rules)
			.flatMap(({ Assertions }) => Assertions)
			.filter(({ Assert }) => !isTrue(evaluatorOf(template, values)(Assert)))
			.map(({ AssertDescription }) => AssertDescription)
	];
}

/** @throws when the template refers to something that it does not have. */
export function instantiate(template: Template, given: Parameters): Stack {
	const values = withDefaults(template, given);
	const evaluate = evaluatorOf(template, values);
	const exists = ({ Condition }: { Condition?: string | undefined }) =>
		Condition === undefined || isTrue(evaluate({ Condition }));
	const resources = Object.entries(template.Resources).filter(([, one]) => exists(one));
	const outputs = Object.entries(template.Outputs).filter(([, one]) => exists(one));
	return {
		resources: Object.fromEntries(
			resources.map(([id, { Type, Properties }]) => [
				id,
				{ type: Type, properties: toRecord(evaluate(Properties)) }
			])
		),
		outputs: Object.fromEntries(outputs.map(([name, { Value }]) => [name, evaluate(Value)]))
	};
}

const withDefaults = (
	template: Template,
	given: Parameters
): Record<string, string | undefined> => ({
	...Object.fromEntries(
		Object.entries(template.Parameters).map(([name, { Default }]) => [name, Default])
	),
	...given
});

/** Works the intrinsic functions out, as far as our template uses them. */
function evaluatorOf(template: Template, values: Record<string, string | undefined>) {
	const condition = (name: unknown): boolean => {
		if (typeof name !== 'string' || !(name in template.Conditions)) {
			throw new ReferenceError(`There is no condition ${name}`);
		}
		return isTrue(evaluate(template.Conditions[name]));
	};

	function reference(name: unknown): unknown {
		if (typeof name !== 'string') throw new TypeError('A reference is a name');
		if (name in pseudoParameters) return pseudoParameters[name];
		if (name in template.Parameters) return values[name] ?? '';
		return referenceToResource(name);
	}

	/** Providers and groups are referred to by their names, everything else here by an id. */
	function referenceToResource(name: string): unknown {
		const resource = template.Resources[name];
		if (!resource) throw new ReferenceError(`There is no ${name}`);
		const { Condition, Properties } = resource;
		if (Condition !== undefined && !condition(Condition)) {
			throw new ReferenceError(`${name} is referred to, but is not made`);
		}
		return Properties['ProviderName'] ?? `<${name}>`;
	}

	const functions: Record<string, (input: unknown) => unknown> = {
		Ref: reference,
		Condition: condition,
		'Fn::Sub': (text) =>
			String(text).replace(/\$\{([^}]+)\}/g, (_, name: string) => String(reference(name))),
		'Fn::GetAtt': (path) => {
			const [name = '', attribute = ''] = String(path).split('.');
			referenceToResource(name);
			return `<${name}.${attribute}>`;
		},
		'Fn::If': (input) => {
			const [name, yes, no] = toList(input);
			return evaluate(condition(name) ? yes : no);
		},
		'Fn::Equals': (input) => {
			const [one, other] = toList(input).map(evaluate);
			return one === other;
		},
		'Fn::Not': (input) => !toList(input).map(evaluate).every(isTrue),
		'Fn::And': (input) => toList(input).map(evaluate).every(isTrue),
		'Fn::Or': (input) => toList(input).map(evaluate).some(isTrue)
	};

	function evaluate(node: unknown): unknown {
		if (Array.isArray(node)) return node.map(evaluate).filter((item) => item !== noValue);
		if (typeof node !== 'object' || node === null) return node;
		const [[name = '', input] = [], ...others] = Object.entries(node);
		const run = others.length === 0 ? functions[name] : undefined;
		if (run) return run(input);
		if (name.startsWith('Fn::')) throw new TypeError(`The function ${name} is not known here`);
		const members = Object.entries(node).map(([key, value]) => [key, evaluate(value)] as const);
		return Object.fromEntries(members.filter(([, value]) => value !== noValue));
	}

	return evaluate;
}

const isTrue = (value: unknown) => value === true;

function toList(value: unknown): unknown[] {
	if (!Array.isArray(value)) throw new TypeError('This function takes a list');
	return value;
}

function toRecord(value: unknown): Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new TypeError('Properties are a mapping');
	}
	return { ...value };
}
