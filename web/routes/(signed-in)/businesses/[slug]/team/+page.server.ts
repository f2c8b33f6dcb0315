import { redirectToCanonicalSlug } from '../../../../../lib/canonical-address.ts';
import { redirectWithFlash, takeFlash } from '../../../../../lib/flash.ts';
import {
	confirmFirst,
	needsConfirmation,
	takeKeptForm
} from '../../../../../lib/forms/confirm-first.ts';
import { failInvalid } from '../../../../../lib/forms/fail-form.ts';
import { emptyFormValues, readFormValues } from '../../../../../lib/forms/form-values.ts';
import { unwrap } from '../../../../../lib/unwrap.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const shown = ['changed', 'removed', 'withdrawn'] as const;

export const load: PageServerLoad = async (event) => {
	const { teams, text } = event.locals;
	const team = unwrap(await teams.find(event.params.slug));
	redirectToCanonicalSlug(event, 'businesses', team.business.slug);
	const [done] = takeFlash(event);
	const flash = shown.find((name) => name === done);
	return {
		team,
		kept: await takeKeptForm(event),
		flash: flash ? text.teams.flashes[flash] : null
	};
};

const teamPage = ({ params: { slug } }: RequestEvent) =>
	`/businesses/${encodeURIComponent(slug)}/team`;

const field = async (event: RequestEvent, name: string) =>
	String((await event.request.formData()).get(name));

export const actions: Actions = {
	invite: async (event) => {
		const { teams, origin } = event.locals;
		const values = readFormValues(await event.request.formData());
		const result = await teams.invite(event.params.slug, values.text);
		if (result.kind === 'ok') {
			const { path, address } = result.value;
			return { link: origin + path, address };
		}
		if (needsConfirmation(result)) return confirmFirst(event, result, values);
		return failInvalid(result, values);
	},
	withdraw: async (event) => {
		const id = await field(event, 'id');
		const result = await event.locals.teams.withdraw(event.params.slug, id);
		if (result.kind === 'error') return failInvalid(result, emptyFormValues);
		redirectWithFlash(event, teamPage(event), 'withdrawn');
	},
	role: async (event) => {
		const { text } = readFormValues(await event.request.formData());
		const { person = '', ...input } = text;
		const result = await event.locals.teams.changeRole(event.params.slug, person, input);
		if (result.kind === 'error') return failInvalid(result, emptyFormValues);
		redirectWithFlash(event, teamPage(event), 'changed');
	},
	remove: async (event) => {
		const person = await field(event, 'person');
		const result = await event.locals.teams.remove(event.params.slug, person);
		if (result.kind === 'error') return failInvalid(result, emptyFormValues);
		redirectWithFlash(event, teamPage(event), 'removed');
	},
	leave: async (event) => {
		const person = await field(event, 'person');
		const result = await event.locals.teams.remove(event.params.slug, person);
		if (result.kind === 'error') return failInvalid(result, emptyFormValues);
		redirectWithFlash(event, '/dashboard', 'left');
	}
};
