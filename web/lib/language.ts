import { getRequestEvent } from '$app/server';
import type { PageLanguage } from '../../worker/languages/page-language.ts';

/** The language of the page that is being rendered, for components. Elsewhere, use `locals.language`. */
export const getLanguage = (): PageLanguage => getRequestEvent().locals.language;
