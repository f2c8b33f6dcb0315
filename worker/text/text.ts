import { en } from './en.ts';

/** Every sentence that the pages show, in one language. */
export type Text = typeof en;

/** The texts of a request. English is the only language so far. */
export const chooseText = (): Text => en;
