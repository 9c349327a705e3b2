/** How what is held is divided: in a dispute, and when both sides end a challenge together. */
import type { division as english } from "../en/division.ts";
import type { Translation } from "../translation.ts";

export const division = {
  receives: "{you, select, solver {Du erhältst} other {{solver} erhält}}",
  fee: "Plattformgebühr",
  tax: "Steuer auf die Gebühr",
  back: "{you, select, poster {Zurück an dich} other {Zurück an {poster}}}",
  held: "Verwahrt",
  line: "{you, select, solver {{net} an dich, {fee} Gebühr, {refund} zurück an {poster}} poster {{net} an {solver}, {fee} Gebühr, {refund} zurück an dich} other {{net} an {solver}, {fee} Gebühr, {refund} zurück an {poster}}}",
  lineTax:
    "{you, select, solver {{net} an dich, {fee} Gebühr, {tax} Steuer darauf, {refund} zurück an {poster}} poster {{net} an {solver}, {fee} Gebühr, {tax} Steuer darauf, {refund} zurück an dich} other {{net} an {solver}, {fee} Gebühr, {tax} Steuer darauf, {refund} zurück an {poster}}}",

  share: "Wie sollen die {sum} aufgeteilt werden?",
  shareHint:
    "{sum} sind verwahrt. Die Gebühr geht von dem ab, was an {you, select, solver {dich} other {{solver}}} geht; was zurückgeht, geht ganz zurück.",
  all: "{you, select, solver {Alles an dich} other {Alles an {solver}}}",
  back_all: "{you, select, poster {Alles zurück an dich} other {Alles zurück an {poster}}}",
  half: "Je die Hälfte",
  other: "Andere Aufteilung",
  release: "{you, select, solver {An dich, inklusive Gebühr} other {An {solver}, inklusive Gebühr}}",
  releaseHint: "Von 0 bis {sum}. Der Rest geht zurück an {you, select, poster {dich} other {{poster}}}.",
  ledger: "Wie aufgeteilt wird",
  chooseShare: "Wähl aus, wie aufgeteilt werden soll.",

  acceptPay: "{sum} zahlen",
  acceptTake: "{sum} annehmen",
  acceptTakeBack: "{sum} zurücknehmen",
  acceptGiveBack: "{sum} zurückgeben",

  files: "Dateien",
  filesHint: "Bis zu {count}, jede höchstens 90 MB.",
} satisfies Translation<typeof english>;
