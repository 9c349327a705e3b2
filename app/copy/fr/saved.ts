import type { saved as english } from "../en/saved.ts";
import type { Translation } from "../translation.ts";

export const saved = {
  title: "Recherches enregistrées",
  lead: "Enregistrez une recherche dans la liste des défis, et nous vous prévenons quand un nouveau défi y correspond.",
  see: "Voir ce qui correspond",
  keep: "Enregistrer",
  delete: "Supprimer",
  of: "« {name} »",
  empty: "Vous n’avez enregistré aucune recherche",
  browse: "Parcourir les défis",
  done_save: "La recherche est enregistrée.",
  done_change: "Enregistré.",
  done_delete: "La recherche est supprimée.",
} satisfies Translation<typeof english>;
