const everyMinute = encodeURIComponent('* * * * *');

/**
 * Runs the cron of each minute, which no local runtime does by itself.
 * https://developers.cloudflare.com/workers/configuration/cron-triggers/
 *
 * @param interval milliseconds between two runs
 */
export function startCron(origin: string, interval = 60_000): Disposable {
	const run = () =>
		fetch(`${origin}/cdn-cgi/handler/scheduled?cron=${everyMinute}`, {
			signal: AbortSignal.timeout(interval)
		}).catch(() => null);
	const timer = setInterval(() => void run(), interval);
	timer.unref();
	return { [Symbol.dispose]: () => clearInterval(timer) };
}
