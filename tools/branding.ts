/**
 * `npm run branding`: writes the colours, the logo and the icon of the site into the template of the
 * user pool, whose sign-in pages then look like the site.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { signInStyle } from './branding/sign-in-style.ts';
import { withStyle } from './branding/write-style.ts';
import { runCli } from './cli-error.ts';

const file = 'cognito/template.yaml';

await runCli(() => {
	const template = readFileSync(file, 'utf8');
	const branded = withStyle(template, signInStyle());
	if (branded === template) return console.log(`${file} is up to date.`);
	writeFileSync(file, branded);
	console.log(`${file} is written. Deploy the stack again: see docs/cognito.md.`);
});
