export const findPeople = {
  title: "Find people",
  description: "People on OpenChance by name, handle or skill.",
  label: "Search people",
  placeholder: "A name, a handle or a skill",
  search: "Search",
  hint: "Write a name, a handle or a whole skill, such as “react”.",
  results: "People",
  corrected: "Shown for <q>{corrected}</q>.",
  empty: "Nobody fits “{query}”",
  emptyText: "Try the family name alone, or a skill.",
  next: "Show more",
} as const;
