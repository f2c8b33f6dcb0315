/** Settings about who runs the site, and what a site without them lacks. */
export const operatorSettings = {
	OPERATOR_NAME: 'the pages about privacy, terms and contact do not say who runs the site',
	OPERATOR_ADDRESS: 'the contact page shows no address, which many countries require',
	CONTACT_EMAIL: 'nobody can write to you, or ask you to delete their data'
};

/** The names of those that are missing. */
export const missingOperatorSettings = (vars: Record<string, unknown>): string[] =>
	Object.keys(operatorSettings).filter((name) => !vars[name]);
