import type { Case } from './cases.ts';
import { rttOf } from './cases.ts';
import { readerCodes, readers } from './readers.ts';
import type { ReaderCode } from './readers.ts';
import type { Trip } from './travel.ts';

/** What was measured of one case in one place. */
export interface Measured {
	one: Case;
	reader: ReaderCode;
	trips: readonly Trip[];
}

const percentile = (values: readonly number[], share: number): number =>
	values.toSorted((a, b) => a - b)[
		Math.min(values.length - 1, Math.floor(values.length * share))
	] ?? NaN;

const heads = ({ trips }: Measured) => trips.map(({ head }) => head);
const ends = ({ trips }: Measured) => trips.map(({ end }) => end);

const both = (values: readonly number[]) =>
	`${Math.round(percentile(values, 0.5))} / ${Math.round(percentile(values, 0.95))}`;

/** Whether the median is within the target. */
function isFast(measured: Measured): boolean {
	const { head = Infinity, end = Infinity } = measured.one.target(rttOf(measured.reader));
	return percentile(heads(measured), 0.5) <= head && percentile(ends(measured), 0.5) <= end;
}

/** The counts that are not as they must be, as sentences. */
export function problemsOf({ one, reader, trips }: Measured): string[] {
	const problems = new Set<string>();
	for (const { journey } of trips) {
		const all = journey.primary + journey.replica;
		const where = `${one.name} in ${readers[reader].name}`;
		if (journey.beforeHead !== one.tripsBeforeHead) {
			problems.add(
				`${where}: ${journey.beforeHead} round trips before the first byte, not ${one.tripsBeforeHead}`
			);
		}
		if (all > one.maxTrips) problems.add(`${where}: ${all} round trips, not ${one.maxTrips}`);
		if (journey.cognito !== (one.cognito ?? 0)) {
			problems.add(`${where}: ${journey.cognito} calls to Cognito, not ${one.cognito ?? 0}`);
		}
		if (journey.rows > one.maxRows) {
			problems.add(`${where}: ${journey.rows} rows read, more than ${one.maxRows}`);
		}
	}
	return [...problems];
}

/** A table for each kind of time, in Markdown. */
export function toMarkdown(results: readonly Measured[]): string {
	const names = [...new Set(results.map(({ one }) => one.name))];
	const titles = readerCodes.map((code) => `${readers[code].name} (${rttOf(code)})`);
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const table = (valuesOf: (measured: Measured) => number[]) =>
		[
			line(['', ...titles]),
			line(['---', ...titles.map(() => '---')]),
			...names.map((name) =>
				line([
					name,
					...readerCodes.map((code) => {
						const found = results.find(({ one, reader }) => one.name === name && reader === code);
						if (!found) return '';
						return `${both(valuesOf(found))}${isFast(found) ? '' : ' !'}`;
					})
				])
			)
		].join('\n');
	const counts = names.flatMap((name) => {
		const found = results.filter(({ one }) => one.name === name).flatMap(({ trips }) => trips);
		const most = (read: (trip: Trip) => number) => String(Math.max(...found.map(read)));
		return line([
			name,
			most(({ journey }) => journey.beforeHead),
			most(({ journey }) => journey.primary),
			most(({ journey }) => journey.replica),
			most(({ journey }) => journey.rows),
			most(({ journey }) => journey.cognito)
		]);
	});
	return [
		'### First byte',
		table(heads),
		'### Last byte',
		table(ends),
		'### Counts',
		[
			line(['', 'before the first byte', 'to the primary', 'to a replica', 'rows', 'Cognito']),
			line(['---', '---', '---', '---', '---', '---']),
			...counts
		].join('\n')
	].join('\n\n');
}

const colours: Record<string, string> = { miss: '#b3541e', hit: '#1f7a4d', 'signed in': '#3b5ba9' };

/** Bars of the first byte of an event's page, for each reader. */
export function toChart(results: readonly Measured[]): string {
	const kinds = Object.keys(colours);
	const barOf = (code: ReaderCode, kind: string) => {
		const found = results.find(
			({ one, reader }) => reader === code && one.name === `event, ${kind}`
		);
		return found ? percentile(heads(found), 0.5) : 0;
	};
	const longest = Math.max(
		...readerCodes.flatMap((code) => kinds.map((kind) => barOf(code, kind)))
	);
	const scale = 420 / Math.max(longest, 1);
	const rows = readerCodes.flatMap((code, index) =>
		kinds.map((kind, place) => {
			const y = 44 + index * 72 + place * 18;
			const ms = barOf(code, kind);
			const label =
				place === 1
					? `<text x="88" y="${y + 11}" text-anchor="end">${readers[code].name}</text>`
					: '';
			const width = Math.max(1, ms * scale).toFixed(1);
			return `${label}<rect x="96" y="${y}" width="${width}" height="14" rx="2" fill="${colours[kind]}"/><text x="${(102 + ms * scale).toFixed(1)}" y="${y + 11}">${Math.round(ms)} ms</text>`;
		})
	);
	const legend = kinds.map(
		(kind, index) =>
			`<rect x="${96 + index * 110}" y="12" width="12" height="12" fill="${colours[kind]}"/><text x="${114 + index * 110}" y="22">${kind}</text>`
	);
	const height = 52 + readerCodes.length * 72;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 ${height}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="Milliseconds until the first byte of an event's page, for readers in six places">
<rect width="600" height="${height}" fill="#fff"/>
<g fill="#222">
${[...legend, ...rows].join('\n')}
</g>
</svg>
`;
}
