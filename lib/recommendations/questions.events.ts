import { questions, replies } from "#db/schema/index.ts";
import { defineEvent, writtenBy } from "#lib/core/events.ts";

const linkTo = (questionTrail: number) => ({
  path: `questions/${questionTrail}`,
  text: "The question and its answers",
});

export const questionEvents = [
  defineEvent({
    kind: "question",
    category: "questions",
    commands: { askQuestion: "Question asked" },
    freeTexts: [[questions.words, "Question"]],
    meetingFacts: questions,
    timeline: {
      filters: ["questions"],
      load: (db, events) => db.select().from(questions).where(writtenBy(questions.trail, events)),
      title: () => "Question",
      details: ({ words }) => [{ text: words }],
      change: () => "question asked",
      link: ({ trail }) => linkTo(trail),
    },
  }),
  defineEvent({
    kind: "asked again",
    category: "questions",
    commands: { askAgain: "Asked again" },
    timeline: {
      filters: ["questions"],
      load: (db, events) => db.select().from(replies).where(writtenBy(replies.trail, events)),
      title: () => "Asked again",
      details: ({ words }) => [{ text: words }],
      change: () => "asked again",
      link: ({ questionTrail }) => linkTo(questionTrail),
    },
  }),
  defineEvent({
    kind: "answer",
    category: "questions",
    commands: { answerQuestion: "Question answered" },
    freeTexts: [[replies.words, "Answer or further question"]],
    timeline: {
      filters: ["questions"],
      load: (db, events) => db.select().from(replies).where(writtenBy(replies.trail, events)),
      title: () => "Answer",
      details: ({ words }) => [{ text: words }],
      change: () => "question answered",
      reportedBy: ({ agencyId }) => agencyId,
      link: ({ questionTrail }) => linkTo(questionTrail),
    },
  }),
];
