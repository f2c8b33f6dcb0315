import { getRequestEvent } from '$app/server';
import type { Text } from '../../worker/text/text.ts';

/** The texts of the page that is being rendered, for components. Elsewhere, use `locals.text`. */
export const getText = (): Text => getRequestEvent().locals.text;
