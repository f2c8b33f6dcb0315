import type { Config, OperatorConfig } from '../config.ts';
import { retentionDays } from '../retention/periods.ts';
import type { RetentionDays } from '../retention/periods.ts';
import { termsVersion } from './terms-version.ts';

/** What the legal pages say that is not a fixed text, so that it is what the code does. */
export interface LegalFacts {
	operator: OperatorConfig;
	region: string;
	retentionDays: RetentionDays;
	/** Days after which a session ends: without activity, and however active. */
	sessionDays: { idle: number; absolute: number };
	/** The host that looks up addresses; null for none. */
	geocoderHost: string | null;
	/** The date of the terms in force: YYYY-MM-DD. */
	termsVersion: string;
}

const daysOf = (seconds: number) => Math.ceil(seconds / 86_400);

/** The facts of this site. */
export const legalFacts = ({ operator, cognito, session, geocoder }: Config): LegalFacts => ({
	operator,
	region: cognito.region,
	retentionDays,
	sessionDays: { idle: daysOf(session.idleSeconds), absolute: daysOf(session.absoluteSeconds) },
	geocoderHost: geocoder && new URL(geocoder.url).host,
	termsVersion
});
