-- Sessions of browsers beside those of tokens. Runs unchanged on PostgreSQL 15 and on H2 in PostgreSQL mode.
-- What holds it: TOKENS or BROWSER.
alter table signed_in add column kind varchar(16) default 'TOKENS' not null;

-- Identities at OpenID Connect providers, and the account that each signs in to.
create table external_identity (
    id         uuid                     not null primary key,
    issuer     varchar(500)             not null,
    -- as the provider names somebody for good; compared byte for byte
    subject    varchar(255)             not null,
    account    uuid                     not null references account (id),
    linked_at  timestamp with time zone not null,
    constraint external_identity_once unique (issuer, subject)
);
create index external_identity_account on external_identity (account);

-- Sign-ins at providers that came back once: none comes back twice. Dropped once they are older than any may take.
create table external_sign_in (
    state_hash  varchar(64)              not null primary key,
    came_at     timestamp with time zone not null
);
create index external_sign_in_came on external_sign_in (came_at);
