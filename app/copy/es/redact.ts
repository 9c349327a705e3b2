/** For admins: words that may not stand are taken out. */
import type { redact as english } from "../en/redact.ts";
import type { Translation } from "../translation.ts";

export const redact = {
  title: "Quitar palabras",
  lead: "Datos personales o palabras que la ley prohíbe, de un reto, una solicitud, una valoración, un trabajo o el nombre de un archivo. Los mensajes se eliminan en Reportes.",
  id: "De qué",
  idHint: "Su id: chl_…, app_…, rev_…, wrk_… o fil_…",
  words: "Las palabras",
  wordsHint: "Tal como están escritas, de 3 a 200 caracteres, en mayúsculas o no. En su lugar queda […].",
  picture: "Quitar también su imagen (de un trabajo)",
  pictureDone: "La imagen se ha quitado.",
  reason: "Por qué",
  reasonHint: "Se guarda en el registro; las palabras no.",
  after:
    "No se puede deshacer: las palabras no se guardan en ningún sitio, salvo en lo que se reportó antes y en los avisos enviados. Se avisa a quien las escribió.",
  button: "Quitarlas",
  done: "Las palabras ya no están en {kind, select, challenge {el reto} application {la solicitud} review {la valoración} work {el trabajo} other {el nombre del archivo}}, en {places, plural, one {# sitio} many {# sitios} other {# sitios}}.",
} satisfies Translation<typeof english>;
