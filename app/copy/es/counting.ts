/** Being counted: what is said of it on the pages about privacy. */
import type { counting as english } from "../en/counting.ts";
import type { Translation } from "../translation.ts";

export const counting = {
  title: "Contar cómo se usa OpenChance",
  text: "Si lo permites, contamos lo que se hace aquí: una búsqueda, un reto visto o publicado, una candidatura enviada. Lo que se cuenta lleva un número en tu lugar; ni nombre, ni dirección, ni nada de lo que escribes, ni ningún script de otro sitio. Se guarda en PostHog.",
  now_ask: "No se te ha contado: aún no has dicho si podemos.",
  now_allowed: "Lo permites. Si cambias de opinión, termina en el acto.",
  now_declined: "No lo permites, y no se te cuenta.",
  now_refused: "Tu navegador pide a los sitios que no te rastreen, así que no se te cuenta.",
} satisfies Translation<typeof english>;
