import type { ReportReason } from '../../worker/reports/types.ts';

/** In the order in which people choose. */
export const reportReasons: readonly ReportReason[] = [
	'wrong',
	'scam',
	'offensive',
	'illegal',
	'rights',
	'other'
];
