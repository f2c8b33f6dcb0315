import { execFileSync } from 'node:child_process';

/** The running programs that mention a folder in their command line, as lines of `ps`. */
export function processesIn(folder: string): string[] {
	const table = execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' });
	return table.split('\n').filter((line) => line.includes(folder) && !/^\s*\d+\s+Z/.test(line));
}
