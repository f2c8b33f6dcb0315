import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

type Specification = ReturnType<typeof loadAwsServiceSpecSync>;
type Properties = ReturnType<typeof propertiesOf>;
type PropertyType = Properties[string]['type'];

/** What AWS publishes about every resource of CloudFormation; reading it takes half a second. */
export type ResourceSchemas = Specification;
export const readResourceSchemas = loadAwsServiceSpecSync;

function propertiesOf(schemas: ResourceSchemas, type: string) {
	const [resource] = schemas.lookup('resource', 'cloudFormationType', 'equals', type);
	if (!resource) throw new RangeError(`AWS has no resource ${type}`);
	return resource.properties;
}

/** What is wrong with a resource's properties, each named by its path; nothing when they fit. */
export function schemaProblems(
	schemas: ResourceSchemas,
	type: string,
	properties: Readonly<Record<string, unknown>>
): string[] {
	return problemsIn(schemas, propertiesOf(schemas, type), properties, type);
}

function problemsIn(
	schemas: ResourceSchemas,
	known: Properties,
	given: object,
	path: string
): string[] {
	const missing = Object.entries(known).filter(([name, one]) => one.required && !(name in given));
	return [
		...missing.map(([name]) => `${path}.${name} is missing`),
		...Object.entries(given).flatMap(([name, value]) => {
			const property = known[name];
			const place = `${path}.${name}`;
			return property
				? problemsWith(schemas, property.type, value, place)
				: [`${place} does not exist`];
		})
	];
}

function problemsWith(
	schemas: ResourceSchemas,
	type: PropertyType,
	value: unknown,
	path: string
): string[] {
	switch (type.type) {
		case 'ref':
			return isMapping(value)
				? problemsIn(
						schemas,
						schemas.get('typeDefinition', type.reference.$ref).properties,
						value,
						path
					)
				: [`${path} is not a mapping`];
		case 'array':
			return Array.isArray(value)
				? value.flatMap((item, index) =>
						problemsWith(schemas, type.element, item, `${path}[${index}]`)
					)
				: [`${path} is not a list`];
		case 'map':
			return isMapping(value)
				? Object.entries(value).flatMap(([key, item]) =>
						problemsWith(schemas, type.element, item, `${path}.${key}`)
					)
				: [`${path} is not a mapping`];
		case 'string':
		case 'integer':
			return scalarProblems(type, value, path);
		case 'boolean':
			return typeof value === 'boolean' ? [] : [`${path} is not true or false`];
		default:
			throw new TypeError(`${path} is of the kind ${type.type}, which is not checked yet`);
	}
}

function scalarProblems(
	{ type, allowedValues }: Extract<PropertyType, { type: 'string' | 'integer' }>,
	value: unknown,
	path: string
): string[] {
	const fits = type === 'string' ? typeof value === 'string' : Number.isInteger(value);
	if (!fits) return [`${path} is no ${type}`];
	const isAllowed = !allowedValues || allowedValues.some((allowed) => allowed === value);
	return isAllowed ? [] : [`${path} is none of ${allowedValues.join(', ')}`];
}

const isMapping = (value: unknown): value is object =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
