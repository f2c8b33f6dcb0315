import { styleText } from 'node:util';

// styleText() leaves the style out where the terminal shows none: https://no-color.org
export const bold = (text: string): string => styleText('bold', text);
export const faint = (text: string): string => styleText('dim', text);

/** Does one step of a tool's work, and prints its title before and its duration after. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
	const start = performance.now();
	const print = (mark: string) => {
		const seconds = ((performance.now() - start) / 1000).toFixed(1);
		console.log(`  ${mark} ${title} ${faint(`${seconds} s`)}`);
	};
	console.log(`  … ${title}`);
	try {
		const result = await work();
		print('✓');
		return result;
	} catch (error) {
		print('✗');
		throw error;
	}
}
