import { standardAttributes, type CustomAttribute } from '../config/attributes.ts';
import type { Config } from '../config/config.ts';
import type { Attributes } from './user.ts';

type Schema = Pick<Config, 'custom_attributes' | 'required_attributes'>;

const prefix = 'Attributes did not conform to the schema: ';

/** The first thing that is wrong with these values, in Cognito's words; null when nothing is. */
export function attributeProblem(schema: Schema, changes: Attributes): string | null {
	for (const [name, value] of Object.entries(changes)) {
		const problem = valueProblem(schema, name, value);
		if (problem) return problem;
	}
	return null;
}

/** Which required attributes a new profile lacks, in Cognito's words; null when it has all. */
export function missingAttributes(
	{ required_attributes: required }: Schema,
	attributes: Attributes
): string | null {
	const missing = required.filter((name) => !attributes[name]);
	if (missing.length === 0) return null;
	return `${prefix}${missing.map(requiredMessage).join('')}`;
}

/** Cognito stores `name` as a part of a larger name, and calls it so in this message. */
function requiredMessage(name: string): string {
	const stored = name === 'name' ? 'name.formatted' : name;
	return `${stored}: The attribute ${stored} is required\n`;
}

function valueProblem(schema: Schema, name: string, value: string): string | null {
	const custom = schema.custom_attributes.find((one) => `custom:${one.name}` === name);
	if (!custom && !Object.hasOwn(standardAttributes, name)) {
		return `${prefix}${name}: Attribute does not exist in the schema.\n`;
	}
	if (value === '') return missingAttributes(onlyIfRequired(schema, name), {});
	const longest = custom?.max_length ?? standardAttributes[name] ?? 2048;
	if (value.length > longest) {
		return `${prefix}${name}: String must be no longer than ${longest} characters\n`;
	}
	return custom ? customProblem(custom, name, value) : formatProblem(name, value);
}

const onlyIfRequired = (schema: Schema, name: string): Schema => ({
	...schema,
	required_attributes: schema.required_attributes.filter((required) => required === name)
});

function customProblem(
	{ type, min_length: shortest }: CustomAttribute,
	name: string,
	value: string
): string | null {
	if (type === 'Number' && !/^-?\d+$/.test(value)) return typeProblem(name, 'a number');
	if (type === 'Boolean' && !/^(true|false)$/.test(value)) return typeProblem(name, 'a boolean');
	if (type !== 'String' || value.length >= shortest) return null;
	return `${prefix}${name}: String must be at least ${shortest} characters\n`;
}

const typeProblem = (name: string, type: string) => `${prefix}${name}: Value must be ${type}\n`;

function formatProblem(name: string, value: string): string | null {
	switch (name) {
		case 'email':
			return isEmail(value) ? null : 'Invalid email address format.';
		case 'phone_number':
			return /^\+[1-9]\d{1,14}$/.test(value) ? null : 'Invalid phone number format.';
		case 'birthdate':
			return isDate(value)
				? null
				: `${prefix}birthdate: Value must be a date in the format YYYY-MM-DD\n`;
		case 'updated_at':
			return /^\d+$/.test(value) ? null : typeProblem(name, 'a number');
		case 'email_verified':
		case 'phone_number_verified':
			return /^(true|false)$/.test(value) ? null : typeProblem(name, 'a boolean');
		default:
			return null;
	}
}

const isDate = (value: string) =>
	/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

const local = String.raw`[^\s@<>(),;:"[\]\\]{1,64}`;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?`;
const address = new RegExp(`^${local}@${label}(?:\\.${label})+$`, 'u');

/** Whether Cognito takes this text as an e-mail address. */
export const isEmail = (value: string): boolean => value.length <= 320 && address.test(value);
