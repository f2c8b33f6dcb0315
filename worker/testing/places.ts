import { filesFor, placesFolder, squareFileOf, writeShard } from '../places/shard.ts';
import type { PlaceRow } from '../places/shard.ts';
import { foldName } from '../places/town.ts';

type Given = readonly [alias: string, slug: string, name: string, region: string, country: string];

const row = (
	[alias, slug, name, region, country]: Given,
	latitude: number,
	longitude: number,
	timeZone: string
): PlaceRow => ({
	...{ alias, slug, name, region, country, latitude, longitude, timeZone },
	key: foldName(alias)
});

const berlin = ['Berlin', 'berlin', 'Berlin', 'State of Berlin', 'DE'] as const;
const koln = ['koln', 'Köln', 'North Rhine-Westphalia', 'DE'] as const;
const springfield = (slug: string, region: string) =>
	['Springfield', slug, 'Springfield', region, 'US'] as const;

/** Some towns, largest first: a small gazetteer for tests. */
export const someTowns: readonly PlaceRow[] = [
	row(berlin, 52.524, 13.411, 'Europe/Berlin'),
	{ ...row(['Köln', ...koln], 50.933, 6.95, 'Europe/Berlin'), translations: { es: 'Colonia' } },
	{
		...row(['Cologne', ...koln], 50.933, 6.95, 'Europe/Berlin'),
		translations: { es: 'Colonia' }
	},
	row(['Koeln', ...koln], 50.933, 6.95, 'Europe/Berlin'),
	row(['Lisbon', 'lisbon', 'Lisbon', 'Lisbon', 'PT'], 38.717, -9.133, 'Europe/Lisbon'),
	row(springfield('springfield', 'Missouri'), 37.215, -93.298, 'America/Chicago'),
	row(
		springfield('springfield-massachusetts-united-states', 'Massachusetts'),
		42.101,
		-72.59,
		'America/New_York'
	),
	row(
		['Berlin', 'berlin-new-hampshire-united-states', 'Berlin', 'New Hampshire', 'US'],
		44.469,
		-71.185,
		'America/New_York'
	),
	row(['Suva', 'suva', 'Suva', 'Central', 'FJ'], -18.142, 178.442, 'Pacific/Fiji'),
	row(['東京', 'tokyo', 'Tokyo', 'Tokyo', 'JP'], 35.69, 139.692, 'Asia/Tokyo')
];

function filesOf(rows: readonly PlaceRow[]): Map<string, string> {
	const own = rows.filter(({ alias, name }) => alias === name);
	const groups = [
		...Map.groupBy(rows, ({ key }) => filesFor(key)[0] ?? ''),
		...Map.groupBy(own, squareFileOf)
	];
	return new Map(
		groups.map(([file, some]) => [placesFolder + file, writeShard({ rows: some, isPart: false })])
	);
}

const files = filesOf(someTowns);

/** Reads the files of `someTowns`, as the Worker reads its static assets. */
export const readSomeTowns = async (path: string): Promise<string | null> =>
	files.get(path) ?? null;
