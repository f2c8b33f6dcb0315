import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Under `npm run dev`, what the Worker hands to the page that it is about to render. Kept on
 * globalThis because Vite bundles its config, so this module is loaded twice in one process.
 * @type {AsyncLocalStorage<App.Platform>}
 */
export const handover =
	Reflect.get(globalThis, Symbol.for('popmap.handover')) ?? new AsyncLocalStorage();
Reflect.set(globalThis, Symbol.for('popmap.handover'), handover);
