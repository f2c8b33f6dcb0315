import * as v from 'valibot';
import { notificationKinds } from '../database/notification-kinds.ts';
import { wholeNumber } from '../http/whole-number.ts';
import type { ListedNotification } from './types.ts';

export const notificationJson = v.object({
	id: wholeNumber,
	kind: v.picklist(notificationKinds),
	title: v.string(),
	text: v.string(),
	/** Of the page that it is about, on this site. */
	path: v.string(),
	is_read: v.boolean(),
	created_at: v.pipe(v.string(), v.isoTimestamp())
});

export const notificationToJson = (
	notification: ListedNotification
): v.InferOutput<typeof notificationJson> => ({
	id: notification.id,
	kind: notification.kind,
	title: notification.title,
	text: notification.body,
	path: notification.path,
	is_read: notification.isRead,
	created_at: notification.createdAt
});
