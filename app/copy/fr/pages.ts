/** Plain pages: help, terms, privacy. Figures come from the policy in force. */
import type { pages as english } from "../en/pages.ts";
import type { Translation } from "../translation.ts";

export const pages = {
  helpTitle: "Aide",
  helpLead: "Comment se déroule un défi, de sa publication jusqu’au versement.",
  help1: "Comment marche la protection",
  help1a:
    "Quand vous choisissez un prestataire, vous payez le prix entier de cette candidature. Dès lors, l’argent est mis de côté. Le client ne peut annuler sans l’accord de l’autre que si rien n’a jamais été livré et que l’échéance est dépassée de {overdue} jours ; une fois le travail livré, seulement avec le prestataire, ou par un litige.",
  help1b:
    "Vous avez {hours} heures pour payer après le choix. Sinon, le défi rouvre et personne n’est débité. Le travail commence quand la récompense est mise de côté, pas avant.",
  help1c: "Nous ne proposons ni compte pour garder de l’argent, ni intérêts. Stripe exécute les paiements.",
  help2: "Livrer et approuver",
  help2a:
    "Le prestataire remet des versions : une note et des fichiers. Le client approuve la plus récente ou demande des modifications, jusqu’à {rounds} fois.",
  help2b:
    "Après {days} jours sans réponse, une livraison est considérée comme approuvée, et elle est payée. Nous envoyons un rappel au client le jour {reminder}.",
  help3: "Recevoir son versement",
  help3a:
    "Avant de postuler, vous nous dites le pays de votre compte bancaire, et Stripe vérifie qui vous êtes. Ainsi, personne ne gagne ce qui ne peut pas être versé.",
  help3b:
    "À l’approbation, le prix moins les frais de plateforme de {percent} % part vers votre compte Stripe, et Stripe le verse à votre banque. S’il ne peut pas être versé, le relevé dit pourquoi, qui doit agir et ce qui se passe ensuite.",
  help4: "Si cela ne se passe pas bien",
  help4a:
    "Parlez-vous d’abord. Le prestataire peut quitter le défi à tout moment, et ce qui est encore mis de côté est rendu au client. Chacune des parties peut proposer de mettre fin au défi ensemble et dire comment partager ce qui est mis de côté ; cela compte dès que l’autre accepte.",
  help4d:
    "Si vous ne tombez pas d’accord, chacune des parties peut ouvrir un litige, dans les {filing} jours après une livraison ou une échéance manquée, et tant que des modifications demandées sont en retard. Tous les délais s’arrêtent. Vous dites ce qui ne va pas et comment partager ce qui est mis de côté, et l’autre partie a {answer} jours pour répondre ; sans réponse, le litige se termine comme demandé. Vous avez ensuite {offers} jours pour vous faire des offres, et une offre acceptée y met fin ; jusque-là, la personne qui a ouvert le litige peut aussi le retirer. Si aucune n’est acceptée, une personne d’OpenChance lit les deux parties et décide par écrit, dans les {decision} jours. Un litige ne coûte rien.",
  help4e:
    "Si la banque du client reprend un paiement, rien ne bouge avant la décision de la banque, et tous les délais sont arrêtés. Nous défendons le travail avec ce qui a été livré.",
  help4c:
    "{limit} jours après la mise de côté de la récompense, elle est soldée automatiquement, quel que soit l’état : le travail livré est payé au prestataire ; si rien n’a été livré, elle est rendue au client ; en cas de litige, elle est partagée d’après ce que les deux parties ont en commun, sinon par moitié.",
  help4b: "Un défi pour lequel personne n’a été choisi peut être retiré à tout moment. Rien n’est débité.",
  help5: "Avis",
  help5a:
    "Les deux parties en écrivent un une fois le défi achevé. Aucun n’est affiché avant que les deux soient là, ou {blind} jours après l’écriture du premier ; alors l’autre ne peut plus être écrit, pour que personne n’écrive en réponse à l’autre.",
  help6: "Les mots",
  help6a:
    "Client : qui publie un défi. Prestataire : qui fait le travail. Candidature : ce qu’un prestataire propose. Mis de côté : payé et pas encore libéré. Livraison : une version du travail.",
  browse: "Parcourir les défis",

  termsTitle: "Conditions",
  termsLead:
    "Ce dont nous convenons, vous et nous, quand vous utilisez OpenChance. Court, parce que c’est fait pour être lu.",
  terms1: "Qui convient avec qui",
  terms1a:
    "Le client et le prestataire concluent entre eux un accord sur le travail. OpenChance gère la plateforme, encaisse le paiement et le verse selon les règles de ces pages.",
  terms2: "Argent",
  terms2a:
    "Le prix de la candidature acceptée est payé avant que le travail commence et reste mis de côté jusqu’à ce qu’il soit libéré ou remboursé. Les frais de plateforme sont de {percent} % du prix, fixés le jour du paiement. Publier, postuler, échanger et ouvrir un litige ne coûtent rien.",
  terms2b:
    "Une livraison sans réponse est considérée comme approuvée après {days} jours. {limit} jours après la mise de côté de la récompense, elle est soldée : le travail livré est payé au prestataire, si rien n’a été livré elle est rendue au client, et en cas de litige elle est partagée d’après ce que les deux parties ont en commun, sinon par moitié.",
  terms2c:
    "Vous pouvez mettre fin à un défi ensemble à tout moment tant que le travail est en cours. En cas de désaccord, chacune des parties peut ouvrir un litige dans les {filing} jours après une livraison ou une échéance manquée, et tant que des modifications demandées sont en retard. Il se termine par une offre acceptée, par un silence de {answer} jours après la demande, ou par une personne d’OpenChance, qui décide dans les {decision} jours après les {offers} jours dont vous disposez pour vous accorder ; les deux parties acceptent cette décision comme la fin de ce qui est mis de côté ici. Elle ne vous prive d’aucun droit que la loi vous donne.",
  terms3: "Le travail",
  terms3a:
    "Sauf accord contraire écrit dans l’espace de travail, les droits sur le travail livré passent au client avec le paiement.",
  terms4: "Ce qui n’est pas permis",
  terms4a:
    "Un travail qui enfreint la loi ou les droits d’autrui, des coordonnées avant la présélection pour contourner la protection, postuler à ses propres défis, et acheter des avis ou faire pression pour en obtenir.",
  terms5: "Arrêter",
  terms5a:
    "Vous pouvez cesser d’utiliser OpenChance quand vous voulez. Ce qui est mis de côté est d’abord libéré ou remboursé selon les règles ci-dessus. Pour fermer votre compte, allez dans Réglages, Vos données.",

  privacyTitle: "Confidentialité",
  privacyLead: "Ce que nous gardons, pourquoi, et combien de temps.",
  privacy1: "Ce que tout le monde voit",
  privacy1a:
    "Votre nom, votre identifiant, votre rôle, votre pays si vous l’indiquez, ce que vous écrivez sur vous, vos compétences et depuis quand vous êtes ici ; votre note, et combien de défis vous avez publiés, payés et relevés ; vos défis une fois publiés, avec leurs récompenses et qui les a relevés ; et les avis publiés.",
  privacy2: "Ce que seule l’autre partie voit",
  privacy2a:
    "Une candidature est vue par le client du défi, un espace par ses membres, les livraisons et leurs fichiers par le client et le prestataire.",
  privacy3: "Ce que nous gardons pour faire marcher la plateforme",
  privacy3a:
    "Votre connexion (chez Clerk), les mouvements d’argent (aussi chez Stripe, qui vérifie qui est payé), et une trace de qui a modifié quoi. Les coordonnées de carte et de banque ne nous parviennent jamais.",
  privacy3b:
    "Gardés un temps : la clé de chaque formulaire que vous envoyez, 48 heures ; la liste de ce qui était à faire et à annoncer, 7 jours après que c’est fait ; les fichiers téléversés que personne n’a utilisés, 7 jours ; les déconnexions et événements de connexion, 30 jours ; les événements de Stripe, 90 jours ; vos notifications, 90 jours et 200 au plus ; un export que vous avez demandé, 7 jours ; les lettres de candidatures restées sans suite, et ce qui a été dit autour d’une chose signalée, deux ans.",
  privacy3c:
    "Gardés tant que votre compte existe : défis, candidatures convenues, messages, livraisons, avis, les livres et la trace de qui a modifié quoi. Ce que vous retirez dans un espace n’est plus affiché.",
  privacy5: "Ce que vous pouvez demander",
  privacy5a:
    "Dans Réglages, Vos données, vous pouvez récupérer tout ce que nous avons de vous, et fermer votre compte. Pendant deux semaines, vous pouvez encore le garder ; ensuite, ce qui vous concerne est supprimé : votre profil, votre adresse, votre connexion, tout ce que vous avez dit dans les espaces, et les lettres de candidatures restées sans suite.",
  privacy5b:
    "Ce qui reste alors, sans votre nom : les livres, comme la loi le demande, le travail convenu, et les avis, sur lesquels repose la réputation d’autres personnes. Si quelque chose de vous est encore ouvert, un paiement par exemple, cela est d’abord soldé.",
  privacy4: "Cookies",
  privacy4a:
    "Pour votre connexion, posés par Clerk sous notre adresse : __session et __client_uat, chacun aussi avec un suffixe, des noms qui commencent par __clerk_, et __cf_bm. Pour les couleurs que vous avez choisies : oc_theme, un an. Pour la langue que vous avez choisie : oc_language, un an. Pour savoir où vous alliez avant les pages de Stripe : oc_next, une heure. Pour votre réponse sur la mesure de l’usage, si la question vous est posée sans que vous soyez connecté : oc_analytics, six mois. Pour reconnaître deux comptes d’une même personne, gardé sous forme d’empreinte avec vos candidatures, vos choix et ce qui sert à vous payer : oc_device, six mois.",
  privacy4b:
    "Aucun ne vous suit : nos pages ne chargent rien d’autres sites. La connexion peut se faire sur les pages de Clerk et le paiement se fait sur celles de Stripe, qui posent les leurs. Un message qui n’a pas pu être envoyé attend dans votre navigateur jusqu’à ce qu’il le soit.",
} satisfies Translation<typeof english>;
