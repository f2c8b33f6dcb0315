import { request as send } from 'undici';
import { Browser } from '../../test/browser/browser.ts';
import { sendExactly } from '../../tools/send-exactly.ts';
import { ports, settings } from '../workers.ts';
import type { Journey, ReaderCode } from './readers.ts';

/** One request, timed at the Worker, and what it did. Times in milliseconds. */
export interface Trip {
	path: string;
	status: number;
	cacheStatus: string | null;
	head: number;
	end: number;
	journey: Journey;
}

const address = `http://127.0.0.1:${ports.popmap}`;
let nextJourney = 0;

/** A browser in one place. Its last requests are in `trips`. */
export function browserIn(reader: ReaderCode) {
	const trips: Trip[] = [];
	async function travel(request: Request): Promise<Response> {
		const { pathname, search } = new URL(request.url);
		const id = String(nextJourney++);
		const headers = { ...Object.fromEntries(request.headers), 'x-reader': reader, 'x-journey': id };
		const body = Buffer.from(await request.arrayBuffer());
		const startedAt = performance.now();
		const answer = await send(address + pathname + search, {
			method: request.method,
			headers: { ...headers, host: new URL(settings.APP_ORIGIN).host },
			body: body.length > 0 ? body : null
		});
		const head = performance.now() - startedAt;
		const content = await answer.body.arrayBuffer();
		const end = performance.now() - startedAt;
		const journey = await sendExactly(new Request(`${address}/__journey?id=${id}`));
		const received = new Headers();
		for (const [name, values = []] of Object.entries(answer.headers)) {
			for (const value of [values].flat()) received.append(name, value);
		}
		const status = answer.statusCode;
		trips.push({
			path: pathname,
			status,
			cacheStatus: received.get('cache-status'),
			head,
			end,
			journey: JSON.parse(await journey.text())
		});
		const isBodiless = [204, 205, 304].includes(status);
		return new Response(isBodiless ? null : content, { status, headers: received });
	}
	const browser = new Browser(settings.APP_ORIGIN, (origin) =>
		origin === settings.APP_ORIGIN ? travel : sendExactly
	);
	return { browser, trips };
}

export type Traveller = ReturnType<typeof browserIn>;
