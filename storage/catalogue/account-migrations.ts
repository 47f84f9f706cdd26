/** The catalogue's history of accounts beyond their first table; see `migrations.ts`. */
import { type Migration, statements } from "./migration.js";

export const accountMigrations: readonly Migration[] = [
  {
    number: 27,
    name: "invitations, second steps, passkeys and tokens",
    up: statements(
      "alter table account add column disabled_at text",
      "alter table account add column totp_secret text",
      "alter table account add column totp_step bigint",
      "alter table session add column seen_at text",
      "alter table session add column device text",
      `create table account_link (
         digest text primary key, account text references account (id) on delete cascade, role text,
         note text not null, by text not null, created_at text not null, expires_at text not null)`,
      `create table recovery_code (
         digest text primary key, account text not null references account (id) on delete cascade)`,
      "create index recovery_code_account on recovery_code (account)",
      `create table passkey (
         id text primary key, account text not null references account (id) on delete cascade,
         name text not null, public_key text not null, counter bigint not null, transports text not null,
         created_at text not null, used_at text)`,
      "create index passkey_account on passkey (account)",
      `create table api_token (
         id text primary key, account text not null references account (id) on delete cascade,
         name text not null, digest text not null unique, scopes text not null, created_at text not null,
         expires_at text not null, used_at text)`,
      "create index api_token_account on api_token (account)",
      `create table sign_in_step (
         digest text primary key, account text references account (id) on delete cascade,
         purpose text not null, challenge text, expires_at text not null)`,
    ),
  },
];
