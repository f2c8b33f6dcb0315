import { wordingOf } from '../wording.ts';

export const { choose, message, plural } = wordingOf('en-GB');
