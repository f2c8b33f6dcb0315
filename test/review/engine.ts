/** One tab of a browser, whatever protocol drives it. */
export interface Tab {
	open(url: string): Promise<void>;
	/** Calls a function in the page. It must not use anything from outside. */
	run<Value>(body: (...args: string[]) => Value, ...args: string[]): Promise<Awaited<Value>>;
	/** Clicks in the middle of an element, as a mouse would. */
	click(selector: string): Promise<void>;
	type(selector: string, text: string): Promise<void>;
	pressTab(): Promise<void>;
	/** The visible part of the page as a PNG in base64. */
	screenshot(): Promise<string>;
}

/** A browser that the site has to work in. */
export interface Engine {
	name: string;
	/** @param running receives how to end the browser */
	launch(running: AsyncDisposableStack): Promise<Tab>;
}

/** A laptop's window. */
export const viewport = { width: 1280, height: 900 };
