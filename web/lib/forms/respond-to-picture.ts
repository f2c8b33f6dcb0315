import type { RequestEvent } from '@sveltejs/kit';
import type { Result } from '../../../worker/http/result.ts';
import type { PictureRole, PictureUpload } from '../../../worker/pictures/picture.ts';
import { redirectWithFlash } from '../flash.ts';
import { failInvalid } from './fail-form.ts';
import { readFormValues } from './form-values.ts';

/**
 * Handles a form that uploads a picture: back to the page of the thing, or the form again with what
 * is wrong. Browsers keep no file in a form that comes back.
 */
export async function respondToUpload(
	event: RequestEvent,
	back: string,
	role: PictureRole,
	upload: (sent: PictureUpload) => Promise<Result<{ version: number }>>
) {
	// A body that is not what its type says holds no picture.
	const data = await event.request.formData().catch(() => new FormData());
	const values = readFormValues(data);
	const file = data.get('picture');
	const bytes = file instanceof File ? await file.arrayBuffer() : new ArrayBuffer(0);
	return respond(event, back, role, await upload({ bytes, alt: values.text['alt'] }), values);
}

/** The same for a form that removes a picture. */
export async function respondToRemoval(
	event: RequestEvent,
	back: string,
	role: PictureRole,
	remove: (id: string) => Promise<Result<{ version: number }>>
) {
	const data = await event.request.formData().catch(() => new FormData());
	const values = readFormValues(data);
	return respond(event, back, role, await remove(values.text['id'] ?? ''), values);
}

function respond(
	event: RequestEvent,
	back: string,
	role: PictureRole,
	result: Result<{ version: number }>,
	values: ReturnType<typeof readFormValues>
) {
	if (result.kind === 'ok') {
		redirectWithFlash(event, back, 'changed', String(result.value.version));
	}
	const failed = failInvalid(result, { ...values, text: { ...values.text, role } });
	return failed;
}
