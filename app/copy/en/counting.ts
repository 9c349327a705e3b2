/** Being counted: what is said of it on the pages about privacy. */
export const counting = {
  title: "Counting how OpenChance is used",
  text: "If you allow it, we count what is done here: a search, a challenge looked at or posted, an application sent. What is counted has a number instead of you; no name, no address and nothing you write, and no script of another site. It is kept at PostHog.",
  now_ask: "You have not been counted: you have not said whether we may.",
  now_allowed: "You allow it. If you change your mind, it ends at once.",
  now_declined: "You do not allow it, and are not counted.",
  now_refused: "Your browser asks sites not to track you, so you are not counted.",
};
