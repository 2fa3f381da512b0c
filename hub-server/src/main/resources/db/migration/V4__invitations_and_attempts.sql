-- Links by which a password can be set, and failed attempts. Runs unchanged on PostgreSQL 15 and on H2 in PostgreSQL mode.
-- where links are sent to; null where none is known
alter table account add column email varchar(254);
-- null while nobody has set one
alter table account alter column password_hash drop not null;
-- all three or none: an account has at most one open link
alter table account add column link_purpose varchar(16);
alter table account add column link_hash varchar(64);
alter table account add column link_ends_at timestamp with time zone;
-- the request that changed it last; null where it had no key
alter table account add column receipt_key varchar(200);
alter table account add column receipt_fingerprint varchar(200);
alter table account add constraint account_link unique (link_hash);

-- Attempts to sign in or to use a link that failed, or are under way. Account and address are keyed hashes: what was typed
-- as a username may be a password.
create table failed_attempt (
    id       uuid                     not null primary key,
    -- of the account together with the address
    account  varchar(64)              not null,
    address  varchar(64)              not null,
    at       timestamp with time zone not null
);
create index failed_attempt_account on failed_attempt (account, at);
create index failed_attempt_address on failed_attempt (address, at);
create index failed_attempt_at on failed_attempt (at);
