import { questions } from '../database/schema.ts';
import type { Question } from './types.ts';

/** The columns of a question that anybody sees. */
export const questionFields = {
	id: questions.id,
	text: questions.text,
	state: questions.state,
	answer: questions.answer,
	createdAt: questions.createdAt,
	answeredAt: questions.answeredAt
};

type Row = Pick<typeof questions.$inferSelect, keyof typeof questionFields>;

/** Nothing else of the row is told: it says who asked, and who answered. */
export const presentQuestion = ({
	id,
	text,
	state,
	answer,
	createdAt,
	answeredAt
}: Row): Question => ({
	...{ id, text, state, answer },
	createdAt: new Date(createdAt).toISOString(),
	answeredAt: answeredAt === null ? null : new Date(answeredAt).toISOString()
});
