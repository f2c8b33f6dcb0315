import { existsSync } from 'node:fs';
import { join } from 'node:path';

const own = join('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * The Node that package.json pins, as an absolute path. Set-up itself may run on an older one, which
 * wrangler refuses.
 */
export const node24 = () => (existsSync(own) ? join(process.cwd(), own) : process.execPath);
