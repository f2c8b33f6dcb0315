import { describe, expect, it } from 'vitest';
import { parseCommandLine, usage, UsageError } from './command-line.ts';

describe('parseCommandLine', () => {
	it('serves on port 9229 of this machine by default', () => {
		expect(parseCommandLine([])).toEqual({
			kind: 'serve',
			port: 9229,
			host: 'localhost',
			configFile: null
		});
	});

	it('reads port, host and configuration file', () => {
		expect(parseCommandLine(['--port', '80', '--host=0.0.0.0', '--config', 'pool.json'])).toEqual({
			kind: 'serve',
			port: 80,
			host: '0.0.0.0',
			configFile: 'pool.json'
		});
	});

	it('prefers --help and --version', () => {
		expect(parseCommandLine(['--help', '--port', '1'])).toEqual({ kind: 'help' });
		expect(parseCommandLine(['--version'])).toEqual({ kind: 'version' });
	});

	it.each([
		[['--prot', '1'], "Unknown option '--prot'. Allowed options: --port, --host, --config"],
		[['pool.json'], "Unexpected argument 'pool.json'"],
		[['--port'], "Option '--port <value>' argument missing"],
		[['--port', '0'], '--port: 0 is not a port. Allowed: a number from 1 to 65535.'],
		[['--port', '65536'], '--port: 65536 is not a port'],
		[['--port', 'http'], '--port: http is not a port']
	])('rejects %j and lists what is allowed', (args, message) => {
		expect(() => parseCommandLine(args)).toThrow(UsageError);
		expect(() => parseCommandLine(args)).toThrow(message);
	});

	it('describes every option in the usage text', () => {
		for (const option of ['port', 'host', 'config', 'help', 'version']) {
			expect(usage).toContain(`--${option} `);
		}
	});
});
