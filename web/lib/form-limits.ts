import { getRequestEvent } from '$app/server';
import type { FormLimits } from '../../worker/input/form-limits.ts';

/** The limits of the fields of the page that is being rendered, as the Worker checks them. */
export const getFormLimits = (): FormLimits => getRequestEvent().locals.formLimits;
