/** Being counted: what is said of it on the pages about privacy. */
import type { counting as english } from "../en/counting.ts";
import type { Translation } from "../translation.ts";

export const counting = {
  title: "Compter comment OpenChance est utilisé",
  text: "Si vous l’autorisez, nous comptons ce qui se fait ici : une recherche, un défi consulté ou publié, une candidature envoyée. Ce qui est compté porte un numéro à votre place ; ni nom, ni adresse, ni rien de ce que vous écrivez, et aucun script d’un autre site. C’est conservé chez PostHog.",
  now_ask: "Rien n’a été compté de votre part : vous n’avez pas encore dit si nous le pouvons.",
  now_allowed: "Vous l’autorisez. Si vous changez d’avis, cela cesse aussitôt.",
  now_declined: "Vous ne l’autorisez pas, et rien n’est compté de votre part.",
  now_refused: "Votre navigateur demande aux sites de ne pas vous suivre ; rien n’est donc compté de votre part.",
} satisfies Translation<typeof english>;
