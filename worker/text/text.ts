import type { Language } from '../languages/languages.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';

/** Every sentence that the pages show, in one language. */
export type Text = typeof en;

const texts: Record<Language, Text> = { en, de, es, xb: en };

/** The texts of a language. */
export const textIn = (language: Language): Text => texts[language];
