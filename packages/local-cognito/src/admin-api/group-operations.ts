import * as v from 'valibot';
import type { Group } from '../directory/groups.ts';
import type { Pool } from '../pool.ts';
import { ApiError } from '../user-api/api-error.ts';
import { text } from '../user-api/input.ts';
import type { Operation } from '../user-api/operation.ts';
import { poolOperation, profileOperation, seconds } from './admin-call.ts';
import { paginate } from './user-list.ts';

const groupName = v.pipe(text(1, 128), v.regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u));
const named = { GroupName: groupName };
const members = {
	...named,
	Description: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(2048))), null),
	Precedence: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))), null)
};
const listing = {
	Limit: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60)), 60),
	NextToken: v.optional(text(1, 131_072))
};

/** Operations on groups, for an administrator. */
export const groupOperations: Record<string, Operation> = {
	CreateGroup: poolOperation(v.object(members), (pool, input) => {
		if (pool.groups.find(input.GroupName)) {
			throw new ApiError('GroupExistsException', 'A group with the name already exists.');
		}
		return putGroup(pool, input);
	}),
	UpdateGroup: poolOperation(v.object(members), (pool, input) => {
		requireGroup(pool, input.GroupName);
		return putGroup(pool, input);
	}),
	GetGroup: poolOperation(v.object(named), (pool, { GroupName }) => ({
		Group: groupJson(pool, requireGroup(pool, GroupName))
	})),
	DeleteGroup: poolOperation(v.object(named), (pool, { GroupName }) => {
		requireGroup(pool, GroupName);
		pool.groups.remove(GroupName);
		for (const user of pool.directory.users()) {
			user.groups = user.groups.filter((name) => name !== GroupName);
		}
		return {};
	}),
	ListGroups: poolOperation(v.object(listing), (pool, input) =>
		groupPage(pool, pool.groups.list(), input)
	),
	AdminListGroupsForUser: profileOperation(v.object(listing), (pool, user, input) =>
		groupPage(
			pool,
			pool.groups.list().filter(({ name }) => user.groups.includes(name)),
			input
		)
	),
	AdminAddUserToGroup: profileOperation(v.object(named), (pool, user, { GroupName }) => {
		requireGroup(pool, GroupName);
		user.groups = [...new Set([...user.groups, GroupName])];
		return {};
	}),
	AdminRemoveUserFromGroup: profileOperation(v.object(named), (pool, user, { GroupName }) => {
		requireGroup(pool, GroupName);
		user.groups = user.groups.filter((name) => name !== GroupName);
		return {};
	})
};

function requireGroup({ groups }: Pool, name: string): Group {
	const group = groups.find(name);
	if (group) return group;
	throw new ApiError('ResourceNotFoundException', 'Group not found.');
}

interface GroupInput {
	GroupName: string;
	Description: string | null;
	Precedence: number | null;
}

function putGroup(pool: Pool, { GroupName, Description, Precedence }: GroupInput) {
	const now = pool.clock.now().getTime();
	const known = pool.groups.find(GroupName);
	const group = {
		name: GroupName,
		description: Description ?? known?.description ?? null,
		precedence: Precedence ?? known?.precedence ?? null,
		createdAt: known?.createdAt ?? now,
		modifiedAt: now
	};
	pool.groups.put(group);
	return { Group: groupJson(pool, group) };
}

const groupJson = ({ config }: Pool, group: Group) => ({
	GroupName: group.name,
	UserPoolId: config.user_pool_id,
	...(group.description === null ? {} : { Description: group.description }),
	...(group.precedence === null ? {} : { Precedence: group.precedence }),
	CreationDate: seconds(group.createdAt),
	LastModifiedDate: seconds(group.modifiedAt)
});

interface Listing {
	Limit: number;
	NextToken?: string | undefined;
}

function groupPage(pool: Pool, groups: readonly Group[], { Limit, NextToken }: Listing) {
	const { page, next } = paginate(groups, Limit || 60, NextToken);
	return {
		Groups: page.map((group) => groupJson(pool, group)),
		...(next ? { NextToken: next } : {})
	};
}
