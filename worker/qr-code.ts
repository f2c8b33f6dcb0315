import { encodeQR } from 'qr';

/** A QR code as one path of an SVG, in units of one module. */
export interface QrCode {
	/** Modules on each side, with the quiet zone around them. */
	size: number;
	path: string;
}

/** The quiet zone that ISO/IEC 18004 asks for. */
const border = 4;

export function qrCode(text: string): QrCode {
	const rows = encodeQR(text, 'raw', { ecc: 'medium', border });
	const path = rows.flatMap((row, y) => runsOf(row).map(([x, width]) => bar(x, y, width)));
	return { size: rows.length, path: path.join('') };
}

const bar = (x: number, y: number, width: number) => `M${x} ${y}h${width}v1h-${width}z`;

/** The dark modules of a row, as starts and lengths. */
function runsOf(row: readonly boolean[]): [start: number, length: number][] {
	const runs: [number, number][] = [];
	for (const [x, isDark] of row.entries()) {
		const last = runs.at(-1);
		if (!isDark) continue;
		if (last && last[0] + last[1] === x) last[1]++;
		else runs.push([x, 1]);
	}
	return runs;
}
