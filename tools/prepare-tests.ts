/** Builds the Worker once, before both test runners need it, and checks that their ports are free. */
import { bundleWorker } from './built-worker.ts';
import { runCli } from './cli-error.ts';
import { requireFreePort } from './ports.ts';
import { testSites } from './test-settings.ts';

await runCli(async () => {
	for (const { APP_ORIGIN, COGNITO_DOMAIN } of testSites) {
		await requireFreePort(
			Number(new URL(APP_ORIGIN).port),
			'a site under test',
			'tools/test-settings.ts'
		);
		await requireFreePort(
			Number(new URL(COGNITO_DOMAIN).port),
			'a local Cognito under test',
			'tools/test-settings.ts'
		);
	}
	await bundleWorker();
});
