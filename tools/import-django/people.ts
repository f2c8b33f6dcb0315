import type { users } from '../../worker/database/schema.ts';
import type { DumpRecord } from './dump.ts';
import { Fields, Refused } from './fields.ts';
import type { Report } from './report.ts';

const accountModel = 'auth.user';
const profileModels = ['authentication.userprofile', 'authentication.cognitouser'];

export const isPersonRecord = ({ model }: DumpRecord): boolean =>
	model === accountModel || profileModels.includes(model);

/** Joins the accounts of Django with the profiles that know who they are at Cognito. */
export class People {
	readonly #accounts = new Map<unknown, DumpRecord>();
	readonly #profiles: DumpRecord[] = [];
	readonly #subjects = new Map<unknown, string>();

	add(record: DumpRecord): void {
		if (record.model === accountModel) this.#accounts.set(record.pk, record);
		else this.#profiles.push(record);
	}

	/** The subject at Cognito of an account; null when it is not imported. */
	subjectOf(account: unknown): string | null {
		return this.#subjects.get(account) ?? null;
	}

	toRows(issuer: string, now: number, report: Report): (typeof users.$inferInsert)[] {
		const rows = this.#profiles.flatMap((profile) => {
			try {
				return [this.#toRow(profile, issuer, now, report)];
			} catch (error) {
				if (!(error instanceof Refused)) throw error;
				report.refuse(profile, error.message);
				return [];
			}
		});
		for (const account of this.#accounts.keys()) {
			if (!this.#subjects.has(account)) report.leaveOut('auth.user without a profile');
		}
		return rows;
	}

	#toRow(
		profile: DumpRecord,
		issuer: string,
		now: number,
		report: Report
	): typeof users.$inferInsert {
		const fields = new Fields(profile);
		const key = fields.get('user') ?? profile.pk;
		const account = this.#accounts.get(key);
		if (!account) throw new Refused(`There is no auth.user ${JSON.stringify(key)}.`);
		const sub = fields.text('cognito_sub');
		if (sub === '') throw new Refused('It has no cognito_sub, so no one can sign in to it.');
		const person = new Fields(account);
		const givenName = person.text('first_name') || null;
		const familyName = person.text('last_name') || null;
		const createdAt = person.time('date_joined', now);
		const row = {
			id: crypto.randomUUID(),
			issuer,
			sub,
			username: person.text('username') || sub,
			email: person.text('email') || null,
			emailVerified: false,
			givenName,
			familyName,
			name: [givenName, familyName].filter(Boolean).join(' ') || null,
			identityProvider: fields.text('identity_provider').replace('COGNITO', '') || 'Cognito',
			createdAt,
			updatedAt: fields.time('updated_at', createdAt)
		};
		fields.get('created_at');
		// Whoever is inactive there has to be disabled at Cognito, which decides who may sign in.
		if (!person.flag('is_active') && 'is_active' in account.fields) {
			report.leaveOut('auth.user.is_active is false');
		}
		for (const name of person.unread()) report.leaveOut(`${accountModel}.${name}`);
		for (const name of fields.unread()) report.leaveOut(`${profile.model}.${name}`);
		this.#subjects.set(key, sub);
		return row;
	}
}
