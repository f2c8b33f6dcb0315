import * as v from 'valibot';
import type { SealedBox } from './sealed-box.ts';

/** Seconds: as long as a sign-in may take. */
const lifetimeSeconds = 600;

/** Characters that fit into a cookie with its name and attributes. */
const maxLength = 3800;

const formValues = v.object({
	text: v.record(v.string(), v.string()),
	categories: v.array(v.string())
});
const stored = v.pipe(
	v.string(),
	v.parseJson(),
	v.object({ person: v.string(), path: v.string(), keptAt: v.number(), values: formValues })
);

/** What a form was sent with, apart from its secrets. */
export type KeptValues = v.InferOutput<typeof formValues>;

/**
 * Keeps what somebody entered in a form while they prove who they are: sealed, for the cookie of the
 * form's page. `keep` returns null when it is too long for a cookie; `open` when it was kept for
 * another person or page, or more than ten minutes ago.
 */
export interface KeptForms {
	keep: (path: string, values: KeptValues) => Promise<string | null>;
	open: (path: string, sealed: string) => Promise<KeptValues | null>;
}

/** @param person resolves the id of who sends the request; null when anonymous */
export const createKeptForms = (
	box: SealedBox,
	now: () => number,
	person: () => Promise<string | null>
): KeptForms => ({
	async keep(path, values) {
		const content = { person: (await person()) ?? '', path, keptAt: now(), values };
		const bytes = new TextEncoder().encode(JSON.stringify(content));
		const sealed = await box.seal('kept-form', bytes);
		return sealed.length <= maxLength ? sealed : null;
	},
	async open(path, sealed) {
		const opened = await box.open('kept-form', sealed);
		if (!opened) return null;
		const parsed = v.safeParse(stored, new TextDecoder().decode(opened.content));
		if (!parsed.success) return null;
		const { keptAt, values, ...kept } = parsed.output;
		const isOld = now() - keptAt >= lifetimeSeconds * 1000;
		return isOld || kept.path !== path || kept.person !== (await person()) ? null : values;
	}
});
