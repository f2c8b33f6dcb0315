import type { LegalFacts } from '../../../worker/legal/legal-facts.ts';
import type { LegalCondition, Section } from '../../../worker/text/en/legal.ts';
import type { Text } from '../../../worker/text/text.ts';

type Facts = LegalFacts & { providers: readonly string[] };

/** Puts the facts of this site in the place of the braces of a text. */
export function legalFiller(facts: Facts, legal: Text['legal']): (text: string) => string {
	const { geocoderHost, operator, providers, region, retentionDays, sessionDays } = facts;
	const periods = Object.entries({ ...retentionDays, ...sessionDays });
	const values = new Map([
		...periods.map(([name, days]) => [name, legal.days({ days })] as const),
		['region', region],
		['from', legal.ways({ ways: { or: [...providers, legal.byEmail] } })],
		['providers', legal.ways({ ways: { or: providers } })],
		['geocoderHost', geocoderHost ?? ''],
		['contactEmail', operator.contactEmail ?? '']
	]);
	return (text) => text.replace(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? '');
}

/** The sections with the facts of this site, without the paragraphs that don't concern it. */
export function legalSections(
	sections: readonly Section[],
	facts: Facts,
	legal: Text['legal']
): Section[] {
	const fill = legalFiller(facts, legal);
	const holds: Record<LegalCondition, boolean> = {
		providers: facts.providers.length > 0,
		geocoder: facts.geocoderHost !== null,
		contact: facts.operator.contactEmail !== null,
		noContact: facts.operator.contactEmail === null
	};
	return sections.map((section) => ({
		...section,
		paragraphs: section.paragraphs
			.filter(({ when }) => when === undefined || holds[when])
			.map(({ text, href }) => ({ text: fill(text), ...(href && { href: fill(href) }) }))
	}));
}
