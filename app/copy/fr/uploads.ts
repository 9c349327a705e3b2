import type { uploads as english } from "../en/uploads.ts";
import type { Translation } from "../translation.ts";

export const uploads = {
  rate_limited: "Trop de requêtes. Attendez un moment et réessayez.",
  upload_quota_reached: "Vous avez atteint la limite d’envois de fichiers sur 24 heures.",
  body_too_large: "C’est plus volumineux que ce que nous acceptons.",
  invalid_input: "Le fichier est vide ou incomplet. Choisissez-le à nouveau.",
  session_expired: "Cette connexion a expiré. Rechargez la page.",
  other: "Ce fichier n’a pas été accepté. Rechargez la page.",
} satisfies Translation<typeof english>;
