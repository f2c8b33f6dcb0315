import { wordingOf } from '../wording.ts';

export const { and, count, or } = wordingOf('de');
