import { invalid } from '../http/errors.ts';
import type { Err } from '../http/result.ts';
import { foldForSearch } from '../search/fold.ts';
import type { Category } from './types.ts';

type Names = Pick<Category, 'name' | 'nameDe' | 'nameEs'>;

/** What a category is called in each language, by the field that it is entered in. */
const shownNames = ({ name, nameDe, nameEs }: Names) => ({
	name,
	name_de: nameDe ?? name,
	name_es: nameEs ?? name
});

const fold = (name: string) => foldForSearch(name).replace(/\s+/g, ' ').trim();

/** Two categories look alike if they have the same name in any language. */
export function findNameProblem(names: Names, others: readonly Names[]): Err | null {
	const taken = others.map(shownNames);
	const shown = shownNames(names);
	const problems = (['name', 'name_de', 'name_es'] as const).flatMap((field) =>
		taken.some((other) => fold(other[field]) === fold(shown[field]))
			? [[field, 'Another category has this name.'] as const]
			: []
	);
	const [first] = problems;
	if (!first) return null;
	// The translations that are left out are the English name: one message is enough.
	return invalid(first[0] === 'name' ? { name: first[1] } : Object.fromEntries(problems));
}
