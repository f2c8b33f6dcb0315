import type { DumpRecord } from './dump.ts';
import { type Counts, kinds, noRows } from './import-rows.ts';

const noFolder = 'give the folder of its files with --pictures';

/** Why fields and models have no place here, for people. */
const reasons: Record<string, string> = {
	'auth.user.password': 'Cognito keeps the passwords',
	'auth.user.is_staff': 'moderators are members of a group at Cognito',
	'auth.user.is_superuser': 'moderators are members of a group at Cognito',
	'events.event.created_by': 'these people are not imported',
	'events.eventrsvp': 'guests do not sign up here',
	'sessions.session': 'people sign in again',
	'events.event.cta_button_text': 'events have no button',
	'events.event.cta_button_url': 'events have no button',
	'events.event.image': noFolder,
	'events.business.logo': noFolder,
	'events.business.contact_email': 'hidden there, so it is left out',
	'events.business.contact_phone': 'hidden there, so it is left out'
};

interface RefusedRecord {
	model: string;
	pk: DumpRecord['pk'];
	reason: string;
}

/** What an import did with everything that is in a dump. */
export class Report {
	/** Rows to import, by table. */
	readonly found: Counts = { ...noRows };
	readonly refused: RefusedRecord[] = [];
	/** Counts by model and field, or by model. */
	readonly unplaced = new Map<string, number>();
	/** Those whose files were given. */
	readonly pictures = { found: 0, added: 0, existed: 0 };
	/** Counts by what was filled in or changed. */
	readonly changed = new Map<string, number>();

	refuse({ model, pk }: Omit<RefusedRecord, 'reason'>, reason: string): void {
		this.refused.push({ model, pk, reason });
	}

	leaveOut(name: string): void {
		this.unplaced.set(name, (this.unplaced.get(name) ?? 0) + 1);
	}

	change(name: string): void {
		this.changed.set(name, (this.changed.get(name) ?? 0) + 1);
	}
}

/** Makes characters visible that would change the terminal: a dump is not to be trusted. */
const visible = (text: string) =>
	text.replace(
		/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
		(character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
	);

const maxRefused = 200;

function sorted(counts: Map<string, number>): string[] {
	return [...counts]
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, count]) => {
			const reason = reasons[name] ? `: ${reasons[name]}` : '';
			return `  ${String(count).padStart(7)}  ${name}${reason}`;
		});
}

const section = (title: string, lines: readonly string[]) =>
	lines.length === 0 ? [] : ['', `  ${title}`, ...lines];

/** @param added null when nothing was imported */
export function toLines(report: Report, added: Counts | null): string[] {
	const { found, pictures, refused, unplaced, changed } = report;
	const rows = kinds.map((kind) => {
		const result = added
			? `${added[kind]} added, ${found[kind] - added[kind]} existed already`
			: `${found[kind]} to import`;
		return `  ${kind.padEnd(20)} ${result}`;
	});
	if (Object.values(pictures).some((count) => count > 0)) {
		const result = added
			? `${pictures.added} added, ${pictures.existed} existed already`
			: `${pictures.found + pictures.added} to import`;
		rows.push(`  ${'pictures'.padEnd(20)} ${result}`);
	}
	const shown = refused.slice(0, maxRefused);
	const more = refused.length - shown.length;
	return [
		...rows,
		...section('Filled in or changed', sorted(changed)),
		...section('Not imported, because there is no place for it here', sorted(unplaced)),
		...section(`${refused.length} refused`, [
			...shown.map(({ model, pk, reason }) => `  ${model} ${pk ?? ''}  ${reason}`),
			...(more > 0 ? [`  … and ${more} more`] : [])
		])
	].map(visible);
}
