/** How what is held is divided: in a dispute, and when both sides end a challenge together. */
import type { division as english } from "../en/division.ts";
import type { Translation } from "../translation.ts";

export const division = {
  receives: "{you, select, solver {Vous recevez} other {{solver} reçoit}}",
  fee: "Frais de plateforme",
  tax: "Taxe sur les frais",
  back: "{you, select, poster {Vous récupérez} other {{poster} récupère}}",
  held: "Mis de côté",
  line: "{you, select, solver {{net} pour vous, {fee} de frais, {refund} de remboursement pour {poster}} poster {{net} pour {solver}, {fee} de frais, {refund} de remboursement pour vous} other {{net} pour {solver}, {fee} de frais, {refund} de remboursement pour {poster}}}",
  lineTax:
    "{you, select, solver {{net} pour vous, {fee} de frais, {tax} de taxe dessus, {refund} de remboursement pour {poster}} poster {{net} pour {solver}, {fee} de frais, {tax} de taxe dessus, {refund} de remboursement pour vous} other {{net} pour {solver}, {fee} de frais, {tax} de taxe dessus, {refund} de remboursement pour {poster}}}",

  share: "Comment faut-il partager les {sum} ?",
  shareHint:
    "La somme de {sum} est mise de côté. Les frais sont pris sur la part qui va à {you, select, solver {vous} other {{solver}}} ; ce qui est rendu est rendu en entier.",
  all: "{you, select, solver {Tout pour vous} other {Tout pour {solver}}}",
  back_all: "{you, select, poster {Vous récupérez tout} other {{poster} récupère tout}}",
  half: "Moitié-moitié",
  other: "Un autre partage",
  release: "{you, select, solver {Pour vous, frais inclus} other {Pour {solver}, frais inclus}}",
  releaseHint: "De 0 à {sum}. Le reste {you, select, poster {vous revient} other {revient à {poster}}}.",
  ledger: "Comment c’est partagé",
  chooseShare: "Choisissez comment il faut partager.",

  acceptPay: "Verser {sum}",
  acceptTake: "Accepter {sum}",
  acceptTakeBack: "Récupérer {sum}",
  acceptGiveBack: "Rendre {sum}",

  files: "Fichiers",
  filesHint: "Jusqu’à {count}, chacun de 90 Mo au plus.",
} satisfies Translation<typeof english>;
