import { base64url } from 'jose';
import * as v from 'valibot';
import type { User } from '../directory/user.ts';
import type { Pool } from '../pool.ts';
import { ApiError, invalidParameter } from '../user-api/api-error.ts';
import { text } from '../user-api/input.ts';
import type { Operation } from '../user-api/operation.ts';
import { poolOperation } from './admin-call.ts';
import { listedUser } from './profile-json.ts';

const pageSize = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60)), 60);

/** Lists of users, for an administrator. */
export const userListOperations: Record<string, Operation> = {
	ListUsers: poolOperation(
		v.object({
			AttributesToGet: v.optional(v.nullable(v.array(text(1, 32))), null),
			Filter: v.optional(v.pipe(v.string(), v.maxLength(256)), ''),
			Limit: pageSize,
			PaginationToken: v.optional(text(1, 131_072))
		}),
		(pool, { AttributesToGet, Filter, Limit, PaginationToken }) => {
			const matches = readFilter(Filter);
			const users = [...pool.directory.users()].filter(matches);
			const { page, next } = paginate(users, Limit || 60, PaginationToken);
			return {
				Users: page.map((user) => listedUser(user, AttributesToGet)),
				...(next ? { PaginationToken: next } : {})
			};
		}
	),
	ListUsersInGroup: poolOperation(
		v.object({
			GroupName: text(1, 128),
			Limit: pageSize,
			NextToken: v.optional(text(1, 131_072))
		}),
		(pool, { GroupName, Limit, NextToken }) => {
			if (!pool.groups.find(GroupName)) {
				throw new ApiError('ResourceNotFoundException', 'Group not found.');
			}
			const members = membersOf(pool, GroupName);
			const { page, next } = paginate(members, Limit || 60, NextToken);
			return {
				Users: page.map((user) => listedUser(user)),
				...(next ? { NextToken: next } : {})
			};
		}
	)
};

const membersOf = ({ directory }: Pool, group: string) =>
	[...directory.users()].filter(({ groups }) => groups.includes(group));

/**
 * A part of a list, and the token of the next one: opaque to clients, as AWS's are.
 *
 * @throws {ApiError} for a token that no list returned
 */
export function paginate<Item>(items: readonly Item[], size: number, token: string | undefined) {
	const start = token === undefined ? 0 : readToken(token);
	const end = start + size;
	return {
		page: items.slice(start, end),
		next: end < items.length ? base64url.encode(`from ${end}`) : null
	};
}

function readToken(token: string): number {
	const decoded = /^[\w-]+$/.test(token) ? new TextDecoder().decode(base64url.decode(token)) : '';
	const [, start] = /^from (\d{1,9})$/.exec(decoded) ?? [];
	if (start === undefined) throw invalidParameter('Invalid pagination token.');
	return Number(start);
}

/** What a filter can look at: AWS searches these attributes only. */
const searchable: Record<string, (user: User) => string | undefined> = {
	username: (user) => user.username,
	sub: (user) => user.sub,
	'cognito:user_status': (user) => user.status,
	status: (user) => (user.enabled ? 'Enabled' : 'Disabled'),
	email: ({ attributes }) => attributes['email'],
	phone_number: ({ attributes }) => attributes['phone_number'],
	name: ({ attributes }) => attributes['name'],
	given_name: ({ attributes }) => attributes['given_name'],
	family_name: ({ attributes }) => attributes['family_name'],
	preferred_username: ({ attributes }) => attributes['preferred_username']
};

/** A filter such as `email = "a@example.com"` or `name ^= "A"`. @throws {ApiError} */
function readFilter(filter: string): (user: User) => boolean {
	if (filter.trim() === '') return () => true;
	const [, name = '', operator, value = ''] =
		/^\s*([\w:]+)\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(filter) ?? [];
	const read = Object.hasOwn(searchable, name) ? searchable[name] : undefined;
	if (!operator || !read) throw invalidParameter('Error while parsing filter.');
	const wanted = value.replace(/\\(.)/g, '$1');
	return operator === '='
		? (user) => read(user) === wanted
		: (user) => read(user)?.startsWith(wanted) === true;
}
