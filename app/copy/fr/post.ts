/** Posting and changing a challenge. */
import type { post as english } from "../en/post.ts";
import type { Translation } from "../translation.ts";

export const post = {
  title: "Publier un défi",
  editTitle: "Modifier le défi",
  steps: "Étapes",
  step_problem: "Problème",
  step_brief: "Description",
  step_reward: "Récompense, dates",
  step_check: "Vérifier, publier",
  heading_problem: "Quel est le problème ?",
  heading_brief: "La description",
  heading_reward: "Récompense et dates",
  heading_check: "Vérifier et publier",
  draftSaved: "Brouillon enregistré à {time}. Fermez la page quand vous voulez.",
  draftKept: "Votre brouillon est gardé. Fermez la page quand vous voulez.",
  notSavedYet: "Rien n’est enregistré avant que vous continuiez.",

  askProblem: "Dites-le en une ligne",
  titleLabel: "Titre",
  titleHint: "Ce qui doit être vrai quand c’est fait. De 8 à 120 caractères.",
  summary: "En une phrase",
  summaryHint: "Elle figure sous le titre dans les listes.",
  askField: "Dans quel domaine ?",
  category: "Catégorie",
  chooseCategory: "Choisissez une catégorie",
  skills: "Compétences",
  skillsHint: "Jusqu’à 20, séparées par des virgules : react, accessibilité, tests.",
  place: "Lieu",
  placeHint:
    "Où il faut être, si cela compte : une ville, une région, un pays. Vide : le travail se fait de n’importe où.",

  askBrief: "À quoi voit-on que c’est fait ?",
  brief: "Description",
  briefHint:
    "Ce que vous avez, ce qu’il vous faut, et comment vous en jugerez. Markdown fonctionne. Pas de coordonnées : vous pouvez échanger ici.",
  markdownHelp: "Titres avec ##, listes avec -, liens avec [texte](https://…).",

  askWorth: "Combien cela vaut-il ?",
  reward: "Récompense",
  rewardHint:
    "Le prix entier, tout le travail compris. Vous le payez quand vous choisissez un prestataire, pas aujourd’hui.",
  yours: "La vôtre",
  guidance:
    "{count} défis ouverts dans {category} ont une récompense dans cette devise. La moitié se situe entre {lower} et {upper} (plus foncé) ; ceux-là ont attiré en moyenne {applications, plural, one {# candidature} many {# de candidatures} other {# candidatures}} chacun.",
  askWhen: "Quand ?",
  closes: "Clôture des candidatures",
  closesHint: "À la fin de ce jour.",
  days: "Jours pour livrer",
  daysHint: "À partir du jour où la récompense est mise de côté, {most} au plus.",
  askAgents: "Les prestataires peuvent-ils utiliser des agents IA ?",
  agents_humans: "Non, personnes uniquement",
  agents_declared: "Aide possible si elle est déclarée",
  agents_declaredHint: "Le prestataire dit dans sa candidature ce qui serait fait avec un agent.",
  agents_allowed: "Oui, les agents peuvent postuler",

  slip: "Ce que vous paierez, une fois, en choisissant",
  noSum: "Indiquez une récompense pour voir ce que vous paierez.",
  solverReceives: "Le prestataire reçoit",
  fee: "Frais de plateforme, {percent} %",
  toPost: "Pour publier",

  checks: "Vérifications",
  check_title: "Le titre dit ce qu’il faut faire",
  check_summary: "Une phrase pour les listes",
  check_brief: "La description dit à quoi on voit que c’est fait",
  check_category: "Une catégorie",
  check_reward: "Une récompense",
  check_deadline: "Un jour de clôture encore à venir",
  check_days: "Des jours pour livrer",
  check_contacts: "Pas de coordonnées dans la description",
  mend: "Corriger",
  missing: "Il manque : {what}",
  contactsFound:
    "La description semble contenir des coordonnées. Tout le monde peut la lire ; vous pourrez échanger ici dès que quelqu’un sera dans votre présélection.",

  preview: "Tel que les prestataires le verront",
  back: "Retour",
  next_brief: "Continuer : description",
  next_reward: "Continuer : récompense et dates",
  next_check: "Vérifier",
  publish: "Publier le défi",
  publishing: "Publication",
  saveChanges: "Enregistrer les modifications",
  saving: "Enregistrement",
  changedNotice: "Toutes les personnes qui ont postulé sont prévenues de la nouvelle version.",
} satisfies Translation<typeof english>;
