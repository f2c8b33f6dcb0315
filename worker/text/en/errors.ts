/**
 * What the Worker says about errors, by its English sentence, in which `{name}` stands for a value. In
 * English, nothing is to be translated.
 */
export const errors: Readonly<Record<string, string>> = {};
