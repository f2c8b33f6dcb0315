/** Why something is reported, in the order in which people choose. */
export const reportReasons = ['wrong', 'scam', 'offensive', 'illegal', 'rights', 'other'] as const;
