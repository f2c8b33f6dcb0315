/** The Worker's types of D1 for tools that run its code, without the rest of its runtime's globals. */
declare type D1Database = import('@cloudflare/workers-types/index.ts').D1Database;
declare type D1Result<T> = import('@cloudflare/workers-types/index.ts').D1Result<T>;
