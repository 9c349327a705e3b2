/** How what is held is divided: in a dispute, and when both sides end a challenge together. */
import type { division as english } from "../en/division.ts";
import type { Translation } from "../translation.ts";

export const division = {
  receives: "{you, select, solver {Recibes} other {{solver} recibe}}",
  fee: "Comisión de la plataforma",
  tax: "Impuesto sobre la comisión",
  back: "{you, select, poster {De vuelta a ti} other {De vuelta a {poster}}}",
  held: "En reserva",
  line: "{you, select, solver {{net} para ti, {fee} de comisión, {refund} de vuelta a {poster}} poster {{net} para {solver}, {fee} de comisión, {refund} de vuelta a ti} other {{net} para {solver}, {fee} de comisión, {refund} de vuelta a {poster}}}",
  lineTax:
    "{you, select, solver {{net} para ti, {fee} de comisión, {tax} de impuesto sobre ella, {refund} de vuelta a {poster}} poster {{net} para {solver}, {fee} de comisión, {tax} de impuesto sobre ella, {refund} de vuelta a ti} other {{net} para {solver}, {fee} de comisión, {tax} de impuesto sobre ella, {refund} de vuelta a {poster}}}",

  share: "¿Cómo debería repartirse el total de {sum}?",
  shareHint:
    "Hay {sum} en reserva. La comisión sale de lo que {you, select, solver {recibes} other {recibe {solver}}}; lo que vuelve, vuelve entero.",
  all: "{you, select, solver {Todo para ti} other {Todo para {solver}}}",
  back_all: "{you, select, poster {Todo de vuelta a ti} other {Todo de vuelta a {poster}}}",
  half: "A medias",
  other: "Otro reparto",
  release: "{you, select, solver {Para ti, comisión incluida} other {Para {solver}, comisión incluida}}",
  releaseHint: "De 0 a {sum}. El resto vuelve {you, select, poster {a ti} other {a {poster}}}.",
  ledger: "Cómo se reparte",
  chooseShare: "Elige cómo debería repartirse.",

  acceptPay: "Pagar {sum}",
  acceptTake: "Aceptar {sum}",
  acceptTakeBack: "Aceptar {sum} de vuelta",
  acceptGiveBack: "Devolver {sum}",

  files: "Archivos",
  filesHint: "Hasta {count}, de 90 MB como máximo cada uno.",
} satisfies Translation<typeof english>;
