/** What is mine: challenges I posted, work I do. */
import type { mine as english } from "../en/mine.ts";
import type { Translation } from "../translation.ts";

export const mine = {
  challenges: "Mes défis",
  work: "Mon travail",
  post: "Publier un défi",
  browse: "Parcourir les défis",
  statement: "Relevé",
  drafts: "Brouillons",
  draftsNote: "Personne d’autre ne les voit",
  open: "Ouverts",
  openNote: "Acceptent des candidatures",
  running: "En cours",
  runningNote: "Choix fait, payés, livrés",
  ended: "Terminés",
  endedNote: "Achevés, retirés, clos",
  none: "Vous n’avez encore rien publié",
  noneText: "Décrivez un problème, annoncez une récompense et choisissez qui le résout. Publier ne coûte rien.",
  noWork: "Rien ici pour l’instant",
  noWorkText: "Trouvez un défi qui vous va. Postuler ne coûte rien.",
  applications: "Candidatures",
  applicationsNote: "Ce que vous avez proposé, du plus récent au plus ancien",
  runningWork: "Travail",
  continueDraft: "Finir le brouillon",
  compare:
    "{count, plural, =0 {Voir le tableau} one {Voir # candidature} many {Comparer # de candidatures} other {Comparer # candidatures}}",
  pay: "Payer",
  room: "Ouvrir l’espace",
  dispute: "Aller au litige",
  see: "Voir",
  untitledReward: "Pas encore de récompense",
  more: "Afficher plus",
  applied: "Envoyée {when}",
  byChallenge: "Candidatures par défi",
  byChallengeNote: "Vos défis les plus récents, selon le jour de publication",
  byChallengeOver: "Défi",
  byChallengeSummary:
    "{count, plural, one {# candidature} many {# de candidatures} other {# candidatures}} pour {challenges} défis ; celui qui en a le plus, {most} : « {title} ».",
} satisfies Translation<typeof english>;
