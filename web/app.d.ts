import type { Handover } from '../worker/handover.ts';

declare global {
	namespace App {
		type Platform = Handover;
		type Locals = Handover;
	}
}

export {};
