import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse, YAMLSeq } from 'yaml';
import type { CollectionTag, ScalarTag, YAMLMap } from 'yaml';

const parameter = v.strictObject({
	Type: v.literal('String'),
	Description: v.optional(v.string()),
	Default: v.optional(v.string()),
	NoEcho: v.optional(v.boolean()),
	AllowedPattern: v.optional(v.string()),
	AllowedValues: v.optional(v.array(v.string())),
	ConstraintDescription: v.optional(v.string())
});

const rule = v.strictObject({
	Assertions: v.array(v.strictObject({ Assert: v.unknown(), AssertDescription: v.string() }))
});

const resource = v.strictObject({
	Type: v.string(),
	Condition: v.optional(v.string()),
	DeletionPolicy: v.optional(v.picklist(['Delete', 'Retain', 'RetainExceptOnCreate'])),
	UpdateReplacePolicy: v.optional(v.picklist(['Delete', 'Retain'])),
	Properties: v.record(v.string(), v.unknown())
});

/** CloudFormation takes names of letters and digits alone. */
const logicalId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,255}$/));

/** The sections that our template has; `strictObject` refuses a misspelt one. */
const template = v.strictObject({
	AWSTemplateFormatVersion: v.literal('2010-09-09'),
	Description: v.pipe(v.string(), v.maxLength(1024)),
	Metadata: v.optional(v.record(v.string(), v.unknown())),
	Parameters: v.record(logicalId, parameter),
	Rules: v.record(logicalId, rule),
	Conditions: v.record(logicalId, v.unknown()),
	Resources: v.record(logicalId, resource),
	Outputs: v.record(
		logicalId,
		v.strictObject({
			Condition: v.optional(v.string()),
			Description: v.optional(v.string()),
			Value: v.unknown()
		})
	)
});
export type Template = v.InferOutput<typeof template>;

/** `!Ref X` is short for `{ Ref: X }`, every other `!Name` for `{ Fn::Name: … }`. */
const longForm = (name: string, value: unknown) =>
	name === 'Ref' || name === 'Condition' ? { [name]: value } : { [`Fn::${name}`]: value };

const onText = (name: string): ScalarTag => ({
	tag: `!${name}`,
	resolve: (text) => longForm(name, text)
});

const onList = (name: string): CollectionTag => ({
	tag: `!${name}`,
	collection: 'seq',
	nodeClass: YAMLSeq,
	resolve: (list: YAMLMap.Parsed | YAMLSeq.Parsed) => longForm(name, list.toJSON())
});

const shortForms = [
	...['Ref', 'Sub', 'GetAtt', 'Condition'].map(onText),
	...['If', 'Equals', 'Not', 'And', 'Or'].map(onList)
];

/**
 * Reads a CloudFormation template in YAML.
 *
 * @throws when it is not YAML, or has a section or member that our templates do not have.
 */
export function readTemplate(file: string): Template {
	const text = readFileSync(file, 'utf8');
	return v.parse(template, parse(text, { customTags: shortForms, strict: true }));
}
