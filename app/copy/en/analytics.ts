/** Being counted: the question at the foot of pages. */
export const analytics = {
  ask: "May we count how you use OpenChance?",
  askText:
    "It tells us which pages work. No name, no address, nothing you write; you can change your mind at any time.",
  allow: "Allow",
  decline: "Don’t allow",
  more: "What is counted",
  saving: "Saving",
};
