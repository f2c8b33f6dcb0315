import { isFree } from '../../tools/ports.ts';

/** Below the ephemeral ports, which the system gives to outgoing connections. */
const range = { from: 20_000, to: 32_000 };

/**
 * Finds consecutive free ports. Random, because several test files and checkouts run at the same
 * time.
 */
export async function freePorts(count: number): Promise<number[]> {
	const first = range.from + Math.floor(Math.random() * (range.to - range.from - count));
	const ports = Array.from({ length: count }, (_, index) => first + index);
	const free = await Promise.all(ports.map(isFree));
	return free.every(Boolean) ? ports : freePorts(count);
}
