type Attributes = Record<string, string | number | boolean>;

/** Measures some work, which Cloudflare's traces show by name. Attributes are never personal. */
export type Span = <T>(name: string, attributes: Attributes, work: () => Promise<T>) => Promise<T>;

/** Where the runtime has no traces. */
export const noSpan: Span = (_name, _attributes, work) => work();

/** The runtime's tracing: https://developers.cloudflare.com/workers/observability/traces/ */
interface Tracing {
	enterSpan: <T>(
		name: string,
		work: (span: { setAttributes: (a: Attributes) => unknown }) => T
	) => T;
}

export const spansOf = (tracing: Tracing | undefined): Span =>
	tracing
		? (name, attributes, work) =>
				tracing.enterSpan(name, (span) => {
					span.setAttributes(attributes);
					return work();
				})
		: noSpan;
