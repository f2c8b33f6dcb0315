import { formatDay } from '../../../../lib/format/event-time.ts';
import { sharePng } from '../../../../lib/format/share-png.ts';
import { shareNameOf } from '../../../../lib/ui/drawn-share.ts';
import { unwrap } from '../../../../lib/unwrap.ts';
import type { RequestHandler } from './$types';

/** Farther away, a town would say little about where an event is. */
const maxKm = 30;

/** The picture beside links to an event without a picture: its title, date and town on its drawing. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { drawSharePicture, events, places, text } = locals;
	const event = unwrap(await events.find(params.slug));
	const { id, latitude, longitude, locationName, startAt, timeZone, title } = event;
	const isPlaced = latitude !== null && longitude !== null;
	const town = isPlaced ? await places.nearest({ latitude, longitude }, maxKm) : null;
	const line = `${formatDay(startAt, timeZone, text)} · ${town?.name ?? locationName}`;
	return sharePng(await drawSharePicture({ drawing: shareNameOf(id), title, line }));
};
