import * as v from 'valibot';
import { closedObject } from './closed-object.ts';

const file = v.pipe(v.string(), v.nonEmpty());

/** Where and how the pool is served. The flags of the program override it. */
export const serverSchema = closedObject({
	port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)), 9229),
	/** `localhost`: this machine only, on IPv4 and IPv6. */
	host: v.optional(v.pipe(v.string(), v.nonEmpty()), 'localhost'),
	/** The origin that browsers see, such as that of a proxy; null: the host and port. */
	origin: v.optional(
		v.nullable(
			v.pipe(
				v.string(),
				v.regex(/^https?:\/\/[^/?#\s]+$/, 'must be http(s)://host, without a path')
			)
		),
		null
	),
	/** Further names of this machine. Requests to others are refused on `localhost`. */
	allowed_hosts: v.optional(v.array(v.pipe(v.string(), v.regex(/^[\w.-]+$/))), []),
	/** true: a certificate of its own. */
	tls: v.optional(
		v.union(
			[v.boolean(), closedObject({ cert: file, key: file })],
			'must be true, false, or the files of a certificate: {"cert": "…", "key": "…"}'
		),
		false
	),
	/** A folder that keeps users, groups, keys and refresh tokens; null: nothing is kept. */
	data: v.optional(v.nullable(file), null)
});
export type ServerSettings = v.InferOutput<typeof serverSchema>;
