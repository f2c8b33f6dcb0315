import type { RequestContext } from '../request-context.ts';
import { answerQuestion, closeQuestion } from './answer.ts';
import { askQuestion } from './ask.ts';
import { listQuestions } from './list.ts';
import { reportQuestion } from './report.ts';
import type { QuestionService } from './types.ts';

/** What visitors ask about events, and what their organisers answer. */
export const createQuestionService = (context: RequestContext): QuestionService => ({
	list: (event, filter) => listQuestions(context, event, filter),
	ask: (event, input) => askQuestion(context, event, input),
	answer: (event, id, input) => answerQuestion(context, event, id, input),
	close: (event, id) => closeQuestion(context, event, id),
	report: (event, id, input) => reportQuestion(context, event, id, input)
});
