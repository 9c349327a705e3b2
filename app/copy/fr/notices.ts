/** What somebody is told, and how: the settings page and the page behind a mail's link. */
import type { notices as english } from "../en/notices.ts";
import type { Translation } from "../translation.ts";

export const notices = {
  title: "Notifications",
  lead: "Choisissez comment vous apprenez quoi. Les e-mails et les notifications push ne signalent que ce que vous n’avez pas vu ici en quelques minutes.",
  saved: "Enregistré.",
  save: "Enregistrer",
  saving: "Enregistrement",

  channels: "Canaux",
  about: "Sujet",
  inApp: "Dans l’app",
  channelOf: "{category}, {channel}",
  email: "E-mail",
  push: "Push",
  always: "Toujours",
  alwaysText:
    "L’argent, votre compte et les messages s’affichent toujours dans l’app, car les manquer pourrait vous coûter. Pour moins entendre parler d’une conversation, mettez-la en sourdine.",
  applications: "Candidatures",
  applicationsText: "Les nouvelles, la présélection, qui est choisi",
  searches: "Recherches enregistrées",
  searchesText: "Les nouveaux défis qui y correspondent",
  work: "Travail",
  workText: "Livraisons, modifications, approbations, litiges",
  money: "Argent",
  moneyText: "Mis de côté, versé, rendu, ou coincé",
  reviews: "Avis",
  reviewsText: "Écrits sur vous",
  account: "Compte",
  accountText: "Ce qui touche à votre connexion et à votre adresse",
  messages: "Messages",
  messagesText: "Un seul e-mail par conversation, jusqu’à ce que vous l’ayez lue",

  emailTo: "Les e-mails vont à {address}.",
  email_no_address: "Nous ne connaissons pas votre adresse, aucun e-mail ne part donc.",
  email_suppressed:
    "Les e-mails à {address} nous sont revenus ou ont été signalés comme indésirables, aucun ne part donc. Donnez une autre adresse à votre compte.",
  email_not_offered: "L’envoi d’e-mails n’est pas configuré ici. Nous vous prévenons dans l’app.",

  when: "Quand les e-mails arrivent",
  digest_off: "Au fur et à mesure",
  digest_offText: "Un e-mail pour chaque chose que vous n’avez pas vue.",
  digest_daily: "Une fois par jour",
  digest_dailyText: "Un seul e-mail à {hour}, avec ce que vous n’avez pas lu.",

  quietTitle: "Heures calmes",
  quiet: "Me laisser tranquille la nuit",
  quietText:
    "Les e-mails attendent qu’elles finissent ; les notifications push sont omises. Les heures sont celles de {zone}, votre fuseau horaire.",
  changeZone: "Le changer",
  from: "De",
  until: "À",

  pushTitle: "Ce navigateur",
  pushText:
    "Les notifications push vous parviennent quand OpenChance est fermé. Elles sont désactivées tant que vous ne les activez pas, dans chaque navigateur séparément.",
  pushOn: "Activer dans ce navigateur",
  pushOff: "Désactiver dans ce navigateur",
  pushIsOn: "Activées dans ce navigateur.",
  pushDenied:
    "Votre navigateur n’autorise pas les notifications d’OpenChance. Autorisez-les dans ses réglages pour ce site.",
  pushUnsupported: "Ce navigateur ne peut pas afficher de notifications push.",
  pushFailed: "Cela n’a pas marché. Réessayez.",
  pushNotOffered: "Les notifications push ne sont pas configurées ici.",
  browsers:
    "{count, plural, =0 {Aucun navigateur n’est activé.} one {# navigateur est activé.} many {# de navigateurs sont activés.} other {# navigateurs sont activés.}}",

  stopTitle: "Arrêter ces e-mails",
  stopText: "Vous ne recevrez plus d’e-mail à ce sujet : {what}. Dans l’app, nous vous prévenons comme avant.",
  stopDigestText:
    "Vous ne recevrez plus aucun e-mail sur ce qui se passe ici. Dans l’app, nous vous prévenons comme avant.",
  stop: "Arrêter",
  stopping: "Arrêt en cours",
  stopped: "C’est fait. Vous ne recevrez plus d’e-mail de ce genre.",
  stoppedBefore: "Vous ne recevrez plus d’e-mail de ce genre.",
  digest: "la journée",
  choose: "Choisir ce que vous recevez",
  badLink: "Ce lien n’est pas de nous",
  badLinkText: "Rouvrez-le depuis l’e-mail, en entier. Ou choisissez ce que vous recevez dans vos réglages.",
} satisfies Translation<typeof english>;
