import { describe, expect, it } from 'vitest';
import { optionNames, parseCommandLine, usage, UsageError } from './command-line.ts';

describe('parseCommandLine', () => {
	it('overrides nothing by default', () => {
		expect(parseCommandLine([])).toEqual({
			kind: 'serve',
			configFile: null,
			overrides: { server: {} }
		});
	});

	it('reads every option', () => {
		const args = ['--port', '80', '--host=0.0.0.0', '--config', 'pool.json', '--data', 'kept'];
		const more = ['--origin', 'https://a.example', '--allow-host', 'a', '--allow-host', 'b'];
		const tls = ['--tls-cert', 'c.pem', '--tls-key', 'k.pem', '--issuer', 'https://i.example'];
		expect(parseCommandLine([...args, ...more, ...tls])).toEqual({
			kind: 'serve',
			configFile: 'pool.json',
			overrides: {
				issuer: 'https://i.example',
				server: {
					port: 80,
					host: '0.0.0.0',
					origin: 'https://a.example',
					allowed_hosts: ['a', 'b'],
					tls: { cert: 'c.pem', key: 'k.pem' },
					data: 'kept'
				}
			}
		});
		expect(parseCommandLine(['--tls'])).toMatchObject({ overrides: { server: { tls: true } } });
	});

	it('takes the port of the environment, unless there is an option', () => {
		const portOf = (...args: string[]) => parseCommandLine(args, { PORT: '8080' });
		expect(portOf()).toMatchObject({ overrides: { server: { port: 8080 } } });
		expect(portOf('--port', '80')).toMatchObject({ overrides: { server: { port: 80 } } });
		expect(() => parseCommandLine([], { PORT: 'many' })).toThrow('PORT: many is not a port');
	});

	it('prefers --help and --version', () => {
		expect(parseCommandLine(['--help', '--port', '1'])).toEqual({ kind: 'help' });
		expect(parseCommandLine(['--version'])).toEqual({ kind: 'version' });
	});

	it.each([
		[['--prot', '1'], "Unknown option '--prot'. Allowed options: --config, --port, --host"],
		[['pool.json'], "Unexpected argument 'pool.json'"],
		[['--port'], "Option '--port <value>' argument missing"],
		[['--port', '0'], '--port: 0 is not a port. Allowed: a number from 1 to 65535.'],
		[['--port', '65536'], '--port: 65536 is not a port'],
		[['--port', 'http'], '--port: http is not a port'],
		[['--tls-cert', 'c.pem'], '--tls-cert and --tls-key belong together']
	])('rejects %j and lists what is allowed', (args, message) => {
		expect(() => parseCommandLine(args)).toThrow(UsageError);
		expect(() => parseCommandLine(args)).toThrow(message);
	});

	it('describes every option in the usage text', () => {
		for (const option of optionNames) expect(usage).toContain(`--${option} `);
	});
});
