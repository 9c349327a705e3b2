/** Users and sessions in the shape of Clerk's Backend API and webhooks (snake_case, instants in epoch ms). */
import type { SessionRow, UserRow } from "./storage.ts";

export function userResource(user: UserRow) {
  const [first, ...rest] = user.name.split(" ");
  const emailId = `idn_${user.id.slice("user_".length)}`;
  return {
    id: user.id,
    object: "user",
    username: null,
    first_name: first || null,
    last_name: rest.join(" ") || null,
    image_url: "",
    has_image: false,
    primary_email_address_id: emailId,
    primary_phone_number_id: null,
    primary_web3_wallet_id: null,
    password_enabled: false,
    two_factor_enabled: false,
    totp_enabled: false,
    backup_code_enabled: false,
    email_addresses: [
      {
        id: emailId,
        object: "email_address",
        email_address: user.email,
        reserved: false,
        verification: { status: "verified", strategy: "email_code", attempts: 1, expire_at: null },
        linked_to: [],
        created_at: user.created_at,
        updated_at: user.created_at,
      },
    ],
    phone_numbers: [],
    web3_wallets: [],
    external_accounts: [],
    enterprise_accounts: [],
    public_metadata: {},
    private_metadata: {},
    unsafe_metadata: {},
    external_id: null,
    banned: false,
    locked: false,
    last_sign_in_at: user.updated_at,
    last_active_at: user.updated_at,
    delete_self_enabled: true,
    create_organization_enabled: false,
    legal_accepted_at: null,
    created_at: user.created_at,
    updated_at: user.updated_at,
  };
}

export function sessionResource(session: SessionRow) {
  return {
    id: session.id,
    object: "session",
    user_id: session.user_id,
    client_id: session.client_id ?? "",
    status: session.status,
    actor: null,
    last_active_at: session.updated_at,
    expire_at: session.expire_at,
    abandon_at: session.expire_at,
    created_at: session.created_at,
    updated_at: session.updated_at,
  };
}

export function deletedResource(object: string, id: string) {
  return { deleted: true, id, object };
}
