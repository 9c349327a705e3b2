/** What is mine: challenges I posted, work I do. */
import type { mine as english } from "../en/mine.ts";
import type { Translation } from "../translation.ts";

export const mine = {
  challenges: "Mis retos",
  work: "Mi trabajo",
  post: "Publicar un reto",
  browse: "Explorar retos",
  statement: "Extracto",
  drafts: "Borradores",
  draftsNote: "Solo los ves tú",
  open: "Abiertos",
  openNote: "Admiten candidaturas",
  running: "En marcha",
  runningNote: "Con elección, pagados, entregados",
  ended: "Terminados",
  endedNote: "Completados, retirados, cerrados",
  none: "Aún no has publicado nada",
  noneText: "Describe un problema, indica una recompensa y elige quién lo resuelve. Publicar no cuesta nada.",
  noWork: "Aún no hay nada aquí",
  noWorkText: "Encuentra un reto que encaje contigo. Presentarse no cuesta nada.",
  applications: "Candidaturas",
  applicationsNote: "Lo que propusiste, lo más reciente primero",
  runningWork: "Trabajo",
  continueDraft: "Terminar el borrador",
  compare:
    "{count, plural, =0 {Ver el tablero} one {Ver # candidatura} many {Comparar # de candidaturas} other {Comparar # candidaturas}}",
  pay: "Pagar",
  room: "Abrir la sala",
  dispute: "Ir a la disputa",
  see: "Verlo",
  untitledReward: "Aún sin recompensa",
  more: "Ver más",
  applied: "Presentada {when}",
  byChallenge: "Candidaturas por reto",
  byChallengeNote: "Tus retos más recientes, según el día de publicación",
  byChallengeOver: "Reto",
  byChallengeSummary:
    "{count, plural, one {# candidatura} many {# de candidaturas} other {# candidaturas}} en {challenges} retos; el que más recibió, {most}, fue «{title}».",
} satisfies Translation<typeof english>;
