/** Writes api.d.ts: the types of the API, generated from what the built site describes. */
import { writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { startProcesses } from '../integration/worker-processes.ts';

await using processes = await startProcesses({ names: ['one'] });
const response = await processes.site.visit('one', '/api/openapi.json');
const types = await openapiTS(await response.text());
await writeFile(new URL('api.d.ts', import.meta.url), astToString(types));
