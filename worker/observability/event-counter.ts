import type { Log } from './log.ts';

/**
 * Also counts every logged event in Workers Analytics Engine, if bound, so that an operator sees
 * rates without reading log lines: blob 1 is the event, 2 the provider, 3 the reason. Double 1 is 1,
 * or what the event counts.
 */
export function countEvents(log: Log, counters: AnalyticsEngineDataset | undefined): Log {
	if (!counters) return log;
	return (event, fields = {}) => {
		log(event, fields);
		const { provider, reason, count } = fields;
		counters.writeDataPoint({
			indexes: [event],
			blobs: [event, String(provider ?? ''), String(reason ?? '').slice(0, 100)],
			doubles: [Number(count ?? 1)]
		});
	};
}
