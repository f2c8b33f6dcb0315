#!/usr/bin/env node
import './small-heap.ts';
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ConfigError } from './config/config.ts';
import { parseCommandLine, usage, UsageError, type Command } from './config/command-line.ts';
import { defaultConfigJson } from './config/default-config.ts';
import { parseWith, readConfigFile } from './config/read-config-file.ts';
import { isLoopback } from './loopback.ts';
import { serveLocalCognito } from './serve.ts';

const write = (text: string) => void process.stdout.write(`${text}\n`);

async function readVersion(): Promise<string> {
	const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
	const { version }: { version: string } = JSON.parse(manifest);
	return version;
}

async function run(command: Command): Promise<void> {
	if (command.kind === 'help') return write(usage);
	if (command.kind === 'version') return write(await readVersion());
	const { configFile, overrides } = command;
	const config =
		configFile === null
			? parseWith(defaultConfigJson, overrides)
			: await readConfigFile(configFile, overrides);
	const { host } = config.server;
	if (!isLoopback(host)) {
		write(
			`Warning: ${host} is not a loopback address. Everyone who can reach it can sign in as anyone and control this server.`
		);
	}
	const { origin, issuer, certificate, close } = await serveLocalCognito({ config });
	write(`Local Cognito  ${origin}\nIssuer         ${issuer}`);
	if (certificate) write(`Certificate    ${new X509Certificate(certificate).fingerprint256}`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void close().finally(() => process.exit()));
	}
}

try {
	await run(parseCommandLine(process.argv.slice(2), process.env));
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
	process.exitCode = error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
}
