import { isFree } from '../../tools/ports.ts';

/** Below those that the system gives to outgoing connections, which would take one at any moment. */
const range = { from: 20_000, to: 32_000 };

/**
 * Ports in a row that nobody listens on. Chosen at random, because files of tests run beside each
 * other, and checkouts too.
 */
export async function freePorts(count: number): Promise<number[]> {
	const first = range.from + Math.floor(Math.random() * (range.to - range.from - count));
	const ports = Array.from({ length: count }, (_, index) => first + index);
	const free = await Promise.all(ports.map(isFree));
	return free.every(Boolean) ? ports : freePorts(count);
}
