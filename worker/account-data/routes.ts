import { Hono } from 'hono';
import type { Clock } from '../clock.ts';
import type { AppEnv } from '../http/app-env.ts';
import { requireViewer } from '../http/viewer.ts';
import type { Log } from '../observability/log.ts';
import { exportPieces } from './export.ts';

/** `/account/data/export`: what is held about the viewer, as a file to keep. */
export const accountExport = ({ now, log }: { now: Clock; log: Log }) =>
	new Hono<AppEnv>({ strict: false }).get('/', async (c) => {
		const viewer = await requireViewer(c);
		const at = now();
		log('account_exported', { user: viewer.id });
		const day = new Date(at).toISOString().slice(0, 10);
		return new Response(toStream(exportPieces(c.get('database'), viewer.id, at)), {
			headers: {
				'content-type': 'application/json; charset=utf-8',
				'content-disposition': `attachment; filename="popmap-${day}.json"`,
				'cache-control': 'private, no-store'
			}
		});
	});

/** A piece is made when the client has taken the one before. */
function toStream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await pieces.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		async cancel() {
			await pieces.return(undefined);
		}
	});
}
