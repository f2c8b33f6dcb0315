import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Under `npm run dev`, what the Worker passes to the page that it is about to render. It is kept on
 * globalThis because Vite bundles its config, which loads this module twice in one process.
 * @type {AsyncLocalStorage<App.Platform>}
 */
export const handover =
	Reflect.get(globalThis, Symbol.for('popmap.handover')) ?? new AsyncLocalStorage();
Reflect.set(globalThis, Symbol.for('popmap.handover'), handover);
