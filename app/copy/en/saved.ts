export const saved = {
  title: "Saved searches",
  lead: "Save a search on the list of challenges, and we tell you when a new challenge fits it.",
  see: "See what fits",
  keep: "Save",
  delete: "Delete",
  of: "“{name}”",
  empty: "You have saved no search",
  browse: "Browse challenges",
  done_save: "The search is saved.",
  done_change: "Saved.",
  done_delete: "The search is deleted.",
} as const;
