import { startTemporarySite } from '../../tools/dev-server/temporary-site.ts';

/** Serves the site that the browsers open. */
export default async function serve(): Promise<() => Promise<void>> {
	const running = new AsyncDisposableStack();
	await startTemporarySite('review', running);
	return () => running.disposeAsync();
}
