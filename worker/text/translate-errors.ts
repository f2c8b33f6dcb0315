import type { Problem } from '../http/problem.ts';
import type { ErrorSentences } from './text.ts';

// Errors are written in English where they are found, because the API answers in English. Pages get
// them translated, by the English sentence.

interface Template {
	pattern: RegExp;
	names: string[];
	translation: string;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const templates = new Map<ErrorSentences, Template[]>();

const placeholder = /\{(\w+)\}/g;

function templatesOf(sentences: ErrorSentences): Template[] {
	const known = templates.get(sentences);
	if (known) return known;
	const made = Object.entries(sentences)
		.filter(([english]) => english.search(placeholder) !== -1)
		.map(([english, translation]) => ({
			pattern: new RegExp(
				`^${english
					.split(/\{\w+\}/)
					.map(escaped)
					.join('(.+?)')}$`,
				's'
			),
			names: [...english.matchAll(placeholder)].map(([, name = '']) => name),
			translation
		}));
	templates.set(sentences, made);
	return made;
}

/** A sentence about an error in the language of a page; as it is where nobody translated it. */
export function translateError(sentence: string, sentences: ErrorSentences): string {
	if (Object.hasOwn(sentences, sentence)) return sentences[sentence] ?? sentence;
	for (const { pattern, names, translation } of templatesOf(sentences)) {
		const found = pattern.exec(sentence);
		if (!found) continue;
		const values = new Map(names.map((name, index) => [name, found[index + 1] ?? '']));
		return translation.replace(placeholder, (whole, name: string) => values.get(name) ?? whole);
	}
	return sentence;
}

/** A problem in the language of a page. */
export const translateProblem = (problem: Problem, sentences: ErrorSentences): Problem => ({
	...problem,
	title: translateError(problem.title, sentences),
	message: translateError(problem.message, sentences),
	actions: problem.actions.map(({ label, href }) => ({
		label: translateError(label, sentences),
		href
	}))
});

/** A result of a service, with its error in the language of a page. */
function translateResult(result: unknown, sentences: ErrorSentences): unknown {
	if (isPartial(result)) {
		const problem = translateError(result.value.problem, sentences);
		return { ...result, value: { ...result.value, problem } };
	}
	if (!isError(result)) return result;
	const fields = Object.entries(result.fields ?? {}).map(([name, sentence]) => [
		name,
		translateError(sentence, sentences)
	]);
	return {
		...result,
		problem: translateProblem(result.problem, sentences),
		...(result.fields && { fields: Object.fromEntries(fields) })
	};
}

interface Rejected {
	problem: Problem;
	fields?: Record<string, string>;
}

const isError = (result: unknown): result is Rejected =>
	typeof result === 'object' &&
	result !== null &&
	'kind' in result &&
	(result.kind === 'error' || result.kind === 'conflict') &&
	'problem' in result;

/** A value of which a part could not be found, with the sentence that says so. */
const isPartial = (result: unknown): result is { value: { problem: string } } =>
	typeof result === 'object' &&
	result !== null &&
	'value' in result &&
	typeof result.value === 'object' &&
	result.value !== null &&
	'problem' in result.value &&
	typeof result.value.problem === 'string';

/** A service, or several, whose errors are in the language of a page. */
export const withErrorsIn = <T extends object>(services: T, sentences: ErrorSentences): T =>
	new Proxy(services, {
		get(target, name) {
			const member: unknown = Reflect.get(target, name);
			if (typeof member === 'function') {
				return (...given: unknown[]) => {
					const result: unknown = Reflect.apply(member, target, given);
					return result instanceof Promise
						? result.then((value) => translateResult(value, sentences))
						: translateResult(result, sentences);
				};
			}
			return typeof member === 'object' && member !== null
				? withErrorsIn(member, sentences)
				: member;
		}
	});
