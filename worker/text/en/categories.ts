/** Names of categories in this language, by their slug. Others have the name that is stored. */
export const categories: Readonly<Record<string, string>> = {};
